import type { StaffMember } from '../../shared/data/directory/staff.ts';
import { type Adviser, adviserNamed } from '../../shared/domain/arrival/arrival.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { importSays } from '../../shared/domain/refusals/import.ts';
import type { Role } from '../../shared/domain/roles.ts';

/**
 * The adviser whom a row names, by the id of a person or by a name that only one of the staff has.
 *
 * @param roles whose work it is, the usual one first
 * @param past whether it lies back in time, so that it may have been somebody who has left or does other work now
 * @throws DomainError where that is nobody, or nobody with such work
 */
export function adviserOfRow(
  named: string,
  staff: readonly StaffMember[],
  roles: readonly [Role, ...Role[]],
  past: boolean,
): Adviser {
  const people = staff.filter(({ id, name }) => id === named || name === named);
  const fitting = people.filter(({ role }) => roles.includes(role));
  if (past && fitting.length !== 1) return { name: people[0]?.name ?? named, role: roles[0] };
  if (fitting.length > 1) {
    throw invalid('adviser', importSays.same_name);
  }
  return adviserNamed(fitting[0] ?? people[0], roles);
}
