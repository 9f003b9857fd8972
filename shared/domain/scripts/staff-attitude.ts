import type { Script } from './script.ts';

export const staffAttitude: Script = {
  title: { zh: '对员工态度的抱怨', en: 'The attitude of a member of staff' },
  steps: [
    {
      zh: '由当事人的上级接待，听客户讲完，不替员工辩解。',
      en: 'The superior of the person concerned receives the customer and hears them out, without defending anybody.',
    },
    {
      zh: '另找时间向当事人了解经过，双方的说法都记录下来。',
      en: 'Ask the person concerned apart, and record what both sides say.',
    },
    {
      zh: '确有失礼的，由当事人亲自向客户道歉，当面或打电话都可以。',
      en: 'Where we were rude, the person concerned apologises themselves, face to face or by telephone.',
    },
    {
      zh: '客户仍不满意，或不愿再见当事人的，由总监或展厅经理出面调解。',
      en: 'If that is not enough, or the customer would rather not meet the person, the director or the showroom manager mediates.',
    },
    {
      zh: '换一位同事接着服务，客户要办的事不能停。',
      en: 'Let a colleague carry on, so that what the customer came for does not stop.',
    },
    {
      zh: '事后查明原因，定出防范措施，并把结果告诉客户。',
      en: 'Afterwards find the cause, decide how to prevent it, and tell the customer the outcome.',
    },
  ],
  phrases: [
    {
      zh: '对不起，我们的同事让您受委屈了，我代表店里向您道歉。',
      en: 'I am sorry that our colleague treated you this way. On behalf of the shop, please accept our apology.',
    },
    {
      zh: '（当事人）我当时说话欠考虑，让您不愉快了，真诚地向您道歉，请您原谅。',
      en: '(The person concerned) I spoke without thinking and upset you. I sincerely apologise and hope you can forgive me.',
    },
    {
      zh: '接下来由我为您服务，您要办的事不会耽误。',
      en: 'From here on I will look after you myself, and nothing you came for will be held up.',
    },
    {
      zh: '我们会查明原因、认真改进，处理结果我会告诉您。',
      en: 'We will find out why this happened and put it right, and I will tell you the outcome.',
    },
  ],
  avoid: [
    {
      zh: '不要说“他就是这个脾气”“他平时不这样”。',
      en: 'Do not say “He is just like that” or “She is not usually like that”.',
    },
    {
      zh: '不要让客户和当事人当面对质。',
      en: 'Do not set the customer and the person concerned against each other to find out who is right.',
    },
    {
      zh: '事情没有核实以前，不要向客户许诺处分员工。',
      en: 'Do not promise that somebody will be punished before the facts are known.',
    },
  ],
};
