/** Where a complaint stands while it is open. */
export const openStatuses = [
  'received',
  'assigned',
  'contacted',
  'investigated',
  'proposed',
  'agreed',
  'resolved',
  'reopened',
] as const;

export const endedStatuses = ['closed', 'withdrawn', 'merged'] as const;

export const statuses = [...openStatuses, ...endedStatuses] as const;

export type Status = (typeof statuses)[number];

/** INTAKE-1. */
export const channels = [
  'hotline',
  'walk_in',
  'wechat',
  'weibo',
  'website',
  'email',
  'app',
  'complaint_box',
  'letter',
  'callback',
  'manufacturer',
  'portal',
] as const;

export type Channel = (typeof channels)[number];

export const priorities = ['high', 'medium', 'low'] as const;

export type Priority = (typeof priorities)[number];

/** 客户类别; all but `private` are target customers. */
export const customerClasses = [
  'private',
  'vip',
  'corporate',
  'government',
  'fleet',
  'judicial',
  'key_private',
] as const;

export type CustomerClass = (typeof customerClasses)[number];

export const findings = [
  'dealer_fault',
  'product_fault',
  'customer_misuse',
  'misunderstanding',
  'pre_delivery_miss',
  'unfounded',
] as const;

export const solutionKinds = [
  'explanation',
  'apology',
  'repair',
  'replace_part',
  'refund',
  'compensation',
  'goodwill',
  'return_vehicle',
  'exchange_vehicle',
] as const;

/** What a file kept with a complaint is (HANDLE-8). */
export const evidenceKinds = [
  'repair_record',
  'call_note',
  'photo',
  'work_order',
  'reception_sheet',
  'settlement_sheet',
  'complaint_sheet',
  'letter',
  'other',
] as const;

/** How a letter went to the customer (HANDLE-12). */
export const letterWays = ['post', 'handed_over', 'email', 'wechat'] as const;

/** Why a complaint was taken up again. */
export const reopeningReasons = ['unsatisfied', 'reopened'] as const;

/** Why a complaint ended. */
export const closureReasons = ['satisfied', 'unreachable', 'withdrawn', 'merged'] as const;

/** How a complaint stands after each ending. */
export const statusAfter: Readonly<Record<(typeof closureReasons)[number], (typeof endedStatuses)[number]>> =
  {
    satisfied: 'closed',
    unreachable: 'closed',
    withdrawn: 'withdrawn',
    merged: 'merged',
  };

/** What the care director's call after handling may find. */
export const verificationOutcomes = ['satisfied', 'unsatisfied', 'not_reached'] as const;
