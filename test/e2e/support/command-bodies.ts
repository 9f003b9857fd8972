import { type Column, columns } from './askers.ts';
import type { Days } from './calendar.ts';
import type { Caller, Client } from './client.ts';
import type { Askers, Bodies } from './command-walk.ts';
import { newPhone, resolutionBody } from './samples.ts';

/** Those of the branch, and above it whoever is there once. */
export type Role = Exclude<Column, 'regional_manager'>;

const roles = columns.filter((role): role is Role => role !== 'regional_manager');

/** Somebody of every role at the branch and above it, two who stand in for others, and people of elsewhere. */
export async function everybodyAsking(client: Client): Promise<Askers> {
  const wanted = {
    ...Object.fromEntries(roles.map((role) => [role, { role }])),
    regional_manager: { role: 'regional_manager', regionId: 'east' },
    'stand-in of the service director': { role: 'sales_adviser', name: '代班顾问' },
    'stand-in of the general manager': { role: 'care_officer', name: '代班关爱员' },
    'general manager elsewhere': { role: 'general_manager', branchIds: ['demo.sh02'] },
    'regional manager elsewhere': { role: 'regional_manager', regionId: 'south' },
  };
  const found: Record<string, Caller> = {};
  for (const [name, who] of Object.entries(wanted)) found[name] = await client.as(who);
  return found;
}

/**
 * A body that fits each command, whatever it is done to.
 *
 * @param into a complaint that others can be merged into
 * @param person somebody of the branch's staff
 */
export function fittingBodies({ into, person, days }: { into: string; person: string; days: Days }): Bodies {
  return {
    'assign-complaint': { role: 'sales_director' },
    'record-contact': { summary: '已联系', outcome: 'reached' },
    'classify-complaint': { priority: 'high' },
    'record-findings': { finding: 'dealer_fault', cause: '装配不当' },
    'propose-solution': { kind: 'apology', description: '致歉', dueAt: days.at(290, '10:00:00') },
    'approve-solution': { approved: true },
    'record-agreement': { agreed: true },
    'resolve-complaint': resolutionBody,
    'verify-complaint': { outcome: 'satisfied' },
    'record-remedy': { cause: '检查不彻底', measure: '复检' },
    'record-payout': { amount: { amount: 1, currency: 'CNY' } },
    'record-letter': { text: '问题已处理完毕。', by: 'post' },
    'record-concealment': { person: person, reason: '客户早已告知' },
    'escalate-complaint': { reason: '超出权限' },
    'withdraw-complaint': { reason: '客户撤回' },
    'merge-complaint': { into },
    'reopen-complaint': { reason: '问题再次出现' },
    'await-customer': { reason: '客户出差' },
    'add-note': { text: '客户改约' },
    'record-attempt': { outcome: 'busy' },
    'give-number': { phone: newPhone() },
    'record-call-letter': { text: '合同即将到期。', by: 'wechat' },
    'record-diagnosis': { findings: '刹车片磨损' },
    'ask-extra-work': { description: '更换空调滤芯' },
    'answer-extra-work': { item: 1, agreed: true, how: 'phone', saidBy: '本人' },
    'record-delay': { reason: '缺件', promisedAt: days.at(290, '10:00:00') },
    'complete-work': { work: '更换刹车片', checkedBy: '胡国平' },
    'record-arrival': { solved: true },
    'revise-emergency-plan': { text: '增设值班电话' },
    'complete-improvement': { result: '已落实' },
    'decide-entry': { confirmed: false, reason: '与事实不符' },
    'move-campaign': { date: days.at(40, '10:00:00').slice(0, 10) },
    'cancel-campaign': { reason: '设备未到货' },
  };
}
