import type { Words } from '../words.ts';
import type { forms } from './category.ts';
import type { Channel, CustomerClass, findings, Priority, Status, solutionKinds } from './codes.ts';

/** What people see for each status. */
export const statusLabels: Record<Status, Words> = {
  received: { zh: '已受理', en: 'received' },
  assigned: { zh: '已分派', en: 'assigned' },
  contacted: { zh: '已联系客户', en: 'contacted' },
  investigated: { zh: '已调查', en: 'investigated' },
  proposed: { zh: '已提出方案', en: 'proposed' },
  agreed: { zh: '客户已同意', en: 'agreed' },
  resolved: { zh: '处理完成，待回访', en: 'resolved, to be verified' },
  reopened: { zh: '重新处理', en: 'reopened' },
  closed: { zh: '已关闭', en: 'closed' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  merged: { zh: '已合并', en: 'merged' },
};

export const channelLabels: Record<Channel, Words> = {
  hotline: { zh: '热线电话', en: 'hotline' },
  walk_in: { zh: '到店', en: 'walk-in' },
  wechat: { zh: '微信', en: 'WeChat' },
  weibo: { zh: '微博', en: 'Weibo' },
  website: { zh: '网站', en: 'website' },
  email: { zh: '电子邮件', en: 'e-mail' },
  app: { zh: '手机应用', en: 'app' },
  complaint_box: { zh: '意见箱（簿）', en: 'complaint box or opinion book' },
  letter: { zh: '信函', en: 'letter' },
  callback: { zh: '回访中提出', en: 'raised in a callback' },
  manufacturer: { zh: '厂家转来', en: 'forwarded by the manufacturer' },
  portal: { zh: '客户页面', en: 'customer portal' },
};

export const formLabels: Record<(typeof forms)[number], Words> = {
  sales: { zh: '销售', en: 'sales' },
  after_sales: { zh: '售后', en: 'after-sales' },
};

export const priorityLabels: Record<Priority, Words> = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
};

export const customerClassLabels: Record<CustomerClass, Words> = {
  private: { zh: '个人客户', en: 'private' },
  vip: { zh: 'VIP 客户', en: 'VIP' },
  corporate: { zh: '集团公司', en: 'corporate' },
  government: { zh: '政府车队', en: 'government' },
  fleet: { zh: '单位车队', en: 'fleet' },
  judicial: { zh: '司法警务', en: 'judicial' },
  key_private: { zh: '重点个人客户', en: 'private key customer' },
};

export const findingLabels: Record<(typeof findings)[number], Words> = {
  dealer_fault: { zh: '经销商责任', en: 'dealer’s fault' },
  product_fault: { zh: '产品问题', en: 'product fault' },
  customer_misuse: { zh: '客户使用不当', en: 'misuse by the customer' },
  misunderstanding: { zh: '误会', en: 'misunderstanding' },
  pre_delivery_miss: { zh: '交车检验未发现', en: 'missed at the pre-delivery check' },
  unfounded: { zh: '不成立', en: 'unfounded' },
};

export const solutionKindLabels: Record<(typeof solutionKinds)[number], Words> = {
  explanation: { zh: '解释说明', en: 'explanation' },
  apology: { zh: '致歉', en: 'apology' },
  repair: { zh: '维修', en: 'repair' },
  replace_part: { zh: '更换零件', en: 'replaced part' },
  refund: { zh: '退款', en: 'refund' },
  compensation: { zh: '赔偿', en: 'compensation' },
  goodwill: { zh: '优惠或免费服务', en: 'goodwill' },
  return_vehicle: { zh: '退车', en: 'vehicle taken back' },
  exchange_vehicle: { zh: '换车', en: 'vehicle exchanged' },
};
