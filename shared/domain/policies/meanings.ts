import type { PolicyName } from '../policy.ts';

/** What kinds of value there are, and how one is written. */
export const valueKinds = {
  days: 'Local calendar days, `P0D` to `P999D`; `P0D` is the same day.',
  days_after: 'Local calendar days, `P1D` to `P999D`.',
  hours: 'Exact hours and minutes, such as `PT2H`, `PT90M` or `PT1H30M`; never none.',
  months: 'Calendar months, `P1M` to `P999M`.',
  time: 'A local time of day, such as `09:00`.',
  day_of_year: 'A day of every year, such as `03-10`; not the leap day.',
  window_hours: 'Whole hours, `PT1H` to `PT72H`.',
  window_days: 'Whole days, `P1D` to `P90D`.',
  count: 'A whole number from 1 to 30.',
  percent: 'A whole number from 0 to 100.',
  money: 'Whole fen, from 0 to 1,000,000,000 yuan: 50000 is 500 yuan.',
  flag: '`true` or `false`.',
  opening_hours:
    'An object by weekday, `mon` to `sun`: a list of `[from, until]` each, such as `[["08:30","12:00"],["13:30","18:00"]]`; one that ends before it begins ends on the next day, and a day that is left out is closed.',
  holidays:
    'An object: `calendar`, `none` or `china`; and besides it the days that are `closed`, those `worked` by the hours of their weekday, and those `open` by hours of their own.',
  deadlines: 'A list of the names of values that say until when something is done.',
  task_kinds: 'A list of kinds of tasks of a complaint.',
  owners:
    'An object with the role that owns a complaint, by category; what it leaves out stays as the rule has it.',
} as const;

export type ValueKind = keyof typeof valueKinds;

interface Meaning {
  readonly kind: ValueKind;
  readonly zh: string;
  readonly en: string;
}

/** What every value of the policy means to the people who set it. */
export const meanings: Readonly<Record<PolicyName, Meaning>> = {
  reworkBelowPercent: {
    kind: 'percent',
    zh: '返修率须低于百分之几',
    en: 'Below which percentage of the vehicles repaired those that come back must stay',
  },
  signOffByEndOfDay: {
    kind: 'days',
    zh: '月报最迟在次月 1 日后第几天结束前签核',
    en: 'By the end of which day after the 1st the report of the month before is signed off',
  },
  lateReportPenalty: {
    kind: 'money',
    zh: '月报未按时签核时提议的处罚金额（分）',
    en: 'Which penalty is proposed for a report that was not signed off in time',
  },
  effectMonths: {
    kind: 'count',
    zh: '改进措施的效果比较完成前后各几个月',
    en: 'How many months before and after it was done the effect of an improvement is seen in',
  },
  effectMeasuredAt: {
    kind: 'time',
    zh: '比较期结束后次日几点评估效果',
    en: 'At what time of the day after those months the effect is measured',
  },
  concealmentPenalty: {
    kind: 'money',
    zh: '对上级隐瞒抱怨时提议的处罚金额（分）',
    en: 'Which penalty is proposed for what was kept from a superior',
  },
  samePenaltyWithin: {
    kind: 'months',
    zh: '同一人在几个月内再次出现同样问题时加重处罚',
    en: 'Within how many months the same problem of the same person is penalised more',
  },
  samePenaltyTimes: {
    kind: 'count',
    zh: '再次出现同样问题时处罚金额为几倍',
    en: 'How many times as much it is then',
  },
  recurrenceWithin: {
    kind: 'days',
    zh: '同一客户或车辆在多少天内再次投诉同类问题算重复抱怨',
    en: 'How long after an earlier complaint about the same category another one is a recurrence',
  },
  owners: {
    kind: 'owners',
    zh: '与规定不同的责任人，按抱怨类型',
    en: 'Who owns a complaint, by category, where it is not whom the rule names',
  },
  contactWithin: {
    kind: 'hours',
    zh: '时限较紧的抱怨类型须在接到后多长时间内联系客户',
    en: 'How soon after receipt the customer is contacted, in the categories with the short clock',
  },
  contactByEndOfDay: {
    kind: 'days',
    zh: '最迟在接到后第几天结束前联系客户（0 为当天）',
    en: 'By the end of which day after receipt every customer is contacted',
  },
  replyByEndOfDay: {
    kind: 'days',
    zh: '最迟在接到后第几天结束前答复客户',
    en: 'By the end of which day after receipt the customer has a reply',
  },
  solutionWithin: {
    kind: 'hours',
    zh: '联系客户后（或联系时限后）多长时间内告知解决方案',
    en: 'How soon after the contact, or its deadline, the customer is told the solution',
  },
  resolutionHighByEndOfDay: {
    kind: 'days',
    zh: '高优先级抱怨最迟在接到后第几天结束前处理完成',
    en: 'By the end of which day after receipt a complaint of high priority is resolved',
  },
  resolutionMediumByEndOfDay: {
    kind: 'days',
    zh: '中优先级抱怨最迟在接到后第几天结束前处理完成',
    en: 'By the end of which day after receipt a complaint of medium priority is resolved',
  },
  resolutionLowByEndOfDay: {
    kind: 'days',
    zh: '低优先级抱怨最迟在接到后第几天结束前处理完成',
    en: 'By the end of which day after receipt a complaint of low priority is resolved',
  },
  reminderBefore: {
    kind: 'days',
    zh: '处理时限前几天提醒责任人',
    en: 'How many days before the resolution deadline its owner is reminded',
  },
  reminderEarliest: {
    kind: 'time',
    zh: '一天中最早几点可以发提醒',
    en: 'From what time of day on a reminder keeps the time of its deadline',
  },
  reminderLatest: {
    kind: 'time',
    zh: '一天中最晚几点可以发提醒',
    en: 'Until what time of day a reminder keeps the time of its deadline',
  },
  reminderInstead: {
    kind: 'time',
    zh: '时限落在提醒时段之外时，改在几点提醒',
    en: 'When a reminder comes whose deadline lies outside those times of day',
  },
  noSolutionByEndOfDay: {
    kind: 'days',
    zh: '接到后第几天结束仍无解决方案即上报责任人的上级',
    en: "At the end of which day after receipt the owner's superior is told that there is no solution",
  },
  verificationByEndOfDay: {
    kind: 'days',
    zh: '处理完成后第几天结束前由客户总监回访核实（0 为当天）',
    en: 'By the end of which day after the handling the care director verifies it',
  },
  verificationAfterLateForm: {
    kind: 'hours',
    zh: '处理表次日以后才交的，交表后多长时间内回访核实',
    en: 'How soon it is verified after a form that is handed in on a later day',
  },
  calledAgainByEndOfDay: {
    kind: 'days',
    zh: '回访中提出的抱怨处理后，最迟第几天结束前再次回访',
    en: 'By the end of which day after its handling a complaint raised in a callback is called about again',
  },
  remedyWithin: {
    kind: 'hours',
    zh: '总经理须在多长时间内写明原因和补救措施',
    en: 'How soon the general manager records cause and remedy',
  },
  solutionToldByEndOfDay: {
    kind: 'days',
    zh: '方案批准后第几天结束前告知客户（0 为当天）',
    en: 'By the end of which day after its approval a solution is told to the customer',
  },
  missedToldAfter: {
    kind: 'days_after',
    zh: '处理时限错过后第几天通知客户总监和总经理',
    en: 'How many days after a missed resolution deadline care director and general manager are told',
  },
  missedToldAt: {
    kind: 'time',
    zh: '那一天几点通知',
    en: 'At what time of that day they are told',
  },
  solvedAtOnce: {
    kind: 'money',
    zh: '无论责任在谁都可当场解决的金额上限（分）',
    en: 'Up to what amount something is put right at once, whoever is at fault',
  },
  ownerMayApprove: {
    kind: 'money',
    zh: '责任人可自行决定的金额上限（分）',
    en: 'Up to what amount the owner decides alone',
  },
  generalManagerMayApprove: {
    kind: 'money',
    zh: '总经理可批准的金额上限（分），超过须集团批准',
    en: 'Up to what amount the general manager approves; above it the group admin does',
  },
  approvalForAll: {
    kind: 'flag',
    zh: '是否所有解决方案都须批准',
    en: 'Whether every solution needs approval',
  },
  letterByEndOfDay: {
    kind: 'days',
    zh: '情节重大的抱怨处理后第几天结束前书面答复客户',
    en: 'By the end of which day the result of a severe complaint goes out in writing',
  },
  payoutByEndOfDay: {
    kind: 'days',
    zh: '赔付款项最迟在确定后第几天结束前付出',
    en: 'By the end of which day finance pays what was settled on',
  },
  courtesyCallByEndOfDay: {
    kind: 'days',
    zh: '交车后第几天结束前由销售顾问问候',
    en: 'By the end of which day after delivery the sales adviser makes the courtesy call',
  },
  deliverySecondCallFrom: {
    kind: 'days',
    zh: '交车后第二次回访最早在第几天',
    en: 'From which day after delivery on the second call is made',
  },
  deliverySecondCallByEndOfDay: {
    kind: 'days',
    zh: '交车后第二次回访最迟在第几天结束前',
    en: 'By the end of which day after delivery the second call is made',
  },
  deliveryThirdCallFrom: {
    kind: 'days',
    zh: '交车后第三次回访最早在第几天',
    en: 'From which day after delivery on the third call is made',
  },
  deliveryThirdCallByEndOfDay: {
    kind: 'days',
    zh: '交车后第三次回访最迟在第几天结束前',
    en: 'By the end of which day after delivery the third call is made',
  },
  visitCallByEndOfDay: {
    kind: 'days',
    zh: '售后交车后第几天结束前回访',
    en: 'By the end of which day after a visit was handed back the customer is called',
  },
  visitSecondCallFrom: {
    kind: 'days',
    zh: '售后第二次回访最早在首次接通后第几天',
    en: 'From which day after the first reached call on the second one is made',
  },
  visitSecondCallByEndOfDay: {
    kind: 'days',
    zh: '售后第二次回访最迟在首次接通后第几天结束前',
    en: 'By the end of which day after the first reached call the second one is made',
  },
  visitsCalledPercent: {
    kind: 'percent',
    zh: '非目标用户的进站中至少百分之几须回访',
    en: 'How many per cent of the visits of other than target customers are called at least',
  },
  changeCountsAfter: {
    kind: 'days',
    zh: '客户类别或不接受回访的意愿变更后，第几天结束后才影响回访抽取',
    en: 'After the end of which day another class, or a wish not to be called, decides on who is chosen for a call',
  },
  callAttempts: {
    kind: 'count',
    zh: '在几天内未接通后结束回访',
    en: 'On how many days a call is tried in vain before it is given up',
  },
  callAgainAfter: {
    kind: 'days_after',
    zh: '未接通后隔几天再拨',
    en: 'How many days after a try in vain the next one is made',
  },
  callEarliest: {
    kind: 'time',
    zh: '一天中最早几点可以打电话',
    en: 'From what time of day on people are called',
  },
  callLatest: {
    kind: 'time',
    zh: '一天中最晚几点可以打电话',
    en: 'Until what time of day people are called',
  },
  callLaterWithin: {
    kind: 'days_after',
    zh: '客户要求改期的，最多推迟几天',
    en: 'How many days ahead a customer may put a call off',
  },
  newNumberByEndOfDay: {
    kind: 'days',
    zh: '号码有误的，顾问须在第几天结束前找到新号码',
    en: 'By the end of which day the adviser finds another number for a wrong one',
  },
  callbackMissedToldAfter: {
    kind: 'days_after',
    zh: '回访时限错过后第几天通知客户总监',
    en: 'How many days after a missed callback the care director is told',
  },
  callbackMissedToldAt: {
    kind: 'time',
    zh: '那一天几点通知客户总监',
    en: 'At what time of that day the care director is told',
  },
  focusAfter: {
    kind: 'days',
    zh: '抱怨处理后第几天起标为重点关注',
    en: 'How many days after a complaint was resolved its customer gets the focus mark',
  },
  focusFor: {
    kind: 'months',
    zh: '重点关注持续几个月',
    en: 'How many months the focus mark lasts',
  },
  maintenanceContractCallBefore: {
    kind: 'months',
    zh: '保养合同到期前几个月提醒客户',
    en: 'How many months before a maintenance contract ends its customer is called and written to',
  },
  warrantyToldBefore: {
    kind: 'months',
    zh: '免费保修到期前几个月通知销售总监',
    en: 'How many months before a free warranty ends the sales director is told',
  },
  nextServiceCallBefore: {
    kind: 'days_after',
    zh: '下次保养前几天致电客户',
    en: 'How many days before the next service is due the customer is called',
  },
  campaignCallBefore: {
    kind: 'days_after',
    zh: '活动日前几天致电客户',
    en: 'How many days before the day of a campaign the customer is called',
  },
  reminderCallByEndOfDay: {
    kind: 'days',
    zh: '提醒电话须在可拨打之日后第几天结束前完成',
    en: 'By the end of which day after it may be made such a reminding call is made',
  },
  letterAfterCallByEndOfDay: {
    kind: 'days',
    zh: '通话后第几天结束前寄出信函',
    en: 'By the end of which day after the call the letter goes out that is wanted',
  },
  verificationAttempts: {
    kind: 'count',
    zh: '在几天内核实未接通即可结案',
    en: 'On how many days verification is tried in vain before the complaint is closed',
  },
  verificationAgainByEndOfDay: {
    kind: 'days_after',
    zh: '核实未接通后，最迟第几天结束前再拨',
    en: 'By the end of which day after a try in vain verification is tried again',
  },
  reopenByEndOfDay: {
    kind: 'days',
    zh: '结案后第几天结束前可以重新受理',
    en: 'Until the end of which day after its closing a complaint can be reopened',
  },
  onSiteInCityWithin: {
    kind: 'hours',
    zh: '市区救援须在多少工作小时内到场',
    en: 'Within how many working hours somebody is with a customer in the city',
  },
  onSiteInSuburbsWithin: {
    kind: 'hours',
    zh: '郊区救援须在多少工作小时内到场',
    en: 'Within how many working hours somebody is with a customer in the suburbs',
  },
  openingHours: {
    kind: 'opening_hours',
    zh: '每周各日的营业时间',
    en: 'When the branch is open on each day of the week',
  },
  holidays: {
    kind: 'holidays',
    zh: '节假日、调休上班日，以及另行营业或停业的日子',
    en: 'Public holidays and make-up working days, and what is closed or open besides',
  },
  inWorkingTime: {
    kind: 'deadlines',
    zh: '哪些时限只按工作时间计算',
    en: 'Which deadlines run only in working time',
  },
  emergencySeasonFrom: {
    kind: 'day_of_year',
    zh: '“3·15”应急预案每年从哪天开始',
    en: 'From which day of the year the emergency plan for 15 March is on',
  },
  emergencySeasonThrough: {
    kind: 'day_of_year',
    zh: '“3·15”应急预案每年到哪天结束',
    en: 'Through which day of the year it is on',
  },
  emergencyLastsByEndOfDay: {
    kind: 'days',
    zh: '未指定结束时间的应急预案到第几天结束时终止',
    en: 'At the end of which day an emergency plan ends that names no end',
  },
  emergencyContactWithin: {
    kind: 'hours',
    zh: '应急期间须在接到后多长时间内联系客户（全天候）',
    en: 'How soon after receipt the customer is contacted in an emergency, round the clock',
  },
  surgeWithin: {
    kind: 'window_hours',
    zh: '在多长时间内统计投诉数以判断是否激增',
    en: 'Over how many hours complaints are counted to find a surge',
  },
  surgeMeanOver: {
    kind: 'window_days',
    zh: '与之前多少天的日均投诉数相比',
    en: 'Over how many days before the daily mean is taken that they are held against',
  },
  surgeTimesMean: {
    kind: 'count',
    zh: '超过日均多少倍算激增',
    en: 'More than how many times the daily mean is a surge',
  },
  surgeAtLeast: {
    kind: 'count',
    zh: '至少多少起才算激增',
    en: 'How many complaints a surge has at least',
  },
  revisionByEndOfDay: {
    kind: 'days',
    zh: '演练结束后第几天结束前修订预案',
    en: 'By the end of which day after a drill the plan is revised',
  },
  drillEvery: {
    kind: 'months',
    zh: '每隔多少个月演练一次',
    en: 'After how many months another drill is due',
  },
  drillWantedAt: {
    kind: 'time',
    zh: '几点提醒该演练了',
    en: 'At what time of the day it is told that a drill is due',
  },
  personalDataFor: {
    kind: 'months',
    zh: '抱怨、回访、交车、维修结束后客户个人信息保存多少个月',
    en: 'For how many months personal data of a complaint, callback, delivery or visit are kept once it is over',
  },
  accessRecordFor: {
    kind: 'months',
    zh: '查看、导出、导入客户信息的记录保存多少个月',
    en: 'For how many months it is kept who has seen, exported or imported data of customers',
  },
  pausedWhileWaiting: {
    kind: 'task_kinds',
    zh: '等待客户期间暂停计时的时限',
    en: 'Which clocks stand still while the customer is waited for',
  },
};
