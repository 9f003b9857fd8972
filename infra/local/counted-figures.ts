import { localMonth } from '../../shared/domain/calendar.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';

type Counted = readonly [month: string, figure: string, by: number];

/**
 * Every figure one complaint counts in, straight from its times, and none of the months written into it: the
 * aggregator and its contributions are not asked.
 */
export function* countedFigures(complaint: Complaint): Generator<Counted> {
  // What was only practised happened to nobody.
  if (complaint.drill) return;
  const month = (instant: string) => localMonth(instant, complaint.timeZone);
  const received = month(complaint.receivedAt);
  yield [received, `category.${complaint.category}`, 1];

  for (const task of complaint.tasks) {
    if (task.state === 'done') yield [month(task.doneAt), `deadline.${task.kind}.met`, 1];
    else if (task.state === 'done_late') yield [month(task.doneAt), `deadline.${task.kind}.late`, 1];
    else if (task.missed) yield [month(task.missed.at), `deadline.${task.kind}.overdue`, 1];
  }
  for (const escalation of complaint.escalations) {
    yield [month(escalation.at), `escalation.${escalation.level}`, 1];
  }
  if (complaint.category === 'enquiry') {
    yield [received, 'enquiries', 1];
    return;
  }
  yield [received, 'received', 1];
  yield [received, `channel.${complaint.channel}`, 1];
  yield [received, 'opened less ended', 1];
  for (const call of complaint.verifications) {
    if (call.outcome === 'unsatisfied') yield [month(call.at), 'reopened', 1];
  }
  // One taken up again after it was closed began once more.
  for (const { at } of complaint.reopenings.filter(({ reason }) => reason === 'reopened')) {
    yield [month(at), 'reopened', 1];
    yield [month(at), 'opened less ended', 1];
  }
  for (const { at } of complaint.closures) {
    yield [month(at), 'closed', 1];
    yield [month(at), 'opened less ended', -1];
  }
  if ('closure' in complaint) {
    yield [month(complaint.closure.at), complaint.status, 1];
    yield [month(complaint.closure.at), 'opened less ended', -1];
  }
}
