import type { Script } from './script.ts';

export const dealerFault: Script = {
  title: { zh: '确属我们的责任：道歉并给出解决方案', en: 'Our own fault: apology and solution' },
  steps: [
    {
      zh: '由负责人亲自道歉，说清错在哪里，不绕弯子。',
      en: 'The person in charge apologises themselves and says plainly what went wrong.',
    },
    {
      zh: '问清每个细节：给客户造成了哪些不便，客户希望怎样解决。',
      en: 'Learn every detail: what trouble it has caused, and how the customer would like it settled.',
    },
    {
      zh: '拿出解决方案：做什么、谁负责、哪天完成；需要批准的，批准后再告诉客户。',
      en: 'Offer a solution: what is done, by whom and by when. What needs an approval is told only once it has it.',
    },
    {
      zh: '客户同意后马上安排，按时兑现；中途有变化，提前说明。',
      en: 'Once the customer agrees, begin at once and keep to the day; if anything changes, say so beforehand.',
    },
    {
      zh: '办完请客户确认结果，并告诉客户我们做了哪些改进。',
      en: 'When it is done, ask the customer to confirm it, and say what we have improved.',
    },
    {
      zh: '感谢客户指出问题，说明之后会有回访。',
      en: 'Thank the customer for pointing it out, and say that we will call again to ask.',
    },
  ],
  phrases: [
    {
      zh: '经过核实，这件事确实是我们做得不对，我代表店里向您郑重道歉。',
      en: 'We have looked into it, and the mistake is ours. On behalf of the shop I sincerely apologise.',
    },
    {
      zh: '我们打算这样处理，请您听一听，有不合适的地方直接告诉我。',
      en: 'This is what we would like to do. Please tell me frankly if anything about it does not suit you.',
    },
    {
      zh: '由此给您带来的不便，我们负责到底。',
      en: 'We answer for the trouble this has caused you, to the end.',
    },
    {
      zh: '谢谢您指出来，我们已经着手改进，不让别的客户再遇到同样的事。',
      en: 'Thank you for pointing it out. We are putting it right, so that no other customer meets with the same.',
    },
  ],
  avoid: [
    {
      zh: '不要一边道歉一边找借口，比如“最近实在太忙了”。',
      en: 'Do not apologise and make excuses in one breath, such as “We have been so busy”.',
    },
    {
      zh: '不要把解决方案说成是给客户的恩惠，也不要等客户来催。',
      en: 'Do not present the solution as a favour, and do not wait until the customer asks for it.',
    },
    {
      zh: '方案没有批准以前，不要向客户透露金额。',
      en: 'Do not name an amount before the solution is approved.',
    },
  ],
};
