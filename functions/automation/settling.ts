import type { Place } from '../../shared/data/directory/directory.ts';
import type { SubjectType } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Loaded, Table } from '../../shared/data/table/table.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Task } from '../../shared/domain/task.ts';

/** Something whose tasks have come to steps. */
interface Subject {
  readonly tasks: readonly Task[];
  /** The writes of all that is due; undefined where nothing is. Few need to look anything up for that. */
  readonly settle: (
    now: Instant,
    place: Place,
    table: Table,
  ) => Write[] | undefined | Promise<Write[] | undefined>;
}

export interface Settling {
  /** Everything its settling needs, for one read. */
  readonly refs: (id: string) => ItemRef<unknown>[];
  /** It out of that read; undefined where there is none. */
  readonly read: (loaded: Loaded, id: string) => Subject | undefined;
}

const job = async () => (await import('./settle-job.ts')).jobSettling;

/** How what has tasks is settled; read with the first firing for one, since most are for complaints. */
export const settlings: Readonly<Partial<Record<SubjectType, () => Promise<Settling>>>> = {
  complaint: async () => (await import('./settle-complaint.ts')).complaintSettling,
  callback: async () => (await import('./settle-callback.ts')).callbackSettling,
  visit: async () => (await import('./settle-visit.ts')).visitSettling,
  emergency: async () => (await import('./settle-emergency.ts')).emergencySettling,
  report: async () => (await import('./settle-report.ts')).reportSettling,
  improvement: async () => (await import('./settle-improvement.ts')).improvementSettling,
  import: job,
  job,
};
