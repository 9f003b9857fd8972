import type { Notice } from '../notice.ts';
import { type Job, jobLabels } from './job.ts';

/** The words with which whoever started a job is told that it has ended. */
export function jobNoticeText({
  kind,
  number,
  status,
  counts,
}: Pick<Job, 'kind' | 'number' | 'status' | 'counts'>): Notice['text'] {
  const { zh, en } = jobLabels[kind];
  const { rows, bad = 0 } = counts;
  if (status !== 'failed' && rows !== undefined && bad > 0) {
    return {
      zh: `${number}「${zh}」已完成：共 ${rows} 行，其中 ${bad} 行未能导入，请查看原因。`,
      en: `${number}: the ${en} is done, but ${bad} of its ${rows} rows could not be taken; see why.`,
    };
  }
  return status === 'failed'
    ? { zh: `${number}「${zh}」未能完成，请查看原因。`, en: `${number}: the ${en} has failed; see why.` }
    : { zh: `${number}「${zh}」已完成。`, en: `${number}: the ${en} is done.` };
}
