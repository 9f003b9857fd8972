import type { Script } from './script.ts';

export const phoneComplaint: Script = {
  title: { zh: '电话里的抱怨', en: 'A complaint on the telephone' },
  steps: [
    {
      zh: '接通后先报店名和自己的姓名，语气平和，语速放慢。',
      en: 'Give the name of the shop and your own first, in a calm voice and not too fast.',
    },
    {
      zh: '先感谢客户的宝贵意见，再请客户把事情讲完，边听边记。',
      en: 'Thank the customer for the valuable opinion, then let them tell all of it while you take notes.',
    },
    {
      zh: '不争论、不反驳，把要点复述一遍，请客户确认。',
      en: 'Never argue or contradict. Repeat the main points and ask whether you have them right.',
    },
    {
      zh: '请客户方便时把车开来，由专人接待和检查，当场约好时间。',
      en: 'Offer to have the car brought in and looked after by somebody in particular, and agree on a time at once.',
    },
    {
      zh: '该免费、该优惠的，确认可以就明确告诉客户，不含糊；还要批准的，先不答应。',
      en: 'Where a discount or no charge is due, say it firmly; promise nothing that still needs an approval.',
    },
    {
      zh: '约好下次通话的时间，顺便提醒定期保养，再次致谢；挂断后马上登记这次联系。',
      en: 'Agree on when you will call again, suggest regular maintenance, thank the customer once more, and record the call right after it.',
    },
  ],
  phrases: [
    {
      zh: '您好，感谢您把这件事告诉我们，您的意见非常宝贵。您慢慢说，我边听边记。',
      en: 'Good day, and thank you for telling us; your opinion is most valuable. Please take your time, I am taking notes.',
    },
    {
      zh: '给您添麻烦了，您的心情我很理解，换作是我也会着急。',
      en: 'I am sorry for the trouble. I understand how you feel; in your place I would be upset too.',
    },
    {
      zh: '您看哪天方便把车开过来？我安排专人接待，给您仔细检查一遍。',
      en: 'Which day would suit you to bring the car in? I will have somebody ready for you to check it thoroughly.',
    },
    {
      zh: '这一项已经确认，不收您的费用，请您放心。',
      en: 'This has been confirmed: there is no charge for it. Please rest assured.',
    },
    {
      zh: '另外建议您按时做保养，小毛病能早点发现。耽误您的时间了，谢谢您。',
      en: 'May I also suggest regular maintenance? It finds small faults early. Thank you for your time.',
    },
  ],
  avoid: [
    {
      zh: '不要争辩，更不要说伤人的话，比如“别人的车怎么都没事”。',
      en: 'Do not argue, and say nothing that hurts, such as “Nobody else has this trouble”.',
    },
    {
      zh: '不要抢话，不要比客户先挂电话。',
      en: 'Do not cut in, and do not hang up before the customer does.',
    },
    {
      zh: '不要用“应该没问题吧”“过几天再说”这样含糊的话应付。',
      en: 'Do not put the customer off with “It should be fine” or “We will see in a few days”.',
    },
  ],
};
