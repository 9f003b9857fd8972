import { changeOf, type Draft, draftOf, type Given, recorded, replaceTask, tell } from '../draft.ts';
import { cancel, complete, isRunning } from '../task.ts';
import type { Counts, Job, JobChange, JobFailure, JobKind, JobState } from './job.ts';
import { jobTask } from './job.ts';
import { jobNoticeText } from './notice-text.ts';

/** All of it is done; whoever started it is told, if they know that they did. */
export function finishJob<Details>(
  state: JobState<Details>,
  counts: Counts,
  given: Given,
): JobChange<Details> {
  return end(state, 'finish-job', given, (draft) => {
    const task = jobTask(draft.head);
    if (isRunning(task)) replaceTask(draft, complete(task, given.at, draft.head.timeZone));
    draft.head = { ...draft.head, counts, status: 'done', endedAt: given.at };
  });
}

/** It cannot be done, or not to its end; what was done stays. */
export function failJob<Details>(
  state: JobState<Details>,
  failure: JobFailure,
  given: Given,
): JobChange<Details> {
  return end(state, 'fail-job', given, (draft) => {
    const task = jobTask(draft.head);
    if (isRunning(task)) replaceTask(draft, cancel(task, given.at, failure.code));
    draft.head = { ...draft.head, status: 'failed', endedAt: given.at, failure };
  });
}

/** Jobs that nobody knows they have started: only their failure is news. */
const unknown: readonly JobKind[] = ['calls', 'emergency', 'drill'];

function end<Details>(
  state: JobState<Details>,
  action: string,
  { at, by, policy }: Given,
  change: (draft: Draft<Job, Details>) => void,
): JobChange<Details> {
  const draft = draftOf(state, policy);
  recorded(draft, { at, by, action }, () => {
    change(draft);
    const { kind, status, startedBy: to } = draft.head;
    if (status === 'done' && unknown.includes(kind)) return;
    tell(draft, { at, kind: 'job_finished', to, text: jobNoticeText(draft.head) });
  });
  return changeOf(draft);
}
