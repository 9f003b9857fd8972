import * as z from 'zod/mini';
import { type Instant, startOfDayAfter } from '../calendar.ts';
import type { Policy } from '../policy.ts';
import { stored } from '../stored.ts';
import { type Ground, groundNames } from './grounds.ts';

/** What somebody was penalised for before, but for what was dropped. */
export const penaltiesSchema = stored({
  version: z.int(),
  penalties: z.array(stored({ id: z.string(), ground: z.enum(groundNames), at: z.string() })),
});

export type Penalties = z.infer<typeof penaltiesSchema>;

type Penalty = Penalties['penalties'][number];

/** Of those the newest are kept; nobody looks further back than that. */
const mostKept = 100;

/** Nobody was penalised yet. */
export const noPenalties: Penalties = { version: 0, penalties: [] };

/** The last one for the same, not so long before that it would not count any more (PERF-2). */
export function repeatedBy(
  { penalties }: Penalties,
  ground: Ground,
  { at, zone, policy }: { at: Instant; zone: string; policy: Policy },
): Penalty | undefined {
  return penalties
    .filter((one) => one.ground === ground && one.at <= at)
    .filter((one) => at < startOfDayAfter(one.at, zone, policy.samePenaltyWithin))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .at(-1);
}

export function withPenalty({ version, penalties }: Penalties, penalty: Penalty): Penalties {
  const all = [...penalties, penalty].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  return { version, penalties: all.slice(-mostKept) };
}

/** Without one that was dropped, or is somebody else's. */
export function withoutPenalty({ version, penalties }: Penalties, id: string): Penalties {
  return { version, penalties: penalties.filter((one) => one.id !== id) };
}
