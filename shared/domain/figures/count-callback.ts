import { localMonth } from '../calendar.ts';
import type { AnswerCodes } from '../callback/answers.ts';
import type { Attempt, Callback } from '../callback/callback.ts';
import type { Task } from '../task.ts';
import { countDeadlines } from './deadlines.ts';
import type { Tally } from './tally.ts';

/**
 * A call that is to be made counts as planned in the month in which it is due, as done in the month in which it was
 * made or given up; what was said, in the month of the attempt (STAT-1, STAT-2). The end of a warranty is told and not
 * called about.
 */
export function countCallback(callback: Callback, tally: Tally): void {
  const { tasks, attempts, purpose } = callback;
  const lastOf = (task: Task) => attempts.findLast(({ call = 't1' }) => call === task.id);
  if (purpose === 'warranty') return;
  countDeadlines(tasks, tally, (task) => (task.kind === 'callback' ? lastOf(task)?.by : undefined));
  for (const task of tasks) {
    if (task.kind === 'callback') countCall(callback, task, lastOf(task), tally);
  }
  for (const attempt of attempts) countAttempt(callback, attempt, tally);
}

function countCall(callback: Callback, task: Task, last: Attempt | undefined, tally: Tally): void {
  const { purpose, timeZone, sampling } = callback;
  if (task.state === 'cancelled') return;
  tally.count(localMonth(task.dueAt, timeZone), `call.${purpose}.planned`);
  if (task.state !== 'done' && task.state !== 'done_late') return;
  tally.count(task.doneMonth, `call.${purpose}.done`);
  if (task.state === 'done') tally.count(task.doneMonth, `call.${purpose}.onTime`);
  if (last !== undefined) tally.countFor(last.by, task.doneMonth, 'callsDone');
  // CALL-3: whoever was chosen counts in the month of the visit, whenever they are called.
  if (purpose !== 'visit' || sampling === undefined) return;
  tally.count(sampling.month, `coverage.${sampling.class}.done`);
  if (last?.outcome === 'reached') tally.count(sampling.month, `coverage.${sampling.class}.reached`);
}

function countAttempt(
  callback: Callback,
  { month, outcome, by, complaint, answers }: Attempt,
  tally: Tally,
): void {
  tally.count(month, `attempt.${outcome}`);
  tally.countFor(by, month, 'attempts');
  if (complaint) tally.count(month, 'complaintsFound');
  if (outcome === 'reached') {
    tally.count(month, `call.${callback.purpose}.reached`);
    tally.countFor(by, month, 'reached');
  }
  if (answers) countAnswers(callback, answers, month, tally);
}

/** What the customer answered (CALL-5), to the branch's account and to those of whom it was said. */
function countAnswers(
  { adviser, technician }: Callback,
  answers: AnswerCodes,
  month: string,
  tally: Tally,
): void {
  const { overall, recommend, purchase, visit, staysAway } = answers;
  if (overall !== undefined) {
    tally.count(month, `overall.${overall}`);
    if (adviser?.person !== undefined) tally.countFor(adviser.person, month, `overall.${overall}`);
  }
  if (recommend !== undefined) tally.count(month, `recommend.${recommend}`);
  if (staysAway !== undefined) tally.count(month, `staysAway.${staysAway}`);
  for (const [question, mark] of marksOf({ ...purchase, ...visit })) {
    tally.count(month, `mark.${question}.${mark}`);
  }
  for (const [quality, grade] of marksOf({ ...answers.technician })) {
    tally.count(month, `grade.${quality}.${grade}`);
    if (technician !== undefined) tally.countFor(technician, month, `grade.${quality}.${grade}`);
  }
}

function marksOf<Mark>(answers: Readonly<Record<string, Mark | undefined>>): (readonly [string, Mark])[] {
  return Object.entries(answers).flatMap(([name, mark]) =>
    mark === undefined ? [] : [[name, mark] as const],
  );
}
