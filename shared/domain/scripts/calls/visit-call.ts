import type { Script } from '../script.ts';

export const visitCall: Script = {
  title: { zh: '售后回访', en: 'After a service visit' },
  steps: [
    {
      zh: '先看这次进站做了什么、答应过什么、谁接待的。',
      en: 'Read first what was done at the visit, what was promised, and who looked after it.',
    },
    {
      zh: '问车辆现在是否正常，问题是否彻底解决。',
      en: 'Ask whether the car is right now and the trouble gone for good.',
    },
    {
      zh: '请客户打整体分，再对服务、维修质量、配件打分。',
      en: 'Ask for the overall mark, then for service, repair and parts.',
    },
    {
      zh: '问接待和技师的态度、技术、准时、兑现承诺（优、良、中、差）。',
      en: 'Ask of the technician: attitude, skill, punctuality, kept promises; excellent, good, fair or poor.',
    },
    {
      zh: '有不满的问清原因，属于抱怨的当场登记。',
      en: 'Where they are dissatisfied ask why, and register a complaint during the call.',
    },
  ],
  phrases: [
    {
      zh: '您好，我是{店名}的回访专员，您的爱车前几天在我们店做了维修保养，现在开着还好吗？',
      en: 'Hello, this is the care specialist of {dealer}. Your car was with us the other day; is it running well?',
    },
    { zh: '整体来说，1 到 5 分您打几分？', en: 'Overall, from 1 to 5, what mark would you give?' },
    { zh: '交车时间和费用跟事先说的一样吗？', en: 'Were the time and the price what you had been told?' },
  ],
  avoid: [
    { zh: '不要和客户争论维修是否必要。', en: 'Do not argue about whether a repair was needed.' },
    {
      zh: '不要承诺免费返修，先登记，由负责人答复。',
      en: 'Do not promise a free repair: register it, and let whoever is responsible answer.',
    },
  ],
};
