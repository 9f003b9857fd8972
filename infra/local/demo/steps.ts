import type { AttemptOutcome } from '../../../shared/domain/callback/callback.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import { type Offset, type Step, step, type Topic } from './step.ts';

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
  step(at, 'owner', 'findings', ({ topic: { finding, cause, causeCode, evidence, department } }) => ({
    finding,
    cause,
    causeCode,
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

/** A new car, and money for the time without one. */
export const proposedExchange = (at: Offset, due: Offset, amount: number) =>
  step(at, 'owner', 'solution', ({ topic, time }) => ({
    kind: 'exchange_vehicle',
    description: topic.solution,
    dueAt: time(due),
    cost: yuan(amount),
  }));

export const approved = (at: Offset, by: Role = 'general_manager') =>
  step(at, by, 'approval', () => ({ approved: true }));

export const rejected = (at: Offset, reason: string) =>
  step(at, 'general_manager', 'approval', () => ({ approved: false, reason }));

export const agreed = (at: Offset) => step(at, 'owner', 'agreement', () => ({ agreed: true }));

export const declined = (at: Offset, remarks: string) =>
  step(at, 'owner', 'agreement', () => ({ agreed: false, remarks }));

export const resolved = (at: Offset) => step(at, 'owner', 'resolution', ({ topic }) => formOf(topic));

/** In the first call, with what was found and given in it. */
export const settledAtOnce = (at: Offset) =>
  step(at, 'owner', 'resolution', ({ topic }) => {
    const { finding, evidence, kind, cost } = topic;
    const solution = { kind, ...(cost !== undefined && { cost: yuan(cost / 100) }) };
    return { ...formOf(topic), causeCode: topic.causeCode, atOnce: { finding, evidence, solution } };
  });

/** What finance pays: the amount, or else what the topic's solution costs, if anything. */
export const paid = (at: Offset, amount?: number): Step => ({
  ...step(at, 'finance', 'payout', ({ topic: { cost = 0 } }) => ({ amount: yuan(amount ?? cost / 100) })),
  where: ({ cost }) => amount !== undefined || cost !== undefined,
});

export const wroteLetter = (at: Offset) =>
  step(at, 'owner', 'letter', ({ topic }) => ({
    by: 'post',
    text: `尊敬的客户：您反映的问题已处理完毕。原因：${topic.cause}处理结果：${topic.result}由此给您带来的不便，我们深表歉意，并感谢您的监督。`,
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

/** By hand, to the next level that can help. */
export const escalated = (at: Offset, reason: string) => step(at, 'owner', 'escalations', () => ({ reason }));

export const concealed = (at: Offset, by: Role, reason: string) =>
  step(at, 'care_director', 'concealments', ({ person }) => ({ person: person(by), reason }));

/** Into the complaint that it repeats. */
export const merged = (at: Offset) =>
  step(at, 'care_director', 'merge', ({ repeated }) => ({ into: repeated }));

export const takenUpAgain = (at: Offset, reason: string) =>
  step(at, 'care_director', 'reopening', () => ({ reason }));

/** The later call about a complaint that was raised in a callback. */
export const calledAgain = (at: Offset, outcome: AttemptOutcome, remarks?: string): Step => ({
  ...step(at, 'care_specialist', 'attempts', () => ({ outcome, remarks })),
  on: 'callback',
});

function formOf({ cause, solution, result, rootCause, improvement }: Topic) {
  return { cause, method: solution, result, rootCause, improvement };
}

function yuan(amount: number) {
  return { amount: Math.round(amount * 100), currency: 'CNY' };
}
