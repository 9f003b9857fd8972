import type { Script } from '../script.ts';

export const maintenanceContractCall: Script = {
  title: { zh: '保养合同到期提醒', en: 'The maintenance contract ends' },
  steps: [
    { zh: '核对合同剩余的项目和到期日。', en: 'Check what is left of the contract and when it ends.' },
    {
      zh: '提醒客户到期前把剩余的保养用完，并代为预约。',
      en: 'Remind the customer to use what is left before that, and book it for them.',
    },
    {
      zh: '说明续签的内容和价格，客户没有兴趣就不再多讲。',
      en: 'Explain what a renewal covers and costs; leave it there if they are not interested.',
    },
    { zh: '告诉客户书面通知会随后寄出。', en: 'Tell them that a letter follows.' },
  ],
  phrases: [
    {
      zh: '您好，您的保养合同将在一个月后到期，还有项目没有使用，我帮您预约一个时间好吗？',
      en: 'Hello, your maintenance contract ends in a month and something is still unused. Shall I book a time for you?',
    },
    {
      zh: '续签与否由您决定，具体内容我们会书面寄给您。',
      en: 'Whether to renew is up to you; we will send you the details in writing.',
    },
  ],
  avoid: [{ zh: '不要用“过期作废”吓客户。', en: 'Do not frighten the customer with what they would lose.' }],
};
