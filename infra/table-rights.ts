import type { Area } from '../functions/routes.ts';
import type { IndexName } from '../shared/data/table/table-schema.ts';
import type { workers } from './entry-points.ts';

/** What a Lambda may do with the table. There is no right to scan it or to delete from it. */
export interface TableRights {
  /** Read items by key, put whole ones, add to counters or set a part of one. */
  readonly items: readonly ('read' | 'put' | 'count')[];
  /** What it may list: the table itself, or an index. */
  readonly lists: readonly ('table' | IndexName)[];
}

/** Every Lambda's rights: what its code does, and no more. */
const tableRights: Readonly<Record<Area | keyof typeof workers, TableRights>> = {
  complaints: { items: ['read', 'put', 'count'], lists: ['table', 'gsi1', 'gsi2', 'gsi3'] },
  callbacks: { items: ['read', 'put', 'count'], lists: ['table', 'gsi1', 'gsi2', 'gsi3'] },
  customers: { items: ['read', 'put', 'count'], lists: ['table', 'gsi1', 'gsi2'] },
  imports: { items: ['read', 'put'], lists: ['table', 'gsi1'] },
  visits: { items: ['read', 'put', 'count'], lists: ['gsi1', 'gsi2'] },
  deliveries: { items: ['read', 'put', 'count'], lists: ['gsi1'] },
  campaigns: { items: ['read', 'put'], lists: ['gsi1'] },
  attachments: { items: ['read', 'put'], lists: [] },
  emergencies: { items: ['read', 'put'], lists: ['gsi1'] },
  directory: { items: ['read', 'put', 'count'], lists: ['table', 'gsi1', 'gsi2'] },
  work: { items: ['read', 'put'], lists: ['gsi1'] },
  policies: { items: ['read', 'put'], lists: ['table', 'gsi1', 'gsi3'] },
  reports: { items: ['read', 'put'], lists: ['table', 'gsi1', 'gsi2'] },
  ledger: { items: ['read', 'put'], lists: ['gsi1', 'gsi2', 'gsi3'] },
  improvements: { items: ['read', 'put'], lists: ['gsi1', 'gsi2'] },
  platform: { items: ['read'], lists: [] },
  // Of schedules the stream tells it all it needs; what it keeps is what it watches complaints by, and what it lists is
  // the record of a case whose details have expired.
  scheduleTasks: { items: ['read', 'put'], lists: ['table'] },
  runTask: { items: ['read', 'put'], lists: [] },
  workJob: { items: ['read', 'put', 'count'], lists: ['table', 'gsi1', 'gsi2'] },
  sweep: { items: ['read', 'put'], lists: ['gsi3'] },
  reconcile: { items: ['read', 'put'], lists: ['gsi3'] },
  recount: { items: ['read', 'put'], lists: ['table'] },
  aggregateMonth: { items: ['read', 'put'], lists: [] },
};

/** @throws Error where nobody has said what the Lambda may do. */
export function tableRightsOf(lambda: string): TableRights {
  const rights = new Map<string, TableRights>(Object.entries(tableRights)).get(lambda);
  if (rights === undefined) throw new Error(`no table rights of ${lambda}`);
  return rights;
}
