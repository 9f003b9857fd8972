import type { Notice } from '../notice.ts';
import { type Job, jobLabels } from './job.ts';

/** The words with which whoever started a job is told that it has ended. */
export function jobNoticeText({
  kind,
  number,
  status,
}: Pick<Job, 'kind' | 'number' | 'status'>): Notice['text'] {
  const { zh, en } = jobLabels[kind];
  return status === 'failed'
    ? { zh: `${number}「${zh}」未能完成，请查看原因。`, en: `${number}: the ${en} has failed; see why.` }
    : { zh: `${number}「${zh}」已完成。`, en: `${number}: the ${en} is done.` };
}
