import type { Script } from './script.ts';

export const angryCustomer: Script = {
  title: { zh: '客户情绪激动', en: 'An angry customer' },
  steps: [
    {
      zh: '自己先稳住，声音放低，语速放慢；先处理心情，再处理事情。',
      en: 'Stay calm yourself, lower your voice and slow down. Feelings come first, the matter second.',
    },
    {
      zh: '请到安静的房间坐下，倒杯水；必要时请职务更高的人出面。',
      en: 'Offer a quiet room, a seat and some water; where it helps, ask somebody of higher rank to come.',
    },
    {
      zh: '让客户把火气发完，不打断，用点头和“您请讲”回应，记下要点。',
      en: 'Let the anger run its course without interrupting. Nod, say “please go on”, and note the main points.',
    },
    {
      zh: '先为客户的不愉快致歉；责任没有查清以前，不急着认，也不往外推。',
      en: 'Say sorry for how the customer feels; until it is clear whose fault it is, neither admit it nor push it away.',
    },
    {
      zh: '复述客户的要求，说清今天能做到什么、由谁来做、什么时候答复。',
      en: 'Repeat what the customer wants, and say what can be done today, by whom, and when the answer comes.',
    },
    {
      zh: '涉及安全、人身伤害、媒体或群体投诉的，马上标为情节重大。',
      en: 'Where safety, injury, the media or a group of customers is involved, mark it as severe at once.',
    },
    {
      zh: '答应的事按时做到；就算还没有结果，到了约定的时间也要告知进展。',
      en: 'Keep every promise in time; even without a result, call at the time agreed and say how it stands.',
    },
  ],
  phrases: [
    {
      zh: '让您这么生气，我先向您道歉。您坐下慢慢说，我一定听您讲完。',
      en: 'I am sorry that you have had to be so upset. Please sit down and take your time; I will hear you out.',
    },
    {
      zh: '您的心情我完全理解，遇到这样的事，谁都会着急。',
      en: 'I fully understand how you feel; anybody would be upset at this.',
    },
    {
      zh: '从现在起这件事由我专门负责，不会让您再从头讲一遍。',
      en: 'From now on this is in my hands, and you will not have to tell it all over again.',
    },
    {
      zh: '做不到的事我不敢随口答应您，但我说了的一定做到。',
      en: 'I will not promise lightly what I cannot do, but what I do promise I will keep.',
    },
  ],
  avoid: [
    { zh: '不要说“您先冷静一下”“您别激动”。', en: 'Do not say “Please calm down” or “Do not get excited”.' },
    {
      zh: '不要顶撞，不要发笑，不要把责任推给同事或厂家。',
      en: 'Do not talk back, do not smile it away, and do not blame a colleague or the manufacturer.',
    },
    {
      zh: '不要为了让客户消气，当场许诺还没有批准的赔偿。',
      en: 'Do not promise compensation that has not been approved, only to calm the customer.',
    },
  ],
};
