import * as z from 'zod/mini';
import { localDate, plus } from '../calendar.ts';
import type { Given } from '../draft.ts';
import { DomainError } from '../errors.ts';
import type { JobChange } from '../job/job.ts';
import { registerJob } from '../job/register.ts';
import { type PersonActor, personActorSchema } from '../record.ts';
import { customerSays } from '../refusals/customer.ts';
import { stored } from '../stored.ts';

/** On what ground somebody's data are erased (PIPL, article 47); a code, since words would name them again. */
export const erasureReasons = [
  'customer_request',
  'consent_withdrawn',
  'purpose_achieved',
  'unlawful_processing',
] as const;

/** What an erasure needs: whose file it is, and who demanded it. */
export const erasureSchema = stored({
  fileId: z.string(),
  reason: z.enum(erasureReasons),
  by: personActorSchema,
});

export type Erasure = z.infer<typeof erasureSchema>;

/** What it counts: what it erased, the calls it cancelled for that, and the files it removed. */
export const erasureCounts = ['erased', 'cancelled', 'files'] as const;

interface Wanted extends Omit<Erasure, 'by'> {
  readonly id: string;
  readonly branch: { readonly id: string; readonly code: string; readonly timeZone: string };
}

/**
 * The job that erases a customer. It begins a minute later: by then the indexes know of everything that was written
 * before the file was closed. Its number is such as `SH01-X20261121-7K3Q`.
 */
export function plannedErasure(
  { id, branch, fileId, reason }: Wanted,
  given: Given & { readonly by: PersonActor },
): JobChange<Erasure> {
  const date = localDate(given.at, branch.timeZone).replaceAll('-', '');
  return registerJob(
    {
      id,
      branchId: branch.id,
      number: `${branch.code}-X${date}-${id.slice(-4).toUpperCase()}`,
      timeZone: branch.timeZone,
      kind: 'erasure',
      counts: Object.fromEntries(erasureCounts.map((name) => [name, 0])),
      details: { fileId, reason, by: given.by },
      firstStepAt: plus(given.at, 'PT1M'),
    },
    'erase-customer',
    given,
  );
}

/** How much of a customer's is not over yet. */
export interface Running {
  readonly complaints: number;
  readonly visits: number;
}

/** @throws DomainError `not_allowed` where anything runs for which the customer has to be known */
export function requireNothingRuns({ complaints, visits }: Running): void {
  if (complaints + visits === 0) return;
  const said = customerSays.still_needed({ complaints, visits });
  throw new DomainError({ code: 'not_allowed', said, allowed: [] });
}
