import { changeOf, type Draft, draftOf, type Given, recorded, replaceTask, tell } from '../draft.ts';
import { cancel, complete, isRunning } from '../task.ts';
import type { Counts, Job, JobChange, JobFailure, JobState } from './job.ts';
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
    // Who changed a customer's file started no job they would know of: only its failure is news to them.
    if (kind === 'calls' && status === 'done') return;
    tell(draft, { at, kind: 'job_finished', to, text: jobNoticeText(draft.head) });
  });
  return changeOf(draft);
}
