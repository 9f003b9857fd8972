import type { Script } from '../script.ts';

export const deliverySecondCall: Script = {
  title: { zh: '交车后第二次回访', en: 'Second call after delivery' },
  steps: [
    {
      zh: '说明身份和来意，问客户现在是否方便，大约需要两分钟。',
      en: 'Say who you are and what for, and ask whether two minutes suit.',
    },
    {
      zh: '请客户对整体打分（1 到 5），再对购车过程的服务打分。',
      en: 'Ask for the overall mark, 1 to 5, then for the service while buying.',
    },
    {
      zh: '问是否愿意推荐给朋友（0 到 10），以及平时怎么用车。',
      en: 'Ask whether they would recommend us, 0 to 10, and how they use the car.',
    },
    {
      zh: '分数低的问原因；属于抱怨的，当场登记。',
      en: 'Ask why where a mark is low; register it during the call where it is a complaint.',
    },
  ],
  phrases: [
    {
      zh: '您好，我是{店名}的回访专员，想占用您两分钟，了解您对购车服务的感受，现在方便吗？',
      en: 'Hello, this is the care specialist of {dealer}. May I take two minutes to ask how you found our service?',
    },
    {
      zh: '整体来说，1 到 5 分您打几分？是什么让您打这个分数？',
      en: 'Overall, from 1 to 5, what mark would you give, and why?',
    },
    {
      zh: '0 到 10 分，您有多大可能把我们推荐给朋友？',
      en: 'From 0 to 10, how likely are you to recommend us to a friend?',
    },
  ],
  avoid: [
    {
      zh: '不要念完问题就抢着填分，等客户自己说。',
      en: 'Do not fill in a mark for the customer; wait until they say it.',
    },
    { zh: '不要对低分表示不满。', en: 'Do not sound put out by a low mark.' },
  ],
};
