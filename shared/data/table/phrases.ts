/**
 * What stored content mostly repeats: the compressor refers to it instead of writing it out, the commonest last. What is
 * stored cannot be read without exactly this text, so it is never changed: content that looks otherwise by now takes
 * some more bytes, and nothing else.
 */
export const phrases = [
  ['attempt.', 'busy,no_answer,refused,wrong_number', 'call.complaint.', 'done,onTime,planned,reached,due'],
  [
    'category.',
    'contract_dispute,delivery_time,enquiry,immediate_rework,new_car_quality,new_car_supply,parts_supply',
  ],
  ['pre_delivery_defect,price_dispute,repair_quality,sales_service_quality,sales_staff_attitude'],
  ['service_staff_attitude,suggestion,technical,value_added,insurance,waiting_time,warranty'],
  [
    '":1,"cause.',
    'customer_use,delivery_delayed,expectation,inspection_missed,misdiagnosis,part_not_available',
  ],
  ['poor_information,price_not_explained,process,product_defect,promise_not_kept,staff_conduct,work_delayed'],
  [
    'workmanship,unclassified',
    '":1,"channel.',
    'callback,complaint_box,manufacturer,walk_in,website,wechat,portal',
  ],
  ['":1,"class.', 'corporate,key_private,private,vip', '":1,"cross.new_car_quality.product_defect'],
  ['":1,"cross.price_dispute.price_not_explained":1,"cross.sales_service_quality.promise_not_kept'],
  ['":1,"cross.service_staff_attitude.staff_conduct":1,"cross.sales_staff_attitude.staff_conduct'],
  ['":1,"cross.repair_quality.workmanship":1,"cross.pre_delivery_defect.inspection_missed'],
  [
    '":1,"deadline.callback.met":1,"deadline.contact.late":1,"deadline.contact.met":1,"deadline.contact.overdue',
  ],
  ['":1,"deadline.payout.met":1,"deadline.remedy.met":1,"deadline.reply.met":1,"deadline.resolution.met'],
  [
    '":1,"deadline.solution.met":1,"deadline.verification.met":1,"department.',
    'other,parts,sales,value_added',
  ],
  ['":1,"escalation.care_director":1,"escalation.general_manager":1,"escalation.regional_manager'],
  [
    '":1,"finding.customer_misuse":1,"finding.dealer_fault":1,"finding.misunderstanding":1,"finding.unfounded',
  ],
  [
    '":1,"finding.pre_delivery_miss":1,"finding.product_fault":1,"form.after_sales":1,"form.sales":1,"enquiries',
  ],
  [
    '":1,"priority.high":1,"priority.low":1,"priority.medium":1,"received":1,"recurrences":1,"reopened":1,"rework',
  ],
  [
    '":1,"satisfaction.4":1,"satisfaction.5":1,"solution.apology":1,"solution.compensation":1,"solution.refund',
  ],
  ['":1,"solution.exchange_vehicle":1,"solution.explanation":1,"solution.goodwill":1,"solution.replace_part'],
  [
    '":1,"solution.repair":1,"time.close.1',
    '":1,"time.close.seconds":1,"time.contact.7',
    '":1,"time.contact.seconds',
  ],
  [
    '":1,"time.solution.9',
    '":1,"time.solution.seconds":1,"verification.not_reached":1,"verification.satisfied',
  ],
  ['":1,"verification.unsatisfied":1,"withdrawn":1,"closed":1,"merged":1,"place":{"groupId":"","regionId":"'],
  ['"months":{"20', '"balance":{"20', '"counters":{"', '.owned":1', '.against":1', '"per.'],
  ['{"entry":1,"at":"', '","by":{"role":"system"},"action":"', 'register-complaint', 'record-contact'],
  ['acknowledge-complaint', 'record-findings', 'propose-solution', 'approve-solution', 'record-agreement'],
  ['resolve-complaint', 'verify-complaint', 'record-payout', 'assign-complaint', 'settle'],
  ['","input":{"outcome":"reached","summary":"', '"changes":[{"path":"complaint","after":{"id":"'],
  [
    '{"path":"details","after":{"',
    '{"path":"complaint.tasks.0.state","before":"open","after":"done"},{"path":"',
  ],
  [
    'complaint.tasks.1.doneAt","after":"',
    '{"path":"complaint.tasks.2.doneMonth","after":"',
    '.step","before":1',
  ],
  [
    '.plan.0","before":{"at":"',
    '{"path":"complaint.status","before":"',
    '"after":"',
    'details.finding',
    'dueAt',
  ],
  ['{"statusCode":200,"headers":{"content-type":"application/json; charset=utf-8","etag":"\\"1\\""'],
  [
    '{"statusCode":201,"headers":{"location":"/complaints/cmp.',
    '{"id":"cmp.',
    '","number":"',
    '","branchId":"',
  ],
  [
    '","regionId":"',
    '","timeZone":"Asia/Shanghai","version":1,"category":"',
    '","channel":"hotline","priority":"',
  ],
  [
    'medium","severe":false,"customerClass":"private","focus":false,"callAgain":false,"recurrence":false,"drill":',
  ],
  ['false,"owner":{"role":"care_officer"},"receivedAt":"20', '","receivedMonth":"20', '","registeredAt":"20'],
  ['","acknowledgedAt":"20', '","handledBy":"per.', '","contactedAt":"20', '","solutionWithin":"PT24H"'],
  ['"solutionToldAt":"20', '","description":"', '","demand":"', '","against":{"department":"售后服务部"},'],
  [
    '"customer":{"id":"cus.',
    '","name":"',
    '","phone":"1',
    '"},"vehicle":{"vin":"',
    '","plate":"沪',
    '","model":"',
  ],
  [
    '"},"files":{"customer":"',
    '","vehicle":"',
    '"},"linked":[],"attachments":[],"merged":[],"takenBy":{"role":"',
  ],
  [
    'care_specialist","person":"per.',
    '","finding":{"finding":"',
    'dealer_fault","cause":"',
    '","evidence":"',
  ],
  ['","responsible":{"department":"销售部"},"causeCode":"', '","demandReasonable":true,"demands":{"zh":"'],
  [
    '向客户致歉并给出解决方案。","en":"Apologise to the customer and offer a solution."}},"solution":{"kind":"',
  ],
  ['","dueAt":"20', '","cost":{"amount":10000,"currency":"CNY"},"proposedAt":"20', '","proposedBy":"per.'],
  ['","decision":{"approval":"', '","approval":"not_needed","toldAt":"20', '","agreedAt":"20'],
  ['"},"resolution":{"cause":"', '","method":"', '","result":"', '","rootCause":"', '","improvement":"'],
  ['","completedAt":"20', '","toldCustomerAt":"20', '"},"resolvedAt":"20', '","department":"'],
  ['"verifications":[{"at":"20', '","month":"20', '","outcome":"satisfied","satisfaction":5,"round":1}'],
  [
    '"outcome":"unsatisfied"',
    '"reopenings":[],"closures":[],"concealments":[],"payouts":[{"at":"20',
    '","paidAt":"20',
  ],
  [
    '","amount":{"amount":',
    '}}],"waits":[],"escalations":[{"at":"20',
    '","rule":"ESC-2","cause":"t1","level":"',
  ],
  [
    'general_manager"},{"at":"20',
    '","rule":"ESC-6","level":"regional_manager"}',
    'care_director"}',
    'ESC-5',
    'CLOCK-6',
  ],
  [
    '"entries":1,"notices":1,"status":"closed","closure":{"at":"20',
    '","reason":"satisfied"},"keptUntil":"20',
  ],
  [
    '"closedAt":"20',
    '","closedBecause":"satisfied","version":1,"situations":["phone_complaint","face_to_face',
  ],
  [
    '"status":"received',
    '"status":"assigned',
    '"status":"contacted',
    '"status":"investigated',
    '"status":"proposed',
  ],
  ['"status":"agreed', '"status":"resolved","form":"sales","category":"', '"form":"after_sales"'],
  ['"plan":[{"at":"20', '","action":"remind"},{"at":"20', '","action":"miss"},{"at":"20'],
  ['","action":"report_no_solution"},{"at":"20', '","action":"tell_missed","deadline":"20'],
  [
    '"missed":{"at":"20',
    '","month":"20',
    '","by":{"role":"general_manager"}},"state":"overdue"',
    '"done_late"',
  ],
  ['"inWorkingTime":true', '"reason":"', '"cancelledAt":"20', '"kind":"callback","owner":{"role":"'],
  [
    'finance"},',
    'care_director"},',
    'sales_director"},',
    'service_director"},',
    '"kind":"letter"',
    '"kind":"remedy"',
  ],
  [
    '"tasks":[{"id":"t1","kind":"contact","owner":{"role":"',
    '"kind":"reply"',
    '"kind":"payout"',
    '"kind":"approval"',
  ],
  ['"kind":"verification","owner":{"role":"care_director"},"openedAt":"20', '","dueAt":"20'],
  [
    '"kind":"solution"',
    '{"state":"done","id":"t3","kind":"resolution","owner":{"role":"service_director"},"openedAt":"20',
  ],
  [
    'T15:59:59.000Z","step":2,"plan":[],"doneAt":"20',
    ':00.000Z","doneMonth":"20',
    ':00.001Z","state":"done"',
  ],
  ['T23:59:59+08:00","state":"open","doneAt":"20', ':00.000+08:00"},{"id":"cmp.', '.t2","kind":"'],
]
  .flat()
  .join('');
