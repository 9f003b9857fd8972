import type { Script } from './script.ts';

export const faceToFace: Script = {
  title: { zh: '客户当面抱怨', en: 'A complaint made face to face' },
  steps: [
    {
      zh: '由能作主的人马上出面接待，态度诚恳，不摆架子。',
      en: 'Let somebody who can decide receive the customer at once, sincerely and without airs.',
    },
    {
      zh: '先留意客户的情绪，再开口说话；客户着急时，先安抚，后谈事。',
      en: 'Sense the mood before you speak. If the customer is upset, see to that first and to the matter second.',
    },
    {
      zh: '请客户到安静的洽谈室坐下，倒一杯水，避开展厅和其他客户。',
      en: 'Take the customer aside to a quiet room, offer a seat and some water, away from the showroom and other customers.',
    },
    {
      zh: '让客户把话说完，边听边记，不打断，不辩解。',
      en: 'Let the customer tell all of it. Listen and take notes; do not interrupt and do not defend.',
    },
    {
      zh: '和客户一起到车旁亲眼看一看，能办的当场安排，不拖延。',
      en: 'Go to the car together and see it with your own eyes. Arrange at once what can be arranged; do not delay.',
    },
    {
      zh: '是我们的责任，问清每个细节并道歉；不是我们的责任，婉转说明，给客户留足面子。',
      en: 'If it is our fault, learn every detail and apologise. If it is not, say so politely, so that nobody loses face.',
    },
    {
      zh: '说清下一步由谁办、什么时候答复，并感谢客户提出来。',
      en: 'Say who does what next and when the customer will hear from us, and give thanks for being told.',
    },
  ],
  phrases: [
    {
      zh: '您好，这件事由我来负责处理。您请坐，慢慢说，我认真听。',
      en: 'Good day, I will take care of this myself. Please have a seat and take your time; I am listening.',
    },
    {
      zh: '您刚才说的我都记下来了，我复述一遍，您看有没有遗漏。',
      en: 'I have written down what you said. May I repeat it, so that you can tell me whether anything is missing?',
    },
    {
      zh: '方便的话，我陪您一起去看看车，亲眼看过，心里更有数。',
      en: 'If it suits you, let us look at the car together; having seen it, I will know better what to do.',
    },
    {
      zh: '谢谢您当面告诉我们，您的意见对我们很重要，这件事我会跟到底。',
      en: 'Thank you for telling us in person. Your opinion matters to us, and I will see this through.',
    },
  ],
  avoid: [
    {
      zh: '不要在大厅里、当着其他客户的面争论。',
      en: 'Do not argue in the hall or in front of other customers.',
    },
    {
      zh: '不要说“这不归我管”“您去找别人吧”。',
      en: 'Do not say “That is not my job” or “Please ask somebody else”.',
    },
    {
      zh: '不要为了息事宁人样样答应，耐心解释不等于处处让步。',
      en: 'Do not promise everything for the sake of peace: to explain is not to give in on every point.',
    },
  ],
};
