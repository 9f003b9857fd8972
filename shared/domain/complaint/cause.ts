/**
 * Root causes as figures count them, with the Chinese name people see: what an investigation tells in words is put
 * into one of them by whoever investigates.
 */
export const causes = {
  product_defect: { zh: '产品质量缺陷', en: 'Product defect' },
  part_defect: { zh: '配件质量缺陷', en: 'Defective part' },
  workmanship: { zh: '维修工艺不当', en: 'Workmanship of the repair' },
  misdiagnosis: { zh: '故障误判', en: 'Wrong diagnosis' },
  inspection_missed: { zh: '检验疏漏', en: 'Missed at an inspection' },
  part_not_available: { zh: '配件缺货', en: 'Part not available' },
  work_delayed: { zh: '工期延误', en: 'Work delayed' },
  delivery_delayed: { zh: '交车延误', en: 'Delivery of the car delayed' },
  promise_not_kept: { zh: '承诺未兑现', en: 'Promise not kept' },
  poor_information: { zh: '告知不清', en: 'Told too little or wrongly' },
  staff_conduct: { zh: '服务态度', en: 'Conduct of staff' },
  price_not_explained: { zh: '收费不透明', en: 'Price not explained' },
  process: { zh: '流程不合理', en: 'Unsuitable procedure' },
  transport_damage: { zh: '运输损伤', en: 'Damage in transport' },
  customer_use: { zh: '客户使用不当', en: 'Use by the customer' },
  expectation: { zh: '客户期望偏差', en: 'Other expectation of the customer' },
  other: { zh: '其他', en: 'Other' },
} as const;

export type Cause = keyof typeof causes;

export const causeNames = Object.keys(causes) as [Cause, ...Cause[]];

/** The same and that of a complaint which was investigated without anybody saying which. */
export const countedCauses = { ...causes, unclassified: { zh: '未分类', en: 'Not classified' } } as const;

export type CountedCause = keyof typeof countedCauses;

export const countedCauseNames = Object.keys(countedCauses) as [CountedCause, ...CountedCause[]];
