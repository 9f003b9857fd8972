import type { Script } from './script.ts';

export const misunderstanding: Script = {
  title: { zh: '因误会产生的抱怨', en: 'A misunderstanding' },
  steps: [
    {
      zh: '先把事实和依据核对清楚：合同、单据、通话记录。',
      en: 'Check the facts and what proves them first: contract, papers, notes of calls.',
    },
    {
      zh: '由总监在规定时限内亲自致电客户，不请下属代打。',
      en: 'The director calls in person within the time set, and does not leave it to others.',
    },
    {
      zh: '先为没有讲明白致歉，再对照单据一项一项耐心解释。',
      en: 'Say sorry that it was not made clear, then go through the papers patiently, point by point.',
    },
    {
      zh: '请客户说说还有哪里不清楚，直到没有疑问。',
      en: 'Ask what is still unclear, until no question is left.',
    },
    {
      zh: '问一问还有什么需要帮忙，感谢客户的理解。',
      en: 'Ask whether there is anything else we can do, and thank the customer for understanding.',
    },
    {
      zh: '记下误会是怎么来的，改进告知方式或单据的写法。',
      en: 'Record how the misunderstanding came about, and improve how we tell it or how our papers say it.',
    },
  ],
  phrases: [
    {
      zh: '您好，我是负责这件事的总监，特意给您打电话，把情况跟您说清楚。',
      en: 'Good day, I am the director in charge, and I am calling you myself to make this clear.',
    },
    {
      zh: '是我们当初没有讲明白，让您产生了疑虑，很抱歉。',
      en: 'We did not make it clear at the time and left you with doubts; I am sorry for that.',
    },
    {
      zh: '我对着单据和您一项一项核对，您看可以吗？',
      en: 'May I go through the papers with you, point by point?',
    },
    {
      zh: '不知道我这样讲清楚了没有？还有哪里不放心，您尽管说。',
      en: 'Have I made it clear? If anything still worries you, please do tell me.',
    },
  ],
  avoid: [
    {
      zh: '不要说“是您误会了”“是您理解错了”。',
      en: 'Do not say “You have misunderstood” or “You got it wrong”.',
    },
    {
      zh: '不要流露不耐烦，也不要只发一条短信了事。',
      en: 'Do not sound impatient, and do not leave it at a text message.',
    },
  ],
};
