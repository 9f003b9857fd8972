import * as z from 'zod/mini';
import { localDate } from '../calendar.ts';
import type { Given } from '../draft.ts';
import type { JobChange } from '../job/job.ts';
import { registerJob } from '../job/register.ts';
import type { PersonActor } from '../record.ts';
import { stored } from '../stored.ts';

/** What a recount is to do, and what it has found. */
export const recountSchema = stored({
  /** Whether what differs is put right. */
  repair: z.boolean(),
  /** In which version of the account the figures were compared. */
  comparedAt: z.optional(z.int()),
});

export type Recount = z.infer<typeof recountSchema>;

/** What a recount counts. */
export const recountCounts = ['heads', 'differences', 'repaired'] as const;

/** A figure that is not what the heads come to. */
export const figureDifferenceSchema = stored({
  month: z.string(),
  figure: z.string(),
  stored: z.int(),
  counted: z.int(),
});

export type FigureDifference = z.infer<typeof figureDifferenceSchema>;

interface Wanted {
  readonly id: string;
  readonly branch: { readonly id: string; readonly code: string; readonly timeZone: string };
  readonly repair: boolean;
}

/** The job of a recount. Its number is such as `SH01-T20261121-7K3Q`. */
export function plannedRecount(
  { id, branch, repair }: Wanted,
  given: Given & { readonly by: PersonActor },
): JobChange<Recount> {
  const date = localDate(given.at, branch.timeZone).replaceAll('-', '');
  return registerJob(
    {
      id,
      branchId: branch.id,
      number: `${branch.code}-T${date}-${id.slice(-4).toUpperCase()}`,
      timeZone: branch.timeZone,
      kind: 'recount',
      counts: Object.fromEntries(recountCounts.map((name) => [name, 0])),
      details: { repair },
      firstStepAt: given.at,
    },
    'register-recount',
    given,
  );
}
