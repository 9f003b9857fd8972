import type { Script } from './script.ts';

export const preDeliveryMiss: Script = {
  title: { zh: '交车检验没有发现的问题', en: 'A fault missed at the pre-delivery check' },
  steps: [
    {
      zh: '先道歉，坦率承认这是交车前就应当查出来的问题。',
      en: 'Apologise first, and admit openly that this should have been found before delivery.',
    },
    {
      zh: '和客户一起看车，拍照留存，对照交车检查表核实。',
      en: 'Look at the car together, take photos, and compare with the sheet of the pre-delivery check.',
    },
    {
      zh: '先由公司赔付，把客户的问题解决好；内部责任事后再分。',
      en: 'The company pays first and puts it right for the customer; who is responsible is settled inside afterwards.',
    },
    {
      zh: '解决方案按权限报批，批准后马上告诉客户。',
      en: 'Have the solution approved by whoever must, and tell the customer as soon as it is.',
    },
    {
      zh: '处理完请客户一起验车，逐项确认。',
      en: 'When it is done, go over the car with the customer, point by point.',
    },
    {
      zh: '内部查明是谁、哪一步漏检，补上检查表里缺少的项目。',
      en: 'Inside, find out who missed it and at which step, and add what the check sheet lacks.',
    },
  ],
  phrases: [
    {
      zh: '这个问题本该在交车前查出来，是我们检查不仔细，非常抱歉。',
      en: 'This should have been found before you got the car. We did not check carefully enough, and I am very sorry.',
    },
    {
      zh: '请您放心，这笔费用由我们公司承担，先把您的车处理好。',
      en: 'Please do not worry: our company bears the cost, and your car comes first.',
    },
    {
      zh: '方案一批下来，我马上给您打电话；在这之前有任何疑问，您直接找我。',
      en: 'I will call you the moment the solution is approved; until then, come straight to me with any question.',
    },
    {
      zh: '处理完请您和我一起验车，您觉得没问题了，我们再交车。',
      en: 'Afterwards let us go over the car together; we hand it over only when you are content with it.',
    },
  ],
  avoid: [
    {
      zh: '不要说“您提车的时候不是签过字了吗”。',
      en: 'Do not say “But you signed for it when you took the car”.',
    },
    {
      zh: '不要当着客户的面争论是销售还是售后的责任。',
      en: 'Do not argue in front of the customer whether sales or service is to blame.',
    },
    {
      zh: '不要等内部责任分清了，才去解决客户的问题。',
      en: 'Do not keep the customer waiting until responsibility is settled inside.',
    },
  ],
};
