import type { Script } from './script.ts';

export const insuranceGuidance: Script = {
  title: { zh: '指引客户办理保险理赔', en: 'Guidance to the insurer' },
  steps: [
    {
      zh: '和客户一起看保单：承保公司、险种、有效期和免赔额。',
      en: 'Read the policy with the customer: insurer, cover, term and excess.',
    },
    {
      zh: '说明赔不赔、赔多少由保险公司决定，手续由我们协助办理。',
      en: 'Explain that the insurer decides whether and how much it pays, and that we help with the formalities.',
    },
    {
      zh: '请客户尽快报案；损坏部位先拍照，定损以前不拆、不修。',
      en: 'Ask the customer to report the damage soon. Take photos, and neither dismantle nor repair anything before the assessment.',
    },
    {
      zh: '把需要的材料列成清单：保单、行驶证、驾驶证、照片和维修报价。',
      en: 'List the papers that are needed: policy, vehicle licence, driving licence, photos and the estimate for the repair.',
    },
    {
      zh: '约好定损时间，派专人陪同定损员看车。',
      en: 'Agree on a time for the assessment, and have somebody show the assessor the car.',
    },
    {
      zh: '定损后讲清修理时间和客户自付的部分，客户同意后再开工。',
      en: 'After the assessment explain how long the repair takes and what the customer pays; begin once they agree.',
    },
  ],
  phrases: [
    {
      zh: '这种损坏有可能在您的保险范围内，我陪您看一下保单。',
      en: 'Your insurance may cover this damage; let us look at your policy together.',
    },
    {
      zh: '请您先拨打保单上的报案电话，再把报案号告诉我，后面的手续我来协助。',
      en: 'Please call the claims number on your policy first and let me know the claim number; I will help you from there.',
    },
    {
      zh: '赔付金额以保险公司定损为准，检查结果我们会如实提供。',
      en: 'The amount is for the insurer to assess; we will give them the true result of our check.',
    },
    {
      zh: '定损员到店时我在场陪同，有结果马上告诉您。',
      en: 'I will be there when the assessor comes, and will tell you the result at once.',
    },
  ],
  avoid: [
    { zh: '不要承诺“保险一定会赔”。', en: 'Do not promise that the insurance will pay.' },
    {
      zh: '不要教客户改动出险的经过或时间。',
      en: 'Do not advise the customer to change the story or the time of the damage.',
    },
    {
      zh: '不要在定损以前拆车或更换零件。',
      en: 'Do not dismantle the car or change parts before the assessment.',
    },
  ],
};
