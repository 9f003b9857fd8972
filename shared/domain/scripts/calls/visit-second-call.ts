import type { Script } from '../script.ts';

export const visitSecondCall: Script = {
  title: { zh: '售后第二次回访', en: 'Second call after a service visit' },
  steps: [
    {
      zh: '看第一次回访的回答，只问上次没有问到和需要跟进的。',
      en: 'See what was answered the first time, and ask only what was left open or needs following up.',
    },
    {
      zh: '问维修效果是否保持，问题有没有再出现。',
      en: 'Ask whether the repair has held and the trouble has stayed away.',
    },
    { zh: '请客户再打一次整体分。', en: 'Ask for the overall mark once more.' },
    {
      zh: '很久没来的，问原因：价格、距离、质量、态度、等待，还是去了别处。',
      en: 'If they stay away, ask why: price, distance, quality, attitude, waiting, or another workshop.',
    },
  ],
  phrases: [
    {
      zh: '您好，上次回访后又过了一周多，想确认一下车辆是否一直正常。',
      en: 'Hello, it has been over a week since we last spoke. I would like to make sure that the car has stayed right.',
    },
    {
      zh: '以后保养还会选择我们店吗？如果不会，是什么原因呢？',
      en: 'Will you come to us for the next service? If not, may I ask why?',
    },
  ],
  avoid: [{ zh: '不要把上次的问卷从头再问一遍。', en: 'Do not go through the whole questionnaire again.' }],
};
