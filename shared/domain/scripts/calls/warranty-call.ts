import type { Script } from '../script.ts';

export const warrantyCall: Script = {
  title: { zh: '免费保修到期提醒', en: 'The free warranty ends' },
  steps: [
    { zh: '核对保修到期日和里程限制。', en: 'Check when the warranty ends, by date and by mileage.' },
    {
      zh: '建议客户到期前做一次全面检查，有问题还能保修。',
      en: 'Suggest a full check before that, while repairs are still free.',
    },
    { zh: '客户问起时再介绍延保。', en: 'Speak of an extended warranty when the customer asks.' },
  ],
  phrases: [
    {
      zh: '您好，您爱车的免费保修还有三个月到期，建议您来做一次全面检查，有问题可以在保修期内处理。',
      en: 'Hello, the free warranty of your car ends in three months. We suggest a full check, so that anything found is still covered.',
    },
    { zh: '我帮您约一个方便的时间，好吗？', en: 'Shall I book a time that suits you?' },
  ],
  avoid: [
    {
      zh: '不要把检查说成必须付费的项目。',
      en: 'Do not present the check as something that has to be paid for.',
    },
  ],
};
