import type { Category } from '../../../shared/domain/complaint/category.ts';
import type { findings, solutionKinds } from '../../../shared/domain/complaint/complaint.ts';
import type { Role } from '../../../shared/domain/roles.ts';

/** `40m` after receipt, or `2d 10:00`: that local time on the second day after the day of receipt. */
export type Offset = `${number}m` | `${number}d ${string}`;

/** What a complaint is about, with the words of whoever handles it. */
export interface Topic {
  readonly category: Category;
  readonly department: string;
  readonly demand: string;
  readonly finding: (typeof findings)[number];
  readonly cause: string;
  readonly evidence: string;
  readonly kind: (typeof solutionKinds)[number];
  readonly solution: string;
  /** In fen; what the owner may decide alone. */
  readonly cost?: number;
  readonly result: string;
  readonly rootCause: string;
  readonly improvement: string;
}

/** What a step's words are made of. */
export interface Telling {
  readonly topic: Topic;
  /** The instant of an offset, as RFC 3339. */
  readonly time: (offset: Offset) => string;
  /** The id of the branch's person in a role. */
  readonly person: (role: Role) => string;
}

/** One command: when, by whom, where it is posted under the complaint, and with what. */
export interface Step {
  readonly at: Offset;
  readonly by: Role | 'owner';
  readonly path: string;
  readonly body: (telling: Telling) => object;
}

const step = (at: Offset, by: Step['by'], path: string, body: Step['body'] = () => ({})): Step => ({
  at,
  by,
  path,
  body,
});

export const acknowledged = (at: Offset) => step(at, 'owner', 'acknowledgement');

export const setDeadline = (at: Offset, due: Offset) =>
  step(at, 'care_director', 'assignment', ({ time }) => ({ resolutionDueAt: time(due) }));

export const handedTo = (at: Offset, role: Role) =>
  step(at, 'care_director', 'assignment', ({ person }) => ({ role, person: person(role) }));

export const reached = (
  at: Offset,
  summary = '已电话联系客户，详细了解情况并致歉，说明后续安排。',
  by: Step['by'] = 'owner',
) => step(at, by, 'contacts', () => ({ outcome: 'reached', summary }));

export const toldProgress = (at: Offset) =>
  step(at, 'owner', 'contacts', () => ({
    outcome: 'reached',
    progress: true,
    summary: '已向客户说明目前的调查结果，并约定给出方案的时间。',
  }));

export const notReached = (at: Offset) =>
  step(at, 'care_officer', 'contacts', () => ({ outcome: 'not_reached', summary: '电话无人接听。' }));

export const investigated = (at: Offset) =>
  step(at, 'owner', 'findings', ({ topic: { finding, cause, evidence, department } }) => ({
    finding,
    cause,
    evidence,
    demandReasonable: finding !== 'unfounded' && finding !== 'misunderstanding',
    responsible: { department },
  }));

export const proposed = (at: Offset, due: Offset) =>
  step(at, 'owner', 'solution', ({ topic: { kind, solution, cost }, time }) => ({
    kind,
    description: solution,
    dueAt: time(due),
    ...(cost !== undefined && { cost: yuan(cost / 100) }),
  }));

/** With money that somebody above the owner decides on. */
export const proposedPayment = (at: Offset, due: Offset, amount: number, description: string) =>
  step(at, 'owner', 'solution', ({ time }) => ({
    kind: 'compensation',
    description,
    dueAt: time(due),
    cost: yuan(amount),
  }));

export const proposedExchange = (at: Offset, due: Offset) =>
  step(at, 'owner', 'solution', ({ time }) => ({
    kind: 'exchange_vehicle',
    description: '经厂家技术确认属重复故障，建议为客户更换同型号新车。',
    dueAt: time(due),
  }));

export const approved = (at: Offset, by: Role = 'general_manager') =>
  step(at, by, 'approval', () => ({ approved: true }));

export const rejected = (at: Offset, reason: string) =>
  step(at, 'general_manager', 'approval', () => ({ approved: false, reason }));

export const agreed = (at: Offset) => step(at, 'owner', 'agreement', () => ({ agreed: true }));

export const declined = (at: Offset, remarks: string) =>
  step(at, 'owner', 'agreement', () => ({ agreed: false, remarks }));

export const resolved = (at: Offset) =>
  step(at, 'owner', 'resolution', ({ topic }) => ({
    cause: topic.cause,
    method: topic.solution,
    result: topic.result,
    rootCause: topic.rootCause,
    improvement: topic.improvement,
  }));

export const satisfied = (at: Offset, satisfaction = 5) =>
  step(at, 'care_director', 'verification', () => ({ outcome: 'satisfied', satisfaction }));

export const unsatisfied = (at: Offset, remarks: string) =>
  step(at, 'care_director', 'verification', () => ({ outcome: 'unsatisfied', satisfaction: 2, remarks }));

export const notVerified = (at: Offset) =>
  step(at, 'care_director', 'verification', () => ({ outcome: 'not_reached' }));

export const remedied = (at: Offset, cause: string, measure: string) =>
  step(at, 'general_manager', 'remedy', () => ({ cause, measure }));

export const withdrawn = (at: Offset, reason: string) =>
  step(at, 'care_officer', 'withdrawal', () => ({ reason }));

function yuan(amount: number) {
  return { amount: Math.round(amount * 100), currency: 'CNY' };
}
