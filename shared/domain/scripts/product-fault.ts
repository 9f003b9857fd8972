import type { Script } from './script.ts';

export const productFault: Script = {
  title: { zh: '属于产品故障', en: 'A fault of the product' },
  steps: [
    {
      zh: '先问人是否平安、车停在哪里；有安全隐患的，请客户停止用车并安排拖车。',
      en: 'Ask first whether everybody is safe and where the car is. If it is dangerous, ask the customer not to drive it and send for it.',
    },
    {
      zh: '如实说明检查结果：是产品本身的问题，不是使用造成的。',
      en: 'Say what the check has shown: it is the product itself, and not how it was used.',
    },
    {
      zh: '总经理会立即得知，请销售总监和客户总监一起参与；情节重大的，厂家区域同时得知。',
      en: 'The general manager is told at once; take in the sales director and the care director. If it is severe, the manufacturer’s region is told too.',
    },
    {
      zh: '按质保和三包规定说明解决办法和时间表，需要厂家答复的，由我们去催办。',
      en: 'Explain solution and timetable by the warranty and the law; where the manufacturer must answer, we are the ones to press for it.',
    },
    {
      zh: '配件到货、厂家答复，每一步都主动告知；没有进展也要说一声。',
      en: 'Report every step unasked, such as parts arriving or an answer from the manufacturer, and say so too where nothing has moved.',
    },
    {
      zh: '修好请客户试车确认，诊断和维修记录存入抱怨档案。',
      en: 'When it is repaired let the customer drive and confirm it; keep diagnosis and repair records with the complaint.',
    },
  ],
  phrases: [
    {
      zh: '您和家人都平安吧？人最要紧，车的事交给我们。',
      en: 'Are you and your family all right? That matters most; leave the car to us.',
    },
    {
      zh: '检查结果出来了，是产品本身的问题，跟您的使用没有关系，给您添麻烦了，非常抱歉。',
      en: 'We have the result: it is a fault of the product and nothing you did. I am very sorry for the trouble.',
    },
    {
      zh: '和厂家沟通的事由我们来办，不用您来回跑。',
      en: 'We will deal with the manufacturer; you need not run back and forth.',
    },
    {
      zh: '到了约好的时间我会给您打电话，有没有结果都告诉您。',
      en: 'I will call you at the time agreed and tell you how it stands, result or no result.',
    },
  ],
  avoid: [
    {
      zh: '不要说“这是厂家的问题，我们也没办法”。',
      en: 'Do not say “That is the manufacturer’s affair, there is nothing we can do”.',
    },
    { zh: '不要说“这款车都这样”。', en: 'Do not say “All cars of this model do that”.' },
    {
      zh: '没有批准以前，不要答应退车、换车。',
      en: 'Do not agree to take back or exchange the car before that is approved.',
    },
  ],
};
