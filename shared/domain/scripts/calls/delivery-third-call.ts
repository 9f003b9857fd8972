import type { Script } from '../script.ts';

export const deliveryThirdCall: Script = {
  title: { zh: '交车后第三次回访', en: 'Third call after delivery' },
  steps: [
    {
      zh: '看前两次回访说了什么，这次从那里接着问。',
      en: 'See what was said in the first two calls and go on from there.',
    },
    {
      zh: '问用车近一个月的情况和里程，有没有异响、故障灯。',
      en: 'Ask how the first month has been, the mileage, and of noises or warning lights.',
    },
    {
      zh: '请客户打整体分，并问是否知道首次保养的时间和预约方法。',
      en: 'Ask for the overall mark, and whether they know when the first service is due and how to book it.',
    },
    {
      zh: '有车辆问题的，当场登记或代为预约进站。',
      en: 'Where something is wrong with the car, register it or book a visit during the call.',
    },
  ],
  phrases: [
    {
      zh: '您好，您的新车用了快一个月了，开得怎么样？跑了多少公里？',
      en: 'Hello, you have had your new car for nearly a month. How is it, and how far has it run?',
    },
    {
      zh: '有没有哪里让您觉得不放心，或者和您想的不一样？',
      en: 'Is there anything that worries you, or is not as you expected?',
    },
    {
      zh: '首次保养您可以提前三天预约，这样不用等。',
      en: 'For the first service, book three days ahead and you need not wait.',
    },
  ],
  avoid: [
    {
      zh: '不要把客户说的故障说成“正常现象”。',
      en: 'Do not call a defect that the customer describes “quite normal”.',
    },
  ],
};
