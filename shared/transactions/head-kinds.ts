import type { HeadKind } from '../data/head/define-head.ts';
import type { Subject } from '../data/head/subject.ts';
import { isSubjectId, type SubjectType, subjectTypeOf } from '../data/table/ids.ts';
import type { Change } from '../domain/draft.ts';
import type { Head } from '../domain/head.ts';
import type { Proposal } from '../domain/ledger/proposal.ts';

/** A change of whatever has a head; some propose entries for the ledger (PERF-2). */
export type AnyChange = Change<Head & Subject, unknown> & {
  readonly proposals?: readonly Proposal[] | undefined;
};

/** A kind of head where it does not matter which: what comes from one goes to the same one only. */
export type AnyHeadKind = HeadKind<Head & Subject, unknown, AnyChange>;

const job = async () => (await import('../data/job/job-store.ts')).jobHead;

/** Every kind of head; each is loaded with the first of its kind. */
const kinds = {
  complaint: async () => (await import('../data/complaint/complaint-head.ts')).complaintHead,
  callback: async () => (await import('../data/arrival/callback-head.ts')).callbackHead,
  delivery: async () => (await import('../data/arrival/delivery-head.ts')).deliveryHead,
  visit: async () => (await import('../data/arrival/visit-head.ts')).visitHead,
  campaign: async () => (await import('../data/arrival/campaign-head.ts')).campaignHead,
  emergency: async () => (await import('../data/emergency/plan-head.ts')).planHead,
  report: async () => (await import('../data/figures/report-head.ts')).reportHead,
  ledger_entry: async () => (await import('../data/follow-up/entry-head.ts')).entryHead,
  improvement: async () => (await import('../data/follow-up/improvement-head.ts')).improvementHead,
  review: async () => (await import('../data/follow-up/review-head.ts')).reviewHead,
  import: job,
  job,
} satisfies Record<SubjectType, () => Promise<unknown>>;

/** What the id is of; undefined for one that is of nothing with a head. */
export async function headKindOf(id: string): Promise<AnyHeadKind | undefined> {
  return isSubjectId(id) ? ((await kinds[subjectTypeOf(id)]()) as unknown as AnyHeadKind) : undefined;
}
