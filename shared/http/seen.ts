import type { Access, Seen } from '../data/customer/access-record.ts';
import type { Place } from '../data/directory/directory.ts';
import type { PersonActor } from '../domain/record.ts';

/** That somebody is shown, or takes, something personal in full: an answer that says so leaves a line (POLICY-3). */
export function seenAt(
  { branch, policy }: Pick<Place, 'branch' | 'policy'>,
  by: PersonActor,
  type: Access['subject']['type'],
  id: string,
  kind: Access['kind'] = 'view',
): Seen {
  return {
    kind,
    subject: { type, id },
    branchId: branch.id,
    timeZone: branch.timeZone,
    by,
    keptFor: policy.accessRecordFor,
  };
}
