import { localMonth } from '../../shared/domain/calendar.ts';
import type { Callback } from '../../shared/domain/callback/callback.ts';
import { categories } from '../../shared/domain/complaint/category.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import type { Delivery } from '../../shared/domain/delivery/delivery.ts';
import type { Task } from '../../shared/domain/task.ts';
import type { Visit } from '../../shared/domain/visit/visit.ts';

export type Counted = readonly [month: string, figure: string, by: number];

/**
 * Every figure one complaint counts in, straight from its times, and none of the months written into it: the
 * aggregator and its contributions are not asked.
 */
export function* countedFigures(complaint: Complaint): Generator<Counted> {
  // What was only practised happened to nobody.
  if (complaint.drill) return;
  const month = (instant: string) => localMonth(instant, complaint.timeZone);
  const received = month(complaint.receivedAt);
  const { category, owner } = complaint;
  yield [received, `category.${category}`, 1];
  const inRole = (task: Task) =>
    task.owner.role === owner.role ? (owner.person ?? complaint.handledBy) : undefined;
  yield* ofTasks(complaint, inRole);
  for (const escalation of complaint.escalations) {
    yield [month(escalation.at), `escalation.${escalation.level}`, 1];
  }
  if (category === 'enquiry') {
    yield [received, 'enquiries', 1];
    return;
  }
  yield [received, 'received', 1];
  yield [received, `channel.${complaint.channel}`, 1];
  yield [received, 'opened less ended', 1];
  for (const name of attributesOf(complaint)) yield [received, name, 1];

  const waited = (what: string, until: string): Counted[] => {
    const seconds = Math.floor((Date.parse(until) - Date.parse(complaint.receivedAt)) / 1000) || 1;
    // Bounds grow by 1.05 / 0.95, so that the value between two is off by a twentieth at most.
    const bucket = Math.ceil(Math.log(seconds) / Math.log(1.05 / 0.95));
    return [
      [month(until), `time.${what}.${bucket}`, 1],
      [month(until), `time.${what}.seconds`, seconds],
    ];
  };
  if (complaint.contactedAt) yield* waited('contact', complaint.contactedAt);
  if (complaint.solutionToldAt) yield* waited('solution', complaint.solutionToldAt);

  for (const call of complaint.verifications) {
    yield [month(call.at), `verification.${call.outcome}`, 1];
    if (call.outcome === 'unsatisfied') yield [month(call.at), 'reopened', 1];
    if (call.satisfaction === undefined) continue;
    yield [month(call.at), `satisfaction.${call.satisfaction}`, 1];
    const whose = owner.person ?? complaint.handledBy;
    if (whose) yield [month(call.at), `person/${whose}/satisfaction.${call.satisfaction}`, 1];
  }
  // One taken up again after it was closed began once more.
  for (const { at } of complaint.reopenings.filter(({ reason }) => reason === 'reopened')) {
    yield [month(at), 'reopened', 1];
    yield [month(at), 'opened less ended', 1];
  }
  for (const { at } of complaint.closures) {
    yield [month(at), 'closed', 1];
    yield [month(at), 'opened less ended', -1];
    yield* waited('close', at);
  }
  if ('closure' in complaint) {
    const { at } = complaint.closure;
    yield [month(at), complaint.status, 1];
    yield [month(at), 'opened less ended', -1];
    if (complaint.status === 'closed') yield* waited('close', at);
  }
}

/** What a complaint is, in the names of figures. */
function* attributesOf(complaint: Complaint): Generator<string> {
  const { category, finding, cause, owner, responsible } = complaint;
  yield `form.${categories[category].form}`;
  yield `priority.${complaint.priority}`;
  yield `class.${complaint.customerClass ?? 'private'}`;
  if (complaint.recurrence) yield 'recurrences';
  if (finding) yield `finding.${finding}`;
  if (cause || finding) {
    yield `cause.${cause ?? 'unclassified'}`;
    yield `cross.${category}.${cause ?? 'unclassified'}`;
  }
  if (complaint.department) yield `department.${complaint.department}`;
  if (complaint.solution) yield `solution.${complaint.solution.kind}`;
  const atFault = category === 'repair_quality' && finding === 'dealer_fault';
  if ((atFault || category === 'immediate_rework') && complaint.status !== 'merged') yield 'rework';
  const whose = owner.person ?? complaint.handledBy;
  if (whose) yield `person/${whose}/owned`;
  if (responsible) yield `person/${responsible}/against`;
}

function* ofTasks(
  { tasks, timeZone }: { readonly tasks: readonly Task[]; readonly timeZone: string },
  doneBy: (task: Task) => string | undefined,
): Generator<Counted> {
  const month = (instant: string) => localMonth(instant, timeZone);
  for (const task of tasks) {
    const [at, outcome] =
      task.state === 'done'
        ? [task.doneAt, 'met']
        : task.state === 'done_late'
          ? [task.doneAt, 'late']
          : [task.missed?.at, 'overdue'];
    if (at === undefined) continue;
    yield [month(at), `deadline.${task.kind}.${outcome}`, 1];
    const person = task.owner.person ?? doneBy(task);
    if (person !== undefined) yield [month(at), `person/${person}/${outcome}`, 1];
  }
}

/** The same of a call to a customer. */
export function* countedCallback(callback: Callback): Generator<Counted> {
  const { purpose, tasks, attempts, timeZone, adviser, technician, sampling } = callback;
  // Nobody is called about the end of a warranty.
  if (purpose === 'warranty') return;
  const month = (instant: string) => localMonth(instant, timeZone);
  const triesOf = (task: Task) => attempts.filter(({ call = 't1' }) => call === task.id);
  const lastBy = (task: Task) => (task.kind === 'callback' ? triesOf(task).at(-1)?.by : undefined);
  yield* ofTasks(callback, lastBy);
  for (const task of tasks.filter(({ kind, state }) => kind === 'callback' && state !== 'cancelled')) {
    yield [month(task.dueAt), `call.${purpose}.planned`, 1];
    if (!('doneAt' in task)) continue;
    const done = month(task.doneAt);
    yield [done, `call.${purpose}.done`, 1];
    if (task.state === 'done') yield [done, `call.${purpose}.onTime`, 1];
    const last = triesOf(task).at(-1);
    if (last) yield [done, `person/${last.by}/callsDone`, 1];
    if (purpose !== 'visit' || !sampling) continue;
    yield [sampling.month, `coverage.${sampling.class}.done`, 1];
    if (last?.outcome === 'reached') yield [sampling.month, `coverage.${sampling.class}.reached`, 1];
  }
  for (const { at, outcome, by, complaint, answers } of attempts) {
    const when = month(at);
    yield [when, `attempt.${outcome}`, 1];
    yield [when, `person/${by}/attempts`, 1];
    if (complaint) yield [when, 'complaintsFound', 1];
    if (outcome === 'reached') {
      yield [when, `call.${purpose}.reached`, 1];
      yield [when, `person/${by}/reached`, 1];
    }
    const { overall, recommend, staysAway, purchase, visit, technician: graded } = answers ?? {};
    if (overall !== undefined) {
      yield [when, `overall.${overall}`, 1];
      if (adviser?.person) yield [when, `person/${adviser.person}/overall.${overall}`, 1];
    }
    if (recommend !== undefined) yield [when, `recommend.${recommend}`, 1];
    if (staysAway) yield [when, `staysAway.${staysAway}`, 1];
    for (const [question, mark] of Object.entries({ ...purchase, ...visit })) {
      if (mark !== undefined) yield [when, `mark.${question}.${mark}`, 1];
    }
    for (const [quality, grade] of Object.entries(graded ?? {})) {
      if (grade === undefined) continue;
      yield [when, `grade.${quality}.${grade}`, 1];
      if (technician) yield [when, `person/${technician}/grade.${quality}.${grade}`, 1];
    }
  }
}

/** The same of a visit to the workshop. */
export function* countedVisit(visit: Visit): Generator<Counted> {
  yield* ofTasks(visit, () => undefined);
  yield [localMonth(visit.receivedAt, visit.timeZone), 'visits', 1];
  if (!('handedBackAt' in visit)) return;
  const month = localMonth(visit.handedBackAt, visit.timeZone);
  yield [month, 'handedBack', 1];
  yield [month, `coverage.${visit.sampling.class}.handedBack`, 1];
  if (visit.sampling.chosen) yield [month, `coverage.${visit.sampling.class}.chosen`, 1];
}

/** The same of a new car. */
export function* countedDelivery(delivery: Delivery): Generator<Counted> {
  yield* ofTasks(delivery, () => undefined);
  const month = localMonth(delivery.deliveredAt, delivery.timeZone);
  yield [month, 'delivered', 1];
  if (delivery.excluded) yield [month, 'deliveredExcluded', 1];
}
