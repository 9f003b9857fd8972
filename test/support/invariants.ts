import { expect } from 'vitest';
import { isFreeOfCharge } from '../../shared/domain/complaint/category.ts';
import { type Complaint, complaintSchema, isOpen } from '../../shared/domain/complaint/complaint.ts';
import { complaintDetailsSchema } from '../../shared/domain/complaint/details.ts';
import { recordedPart, runningTasks } from '../../shared/domain/complaint/draft.ts';
import { owedTask } from '../../shared/domain/complaint/owed.ts';
import { allowedCommands } from '../../shared/domain/complaint/transitions.ts';
import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import { replay } from '../../shared/domain/record.ts';
import type { Owner } from '../../shared/domain/roles.ts';
import {
  isMissed,
  isPaused,
  nextStepAt,
  type TaskKind,
  type Step as TaskStep,
} from '../../shared/domain/task.ts';
import { policy, type Told } from './telling.ts';

/** What holds of every complaint at any time. */
export function holds(told: Told): void {
  const { head: complaint, details } = told.state;
  expect(complaintSchema.parse(complaint)).toEqual(complaint);
  expect(complaintDetailsSchema.safeParse(details).success).toBe(true);
  ownershipHolds(complaint);
  promisesHold(told);
  tasksHold(told);
  waitHolds(told);
  escalationsHold(told);
  moneyHolds(complaint);
  roundsHold(complaint);
  recordHolds(told);

  const { severe, recurrence, focus, customerClass = 'private' } = complaint;
  const inEmergency = complaint.emergency !== undefined && complaint.category !== 'enquiry';
  const high = severe || recurrence || focus || customerClass !== 'private' || inEmergency;
  if (high) expect(complaint.priority).toBe('high');
  emergencyHolds(told);
  const concealed = complaint.concealments.map(({ person }) => person);
  expect(new Set(concealed).size).toBe(concealed.length);
}

/** Of what came in during an emergency the general manager heard once; a drill says so everywhere and counts nowhere. */
function emergencyHolds({ state: { head: complaint }, notices }: Told): void {
  const { emergency, drill, receivedAt } = complaint;
  const copies = notices.filter(({ kind }) => kind === 'emergency_complaint');
  expect(copies.map(({ to }) => to.role)).toEqual(emergency?.toldAt === undefined ? [] : ['general_manager']);
  const isMarked = ({ zh, en }: { zh: string; en: string }) =>
    zh.startsWith('【演练】') && en.startsWith('[Drill] ');
  expect(notices.every(({ text }) => isMarked(text) === drill)).toBe(true);
  if (drill) expect(contributionOf(complaint)).toMatchObject({ months: {}, balance: {} });
  if (emergency === undefined) return;
  if (complaint.category !== 'enquiry') expect(emergency.toldAt).toBeDefined();
  const [contact] = complaint.tasks;
  // One that came in as something else may have had no hour left when it turned out to be a complaint.
  if (emergency.toldAt === complaint.registeredAt) {
    expect(Date.parse(contact?.dueAt ?? '') - Date.parse(receivedAt)).toBeLessThanOrEqual(3600_000);
  }
}

/** One owner, who has every promise that goes with the complaint; the others belong to their role. */
function ownershipHolds(complaint: Complaint): void {
  const { owner } = complaint;
  expect(Object.keys(owner).filter((key) => key !== 'role' && key !== 'person')).toEqual([]);
  expect(owner.role).toBeTypeOf('string');
  const owners: Partial<Record<TaskKind, Owner>> = {
    contact: owner,
    reply: owner,
    solution: owner,
    resolution: owner,
    letter: owner,
    verification: { role: 'care_director' },
    remedy: { role: 'general_manager' },
    payout: { role: 'finance' },
  };
  for (const task of runningTasks(complaint)) expect(task.owner).toEqual(owners[task.kind]);
}

const isTelling = ({ action }: TaskStep) => action === 'tell_missed';

/** An open complaint has a deadline ahead or overdue; an ended one has none, and takes only what is owed. */
function promisesHold({ state: { head: complaint, details }, now }: Told): void {
  const running = runningTasks(complaint);
  const allowed = allowedCommands(complaint, { at: now, policy });
  if (isOpen(complaint)) {
    const resolved = complaint.status === 'resolved';
    expect(runningTasks(complaint, 'resolution')).toHaveLength(resolved ? 0 : 1);
    expect(runningTasks(complaint, 'verification')).toHaveLength(resolved ? 1 : 0);
    expect(allowed.length).toBeGreaterThan(0);
    if (resolved && complaint.severe) {
      expect(details.letter !== undefined || runningTasks(complaint, 'letter').length > 0).toBe(true);
    }
    return;
  }
  expect(running).toEqual([]);
  const still = complaint.tasks.filter(({ plan }) => plan.length > 0);
  expect(still.every(({ state, plan }) => state === 'done_late' && plan.every(isTelling))).toBe(true);
  const afterwards = ['reopen-complaint', 'record-payout', 'record-letter'];
  for (const name of allowed) expect(afterwards).toContain(name);
}

/** Kinds that are met at the time somebody says, which may lie before they were promised. */
const metAsTold: readonly TaskKind[] = ['contact', 'reply', 'solution', 'payout', 'letter'];

function tasksHold({ state: { head: complaint }, now }: Told): void {
  for (const task of complaint.tasks) {
    // What has come has happened, but for a deadline whose own second is not over.
    const next = nextStepAt(task);
    if (next !== undefined && task.plan[0]?.action !== 'miss') expect(next > now).toBe(true);
    if (task.state === 'open' && !isPaused(task)) {
      expect(isMissed(task.dueAt, now)).toBe(false);
      expect(next).toBeDefined();
    }
    if (task.state === 'overdue') expect(task.missed?.at).toBe(task.dueAt);
    if ('doneAt' in task && !metAsTold.includes(task.kind)) {
      expect(task.doneAt >= task.openedAt || task.openedAt === complaint.registeredAt).toBe(true);
    }
  }
  const single = ['contact', 'reply', 'solution', 'resolution', 'verification', 'payout', 'letter'] as const;
  for (const kind of single) expect(runningTasks(complaint, kind).length).toBeLessThanOrEqual(1);
}

/** While the customer is waited for, exactly the promises of those kinds stand still; otherwise none does. */
function waitHolds({ state: { head: complaint, details }, now }: Told): void {
  const { waiting, waits } = complaint;
  const paused = complaint.tasks.filter(isPaused);
  const isAwaited = waiting !== undefined;
  expect([details.waiting !== undefined, paused.length > 0]).toEqual([isAwaited, isAwaited]);
  expect(waits.every(({ from, to }) => from < to && to <= now)).toBe(true);
  if (!waiting) return;
  expect(isOpen(complaint)).toBe(true);
  expect(waiting.since <= now && (waiting.until ?? '9999') > now).toBe(true);
  const standing = complaint.tasks.filter(
    ({ state, kind }) => state === 'open' && waiting.kinds.some((one) => one === kind),
  );
  expect(paused).toEqual(standing);
  for (const { paused: stood, plan, dueAt } of paused) {
    expect(stood.since >= waiting.since && stood.since <= now).toBe(true);
    expect(stood.plan.some(({ action, at }) => action === 'miss' && at === dueAt)).toBe(true);
    expect(plan.filter((step) => !isTelling(step))).toEqual(
      waiting.until === undefined ? [] : [{ at: waiting.until, action: 'resume' }],
    );
  }
}

/** Each level hears of a cause once, the manufacturer region of nothing else, and the remedies follow. */
function escalationsHold({ state: { head: complaint }, entries, notices }: Told): void {
  const { escalations, category, finding, severe } = complaint;
  const causes = escalations.map(({ rule, cause, level }) => `${rule} ${cause} ${level}`);
  expect(new Set(causes).size).toBe(causes.length);
  const told = notices.filter(({ kind }) => escalationKinds.includes(kind)).length;
  // The region that was told of a duplicate is told that it was merged, as is the owner.
  const byMerging = ({ cause }: { cause: string }) => cause.startsWith('merged ');
  const byKind = escalations.filter((one) => one.rule !== 'ESC-2' && !byMerging(one));
  expect(told).toBe(byKind.length);

  const toRegion = escalations.filter(({ level }) => level === 'regional_manager');
  for (const { rule } of toRegion) expect(['ESC-4', 'ESC-5']).toContain(rule);
  const firstAt = toRegion[0]?.at ?? '9999';
  for (const { to, at } of notices) if (to.role === 'regional_manager') expect(at >= firstAt).toBe(true);

  const isTold = (cause: string) => escalations.some((e) => e.rule === 'ESC-5' && e.cause === cause);
  if (severe) expect(isTold('severe')).toBe(true);
  if (category === 'new_car_quality' && finding === 'product_fault') {
    expect(isTold('product_fault')).toBe(true);
    if (severe) expect(toRegion.some(({ rule }) => rule === 'ESC-5')).toBe(true);
  }

  const failed = escalations.filter(({ rule }) => rule === 'ESC-1' || rule === 'ESC-6');
  const owed = failed.filter(({ rule, at }) => rule === 'ESC-6' || !wasEnded(complaint, at));
  const remedies = complaint.tasks.filter(({ kind }) => kind === 'remedy');
  // A duplicate brings its own along.
  const least = new Set(owed.map(({ rule, cause }) => `${rule} ${cause}`)).size;
  if (complaint.merged.length === 0) expect(remedies).toHaveLength(least);
  else expect(remedies.length).toBeGreaterThanOrEqual(least);

  const misses = entries.filter(({ action }) => action === 'resolution_miss').map(({ at }) => at);
  for (const { rule, cause } of failed) {
    const own = !cause.includes(' ');
    if (rule === 'ESC-1' && own) expect(misses).toContain(cause.split('@')[1]);
  }
}

/** What is told by an escalation only; of a missed deadline its owner may hear as well (ESC-2). */
const escalationKinds: readonly string[] = [
  'no_solution',
  'resolution_missed',
  'customer_unsatisfied',
  'severe_complaint',
  'product_fault',
  'complaint_escalated',
];

/** Whether what was told then was told after an ending, and before it was taken up again. */
function wasEnded(complaint: Complaint, at: string): boolean {
  const closures = 'closure' in complaint ? [...complaint.closures, complaint.closure] : complaint.closures;
  const takenUp = complaint.reopenings.filter(({ reason }) => reason === 'reopened');
  return closures.some((closure, nth) => closure.at < at && at <= (takenUp[nth]?.at ?? '9999'));
}

/** Nobody hears, or is paid, what is not approved; what is free of charge has no charge. */
function moneyHolds(complaint: Complaint): void {
  const { solution, category, payouts } = complaint;
  if (solution?.decision.approval === 'pending') {
    expect(solution.toldAt).toBeUndefined();
    expect(owedTask(complaint, 'payout')).toBeUndefined();
  }
  if (owedTask(complaint, 'payout')) expect(solution?.cost?.amount).toBeGreaterThan(0);
  if (isFreeOfCharge(category)) expect(solution?.charge?.amount ?? 0).toBe(0);
  for (const { amount } of payouts) expect(amount.amount).toBeGreaterThan(0);
}

function roundsHold(complaint: Complaint): void {
  const { reopenings, closures, verifications } = complaint;
  expect(closures).toHaveLength(reopenings.filter(({ reason }) => reason === 'reopened').length);
  for (const { round } of verifications) expect(round).toBeLessThanOrEqual(reopenings.length + 1);
  const counts = complaint.category !== 'enquiry' && !complaint.drill;
  const balance = Object.values(contributionOf(complaint).balance).reduce((sum, by) => sum + by, 0);
  expect(balance).toBe(counts && isOpen(complaint) ? 1 : 0);
}

function recordHolds({ state, entries }: Told): void {
  expect(replay(entries)).toEqual(recordedPart(state));
  expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, at) => at + 1));
}
