import type { Script } from './script.ts';

export const immediateRework: Script = {
  title: { zh: '刚付款出门又返修', en: 'Just paid, just left, and back again' },
  steps: [
    {
      zh: '不让客户排队，由服务经理或服务总监马上接待，真诚道歉。',
      en: 'No queueing: the service manager or the service director receives the customer at once and apologises sincerely.',
    },
    {
      zh: '听客户说清现象，和客户一起看车、试车，确认问题。',
      en: 'Let the customer describe it, then look at the car and drive it together until the fault is clear.',
    },
    {
      zh: '当面说明：这次返修的工时和配件都由店里承担，系统里也不录任何费用。',
      en: 'Say plainly that the shop bears labour and parts this time; no charge is entered in the system either.',
    },
    {
      zh: '优先派工，派经验最丰富的技师，修好后由质检员复检、路试。',
      en: 'Give the job priority and the most experienced technician; quality control checks it again and drives the car.',
    },
    {
      zh: '安排客户休息，需要用车的按规定提供代步，进度主动告知。',
      en: 'See that the customer can rest, offer a courtesy car where the rules allow one, and report progress unasked.',
    },
    {
      zh: '交车时由负责人当面讲清原因和做了什么，并保证不再发生。',
      en: 'At hand-over the person in charge explains the cause and what was done, and assures that it will not happen again.',
    },
  ],
  phrases: [
    {
      zh: '刚修好又让您跑回来，是我们没有做好，我真诚地向您道歉。',
      en: 'You had only just left and had to come back. We did not do this well, and I sincerely apologise.',
    },
    {
      zh: '这次返修不收您一分钱，工时和配件都由我们承担。',
      en: 'You will not pay a cent for this; labour and parts are on us.',
    },
    {
      zh: '您先休息一下，我安排经验最丰富的技师优先处理，修好我亲自试过车再交给您。',
      en: 'Please have a rest. Our most experienced technician will see to it first, and I will test the car myself before you get it back.',
    },
    {
      zh: '原因我们一定查清楚，保证同样的问题不再发生。',
      en: 'We will get to the bottom of it, and I assure you that the same thing will not happen again.',
    },
  ],
  avoid: [
    { zh: '不要说“刚才出厂的时候还好好的”。', en: 'Do not say “It was fine when it left the workshop”.' },
    {
      zh: '不要让客户重新排队，更不要再收费。',
      en: 'Do not make the customer queue again, and by no means pay again.',
    },
    {
      zh: '不要当着客户的面追究是哪位技师的错。',
      en: 'Do not look for the guilty technician in front of the customer.',
    },
  ],
};
