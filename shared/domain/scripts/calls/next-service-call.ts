import type { Script } from '../script.ts';

export const nextServiceCall: Script = {
  title: { zh: '保养提醒', en: 'The next service is due' },
  steps: [
    {
      zh: '核对上次保养的日期、里程和当时建议的项目。',
      en: 'Check when the last service was, at what mileage, and what was advised then.',
    },
    {
      zh: '问现在的里程，说明这次该做哪些项目、大约多少钱、多长时间。',
      en: 'Ask for the mileage now, and say what is due, what it costs and how long it takes.',
    },
    {
      zh: '代为预约；客户要改期的，记下时间再打。',
      en: 'Book a time; if they would rather wait, note when to call again.',
    },
    { zh: '客户说不来了，问清原因并记录。', en: 'If they will not come, ask why and record it.' },
  ],
  phrases: [
    {
      zh: '您好，按上次保养的里程，您的爱车两周后该做保养了，现在跑了多少公里？',
      en: 'Hello, by its last service your car is due in two weeks. What is the mileage now?',
    },
    {
      zh: '您看周几方便？提前预约可以不用排队。',
      en: 'Which day suits you? With a booking you need not queue.',
    },
  ],
  avoid: [{ zh: '不要夸大不保养的后果。', en: 'Do not exaggerate what happens without the service.' }],
};
