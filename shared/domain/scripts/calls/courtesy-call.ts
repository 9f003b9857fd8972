import type { Script } from '../script.ts';

export const courtesyCall: Script = {
  title: { zh: '交车后问候', en: 'Courtesy call after delivery' },
  steps: [
    {
      zh: '报出自己的名字，祝贺客户提到新车。',
      en: 'Say who you are and congratulate the customer on the new car.',
    },
    {
      zh: '问车辆功能是否会用，有没有不清楚的地方，能当场讲的当场讲。',
      en: 'Ask whether everything in the car is clear, and explain at once what can be explained.',
    },
    {
      zh: '提醒磨合期、首次保养和上牌手续。',
      en: 'Remind them of running in, the first service and the registration.',
    },
    {
      zh: '告诉客户以后有事可以直接找您，并说明客服中心还会回访。',
      en: 'Tell them to turn to you whenever they need something, and that the care team will call as well.',
    },
  ],
  phrases: [
    {
      zh: '您好，我是您的销售顾问{姓名}，恭喜您提到新车！这几天开得还顺手吗？',
      en: 'Hello, this is {name}, your sales adviser. Congratulations on your new car! How has it been these first days?',
    },
    {
      zh: '有哪项功能需要我再给您讲一讲吗？',
      en: 'Is there anything about it that I may explain once more?',
    },
    {
      zh: '以后用车有任何问题，随时给我打电话。',
      en: 'Whatever comes up with the car, call me at any time.',
    },
  ],
  avoid: [{ zh: '不要借问候推销精品和保险。', en: 'Do not use the call to sell accessories or insurance.' }],
};
