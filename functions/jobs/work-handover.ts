import { storedNoticeSchema } from '../../shared/data/head/notice-store.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { plus } from '../../shared/domain/calendar.ts';
import { openStatuses } from '../../shared/domain/complaint/codes.ts';
import { type Handover, handoverSchema } from '../../shared/domain/directory/handover-job.ts';
import type { Counts, JobState } from '../../shared/domain/job/job.ts';
import { openVisitStatuses } from '../../shared/domain/visit/visit.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { handOverHead, passOn } from './hand-over.ts';
import { jobWorker, type Progress } from './worker.ts';

const itemsAStretch = 25;

/** A list that somebody's work may stand in: what is to be done in their name, and what may come to be. */
interface Source {
  readonly index: 'gsi1' | 'gsi2';
  readonly partition: string;
  /** From where on, where not all of it may be theirs to hand over. */
  readonly from?: string;
  readonly serves: 'work' | 'notices';
}

/**
 * What somebody held where they have their role no more goes to the role (ROUTE-2): their tasks, complaints and visits
 * that may lead to tasks, and what they were told and have not read. It takes no turns: what they do not hold is left
 * alone, and each is decided by who they are by then. It goes through everything again until nothing was left to hand
 * over, since indexes lag behind what was written.
 */
export const handoverWorker = jobWorker<Handover>({ details: handoverSchema, work });

async function* work(
  { head, details }: JobState<Handover>,
  _place: unknown,
  runtime: Runtime,
): AsyncGenerator<Progress<Handover>> {
  const sources = sourcesOf(details);
  let { pass, source, after } = cursorFrom(head.cursor);
  let counts: Counts = head.counts;
  for (;;) {
    const list = sources[source];
    if (list === undefined) {
      if ((counts.inPass ?? 0) === 0) return yield { next: 'finish', counts: { ...counts, passes: pass } };
      pass += 1;
      source = 0;
      counts = { ...counts, inPass: 0 };
      yield { next: 'go_on', cursor: cursorOf({ pass, source, after: undefined }), counts, rescheduled: [] };
      return yield { next: 'wait', until: plus(runtime.now(), 'PT1M') };
    }
    const { index, partition, serves, from = ' ' } = list;
    // The one that was served last is read again and passed over.
    const between = [after ?? from, '~'] as const;
    const { items } = await runtime.table.query({ index, partition, between, limit: itemsAStretch + 1 });
    const found = items.filter(({ at }) => at.position !== after).slice(0, itemsAStretch);
    const served =
      serves === 'notices'
        ? await Promise.all(
            found.map(({ item }) => passOn(runtime, details, storedNoticeSchema.parse(item.row))),
          )
        : // Of one head several tasks may be theirs.
          await Promise.all(
            [...new Set(found.map(({ at }) => at.pk))].map((id) => handOverHead(runtime, details, id)),
          );
    const changed = served.filter((one) => one !== undefined).length;
    counts = {
      ...counts,
      [serves]: (counts[serves] ?? 0) + changed,
      inPass: (counts.inPass ?? 0) + changed,
    };
    after = found.at(-1)?.at.position;
    if (after === undefined) source += 1;
    yield {
      next: 'go_on',
      cursor: cursorOf({ pass, source, after }),
      counts,
      rescheduled: served.flatMap((one) => one ?? []),
    };
  }
}

function sourcesOf({ person, branchIds }: Handover): Source[] {
  return [
    { index: 'gsi1', partition: partitions.work(person), serves: 'work' },
    ...branchIds.flatMap((branchId): Source[] => [
      ...openStatuses.map((status): Source => {
        return { index: 'gsi2', partition: partitions.complaintsByStatus(branchId, status), serves: 'work' };
      }),
      ...openVisitStatuses.map((status): Source => {
        return { index: 'gsi2', partition: partitions.visitsByStatus(branchId, status), serves: 'work' };
      }),
      { index: 'gsi1', partition: partitions.emergencyPlans(branchId), serves: 'work' },
    ]),
    { index: 'gsi1', partition: partitions.mailbox(person), from: 'unread#', serves: 'notices' },
  ];
}

interface Cursor {
  readonly pass: number;
  readonly source: number;
  readonly after: string | undefined;
}

function cursorOf({ pass, source, after }: Cursor): string {
  return `${pass} ${source}${after === undefined ? '' : ` ${after}`}`;
}

function cursorFrom(cursor = '1 0'): Cursor {
  const [pass, source, after] = cursor.split(' ');
  return { pass: Number(pass), source: Number(source), after };
}
