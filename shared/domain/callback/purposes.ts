/** What a call is made for, with the Chinese name people see. */
export const purposeLabels = {
  complaint: { zh: '抱怨处理后回访', en: 'call after a complaint was handled' },
  delivery_courtesy: { zh: '交车后问候', en: 'courtesy call after delivery' },
  delivery_second: { zh: '交车后第二次回访', en: 'second call after delivery' },
  delivery_third: { zh: '交车后第三次回访', en: 'third call after delivery' },
  visit: { zh: '售后回访', en: 'call after a service visit' },
  visit_second: { zh: '售后第二次回访', en: 'second call after a service visit' },
  maintenance_contract: { zh: '保养合同到期提醒', en: 'reminder that the maintenance contract ends' },
  warranty: { zh: '免费保修到期提醒', en: 'reminder that the free warranty ends' },
  next_service: { zh: '保养提醒', en: 'reminder of the next service' },
  campaign: { zh: '活动通知', en: 'campaign call' },
} as const;

export type CallbackPurpose = keyof typeof purposeLabels;

export const callbackPurposes = Object.keys(purposeLabels) as [CallbackPurpose, ...CallbackPurpose[]];
