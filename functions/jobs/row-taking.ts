import type { Place } from '../../shared/data/directory/directory.ts';
import type { StaffMember } from '../../shared/data/directory/staff.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import type { RowOutcome } from '../../shared/domain/import/import.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import type { Decision } from './take-turn.ts';

/** Where rows are taken, and by whom. */
export interface RowPlace extends Pick<Place, 'branch' | 'policy'> {
  readonly jobId: string;
  readonly by: PersonActor;
  readonly staff: readonly StaffMember[];
  readonly runtime: Runtime;
}

/** How one row is taken: what to read for it, and what is decided on that. */
export interface RowTaking {
  readonly reads: readonly ItemRef<unknown>[];
  /** @throws DomainError where the row does not fit what there is, its path the field of the row */
  readonly decide: (loaded: Loaded) => Promise<Decision<RowOutcome>>;
}
