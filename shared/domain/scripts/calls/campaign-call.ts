import type { Script } from '../script.ts';

export const campaignCall: Script = {
  title: { zh: '活动通知', en: 'Campaign' },
  steps: [
    {
      zh: '先看活动说明，准备好时间、地点、对象和期限。',
      en: 'Read what the campaign is about: when, where, for whom, until when.',
    },
    {
      zh: '用一两句话讲清内容和对客户的好处。',
      en: 'Say in a sentence or two what it is and what it does for the customer.',
    },
    {
      zh: '问是否参加、几人参加，或是否需要书面材料。',
      en: 'Ask whether they will come and how many, or whether they want it in writing.',
    },
    { zh: '客户不需要的，感谢后结束。', en: 'If they are not interested, thank them and end the call.' },
  ],
  phrases: [
    {
      zh: '您好，我们店近期有一项活动想通知您，只需要一分钟，现在方便吗？',
      en: 'Hello, there is something on at our dealership that I would like to tell you about. It takes a minute; does it suit now?',
    },
    {
      zh: '需要我把资料寄给您，或者发到您手机上吗？',
      en: 'Shall I send you the details by post or to your telephone?',
    },
  ],
  avoid: [{ zh: '客户明确拒绝后不要再劝。', en: 'Do not press on after a clear no.' }],
};
