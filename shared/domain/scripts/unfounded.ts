import type { Script } from './script.ts';

export const unfounded: Script = {
  title: { zh: '诉求没有依据', en: 'An unfounded complaint' },
  steps: [
    {
      zh: '核实清楚后尽快答复，不因为不成立就搁着。',
      en: 'Answer quickly once it is checked; do not let it lie because it is unfounded.',
    },
    {
      zh: '先感谢客户反映，再把核实的经过和理由讲清楚，语气温和。',
      en: 'Thank the customer for telling us, then explain gently what was checked and the reasons.',
    },
    {
      zh: '出示可以给客户看的依据：合同条款、检测结果、质保规定。',
      en: 'Show what can be shown: terms of the contract, results of tests, the rules of the warranty.',
    },
    {
      zh: '请客户谅解；力所能及的，比如检查、咨询，主动提供帮助。',
      en: 'Ask for understanding, and offer unasked what help we can give, such as a check or advice.',
    },
    {
      zh: '客户不接受的，请上级出面再解释一次，不把客户晾在一边。',
      en: 'If the customer does not accept it, ask your superior to explain it once more; do not leave the customer standing.',
    },
    {
      zh: '如实记录答复的内容和客户的反应。',
      en: 'Record truthfully what was answered and how the customer took it.',
    },
  ],
  phrases: [
    {
      zh: '谢谢您向我们反映，我们认真核实过了，现在把结果向您说明。',
      en: 'Thank you for telling us. We have checked it carefully, and I would like to explain the result to you.',
    },
    {
      zh: '这是我们核实的依据，您可以看一下，有不明白的我给您解释。',
      en: 'This is what we rely on. Please have a look; I will gladly explain whatever is not clear.',
    },
    {
      zh: '这个要求我们确实没有办法满足，还请您谅解；能帮上忙的地方，我们一定尽力。',
      en: 'I am afraid we cannot meet this wish, and I ask for your understanding; where we can help, we certainly will.',
    },
    {
      zh: '您要是有新的情况或材料，随时告诉我，我们再核实。',
      en: 'If you have anything new, or any papers, let me know at any time and we will check again.',
    },
  ],
  avoid: [
    {
      zh: '不要说“您这是无理取闹”“规定就是这样”。',
      en: 'Do not say “You are being unreasonable” or “Those are the rules”.',
    },
    { zh: '不要不讲理由就一口回绝。', en: 'Do not refuse flatly without giving reasons.' },
    { zh: '不要为了早点了结而含糊答应。', en: 'Do not agree vaguely to be rid of it sooner.' },
  ],
};
