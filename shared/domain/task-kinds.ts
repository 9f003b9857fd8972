/** The promises that complaints lead to, with the Chinese name people see. */
const complaintTaskLabels = {
  contact: { zh: '首次联系', en: 'contact' },
  reply: { zh: '答复', en: 'reply' },
  solution: { zh: '方案告知', en: 'solution' },
  resolution: { zh: '处理完成', en: 'resolution' },
  verification: { zh: '完成后回访', en: 'verification' },
  remedy: { zh: '原因与补救', en: 'remedy' },
  payout: { zh: '赔付', en: 'payout' },
  letter: { zh: '书面答复', en: 'letter' },
} as const;

/** Every kind of promise. */
export const taskKindLabels = {
  ...complaintTaskLabels,
  callback: { zh: '回访', en: 'callback' },
  phone_number: { zh: '核实电话', en: 'new telephone number' },
  hand_back: { zh: '按时交车', en: 'hand-back' },
  arrival: { zh: '到场救援', en: 'arrival on site' },
  job: { zh: '后台处理', en: 'job' },
  emergency: { zh: '应急预案', en: 'emergency plan' },
  revision: { zh: '预案修订', en: 'revision of the emergency plan' },
  next_drill: { zh: '下次演练', en: 'next drill' },
  report: { zh: '月报生成', en: 'monthly report' },
  sign_off: { zh: '月报签核', en: 'sign-off of the monthly report' },
  improvement: { zh: '改进措施', en: 'improvement' },
  effect: { zh: '效果评估', en: 'effect of an improvement' },
} as const;

export type TaskKind = keyof typeof taskKindLabels;

export const taskKinds = Object.keys(taskKindLabels) as [TaskKind, ...TaskKind[]];

/** Those that complaints have. */
export const complaintTaskKinds = Object.keys(complaintTaskLabels) as (keyof typeof complaintTaskLabels)[];
