import { localMonth } from '../calendar.ts';
import { categories } from '../complaint/category.ts';
import { statusAfter } from '../complaint/codes.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { countDeadlines } from './deadlines.ts';
import { countDuration } from './durations.ts';
import type { Tally } from './tally.ts';

/**
 * What it is counts in the month it was received, what happened in the month it happened (STAT-1, STAT-2). An enquiry
 * is none: it counts in its category and its deadlines, and in nothing that is a rate of complaints (INTAKE-8); a
 * drill counts in nothing at all (EMERG-4).
 */
export function countComplaint(complaint: Complaint, tally: Tally): void {
  if (complaint.drill) return;
  const { receivedMonth, category, tasks, escalations } = complaint;
  tally.count(receivedMonth, `category.${category}`);
  countDeadlines(tasks, tally, ({ owner }) =>
    owner.role === complaint.owner.role ? handlerOf(complaint) : undefined,
  );
  for (const { month, level } of escalations) tally.count(month, `escalation.${level}`);
  if (category === 'enquiry') {
    tally.count(receivedMonth, 'enquiries');
    return;
  }
  countAttributes(complaint, tally);
  countCourse(complaint, tally);
  countTimes(complaint, tally);
}

/** What it is, as it is known by now. */
function countAttributes(complaint: Complaint, tally: Tally): void {
  const { receivedMonth, category, channel, priority, customerClass = 'private', recurrence } = complaint;
  const { finding, cause, department, solution, responsible } = complaint;
  const handler = handlerOf(complaint);
  const count = (counter: string) => tally.count(receivedMonth, counter);
  count('received');
  count(`channel.${channel}`);
  count(`form.${categories[category].form}`);
  count(`priority.${priority}`);
  count(`class.${customerClass}`);
  if (recurrence) count('recurrences');
  if (finding !== undefined) count(`finding.${finding}`);
  if (finding !== undefined || cause !== undefined) {
    count(`cause.${cause ?? 'unclassified'}`);
    count(`cross.${category}.${cause ?? 'unclassified'}`);
  }
  if (department !== undefined) count(`department.${department}`);
  if (solution) count(`solution.${solution.kind}`);
  if (isRework(complaint)) count('rework');
  if (handler !== undefined) tally.countFor(handler, receivedMonth, 'owned');
  if (responsible !== undefined) tally.countFor(responsible, receivedMonth, 'against');
}

/** PERF-1: who answers for it: the person who owns it, or who handles it for the role that does. */
function handlerOf({ owner, handledBy }: Complaint): string | undefined {
  return owner.person ?? handledBy;
}

/** STAT-6: the vehicle came back under the repair guarantee. A duplicate tells of the same return as the other one. */
function isRework(complaint: Complaint): boolean {
  const { category, finding, status } = complaint;
  if (status === 'merged') return false;
  return category === 'immediate_rework' || (category === 'repair_quality' && finding === 'dealer_fault');
}

/** That it came in, ended, and was taken up again, and what the customer said of it. */
function countCourse(complaint: Complaint, tally: Tally): void {
  const { receivedMonth, reopenings } = complaint;
  const handler = handlerOf(complaint);
  tally.open(receivedMonth, 1);
  for (const { month, reason } of reopenings) {
    tally.count(month, 'reopened');
    if (reason === 'reopened') tally.open(month, 1);
  }
  for (const { month, reason } of endingsOf(complaint)) {
    tally.count(month, statusAfter[reason]);
    tally.open(month, -1);
  }
  for (const { month, outcome, satisfaction } of complaint.verifications) {
    tally.count(month, `verification.${outcome}`);
    if (satisfaction === undefined) continue;
    tally.count(month, `satisfaction.${satisfaction}`);
    if (handler !== undefined) tally.countFor(handler, month, `satisfaction.${satisfaction}`);
  }
}

/** How long the customer waited, in the month in which the waiting ended. */
function countTimes(complaint: Complaint, tally: Tally): void {
  const { receivedAt: from, contactedAt, solutionToldAt, timeZone } = complaint;
  if (contactedAt !== undefined) {
    countDuration(tally, localMonth(contactedAt, timeZone), 'contact', { from, until: contactedAt });
  }
  if (solutionToldAt !== undefined) {
    countDuration(tally, localMonth(solutionToldAt, timeZone), 'solution', { from, until: solutionToldAt });
  }
  for (const { at: until, month, reason } of endingsOf(complaint)) {
    if (statusAfter[reason] === 'closed') countDuration(tally, month, 'close', { from, until });
  }
}

function endingsOf(complaint: Complaint): Complaint['closures'] {
  return 'closure' in complaint ? [...complaint.closures, complaint.closure] : complaint.closures;
}
