import type { Script } from './script.ts';

export const misuse: Script = {
  title: { zh: '客户使用不当', en: 'Misuse by the customer' },
  steps: [
    {
      zh: '先把依据准备好：检查记录、照片、用户手册里的说明。',
      en: 'Have the evidence ready first: the record of the check, photos, and what the manual says.',
    },
    {
      zh: '请客户到车旁看实物，用听得懂的话耐心讲明原因，语气委婉，不让客户难堪。',
      en: 'Show the customer the car itself and explain the cause patiently in plain words, tactfully, so that nobody loses face.',
    },
    {
      zh: '示范正确的用法，再请客户自己试一次。',
      en: 'Show the right way to use it, then let the customer try.',
    },
    {
      zh: '讲清修理项目和费用；可能属于保险范围的，指引客户联系保险公司。',
      en: 'Explain what is to be repaired and what it costs; where insurance may cover it, guide the customer to the insurer.',
    },
    {
      zh: '花费很小的，按权限当场帮客户解决。',
      en: 'Where it is cheap to fix, settle it on the spot within your authority.',
    },
    {
      zh: '把说明的内容和依据记入抱怨单，感谢客户的理解。',
      en: 'Record the explanation and the evidence with the complaint, and thank the customer for understanding.',
    },
  ],
  phrases: [
    {
      zh: '检查的情况是这样的，我对着照片给您说明一下，您看可以吗？',
      en: 'This is what the check has shown. May I explain it to you with the photos?',
    },
    {
      zh: '这个功能确实容易弄混，不少车主刚开始也会这样用。',
      en: 'This function is easy to mix up; many owners use it this way at first.',
    },
    {
      zh: '我给您示范一遍，您再试一次，以后用起来就放心了。',
      en: 'Let me show you once, and then you try it; after that you can use it without worry.',
    },
    {
      zh: '这种情况保险也许可以赔，需要的材料我帮您准备。',
      en: 'Your insurance may cover this; I will help you with the papers it needs.',
    },
  ],
  avoid: [
    {
      zh: '不要说“是您自己弄坏的”“说明书上写得清清楚楚”。',
      en: 'Do not say “You broke it yourself” or “It is all in the manual”.',
    },
    { zh: '没有证据，不要说是使用不当。', en: 'Do not speak of misuse without evidence.' },
    { zh: '不要拿一堆专业术语压客户。', en: 'Do not bury the customer in technical terms.' },
  ],
};
