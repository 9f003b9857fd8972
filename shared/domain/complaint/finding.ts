import type { findings, solutionKinds } from './codes.ts';

export type Finding = (typeof findings)[number];

interface Demand {
  /** What is to be done, for whoever handles it. */
  readonly zh: string;
  readonly en: string;
  /** Whether it must be shown with evidence. */
  readonly evidence: boolean;
}

/** What each finding demands (HANDLE-3). */
export const findingDemands: Readonly<Record<Finding, Demand>> = {
  dealer_fault: {
    zh: '向客户致歉并给出解决方案。',
    en: 'Apologise to the customer and offer a solution.',
    evidence: false,
  },
  product_fault: {
    zh: '属新车的，总经理立即得到通知，销售总监和客户总监参与处理；其他车辆，向客户说明并与厂家联系解决。',
    en: 'For a new car the general manager is told at once, and the sales director and the care director take part; for any other, explain it and settle it with the manufacturer.',
    evidence: false,
  },
  customer_misuse: {
    zh: '凭证据耐心说明，示范正确使用方法；属保险责任的，引导客户向保险公司报案。',
    en: 'Explain patiently with the evidence and show the right way to use it; where insurance covers it, guide the customer to the insurer.',
    evidence: true,
  },
  misunderstanding: {
    zh: '凭证据耐心解释，消除误会。',
    en: 'Explain patiently with the evidence and clear it up.',
    evidence: true,
  },
  pre_delivery_miss: {
    zh: '先赔付客户，再在内部落实责任。',
    en: 'Compensate the customer first, then settle the responsibility inside.',
    evidence: false,
  },
  unfounded: {
    zh: '尽快礼貌答复并说明理由。',
    en: 'Answer quickly and politely, with the reasons.',
    evidence: false,
  },
};

/** Whether what is told of a finding is enough: misuse and misunderstanding are found on evidence only. */
export function isShown(finding: Finding, evidence: string | undefined): boolean {
  return !findingDemands[finding].evidence || evidence !== undefined;
}

/** Whether a solution of this kind gives the customer more than words. */
export function compensates(kind: (typeof solutionKinds)[number]): boolean {
  return kind !== 'explanation' && kind !== 'apology';
}

/** Offered more than words, and not declined (HANDLE-3). */
export function isCompensated(
  solution:
    | { readonly kind: (typeof solutionKinds)[number]; readonly declinedAt?: string | undefined }
    | undefined,
): boolean {
  return solution !== undefined && compensates(solution.kind) && solution.declinedAt === undefined;
}
