import type { Script } from '../script.ts';

export const complaintCall: Script = {
  title: { zh: '抱怨处理后回访', en: 'After a complaint was handled' },
  steps: [
    {
      zh: '先看处理记录：客户抱怨了什么、怎么处理的、答应过什么。',
      en: 'Read the record first: what the customer complained of, what was done, and what was promised.',
    },
    {
      zh: '问处理结果是否兑现、问题有没有再出现。',
      en: 'Ask whether what was promised has been done, and whether the trouble has come back.',
    },
    {
      zh: '再问客户对处理过程是否满意，有没有别的要求。',
      en: 'Then ask whether they are satisfied with how it was handled, and whether there is anything else.',
    },
    {
      zh: '客户仍不满意的，当场登记，并说明谁会在什么时候联系。',
      en: 'If they are not, register it during the call, and say who will be in touch and when.',
    },
  ],
  phrases: [
    {
      zh: '您好，我是{店名}的回访专员。上次您反映的问题已经处理完毕，想听听您现在的感受。',
      en: 'Hello, this is the care specialist of {dealer}. What you told us about has been dealt with, and I would like to hear how things are now.',
    },
    {
      zh: '车辆现在使用正常吗？之前的问题有没有再出现？',
      en: 'Is the car running well? Has the trouble come back at all?',
    },
    { zh: '感谢您的意见，它帮助我们改进。', en: 'Thank you for telling us; it helps us to do better.' },
  ],
  avoid: [
    {
      zh: '不要为之前的事辩解，也不要让客户把经过从头再讲一遍。',
      en: 'Do not defend what happened, nor make the customer tell it all again.',
    },
    { zh: '不要引导客户给好评。', en: 'Do not lead the customer to a good mark.' },
  ],
};
