import type { Place } from '../../shared/data/directory.ts';
import type { ItemRef } from '../../shared/data/item.ts';
import type { StaffMember } from '../../shared/data/staff.ts';
import type { Loaded } from '../../shared/data/table.ts';
import type { Row } from '../../shared/domain/import/columns.ts';
import type { ImportKind, RowOutcome } from '../../shared/domain/import/import.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { takeCustomer } from './take-customer.ts';
import { takeDelivery } from './take-delivery.ts';
import type { Decision } from './take-turn.ts';
import { takeVisit } from './take-visit.ts';

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
  readonly decide: (loaded: Loaded, lost: number) => Promise<Decision<RowOutcome>>;
}

const takers: {
  readonly [Kind in ImportKind]: (row: Row<Kind>, place: RowPlace) => Promise<RowTaking>;
} = {
  customers: takeCustomer,
  deliveries: takeDelivery,
  visits: takeVisit,
};

/** How a row of that kind is taken. @throws DomainError as `decide` does */
export async function takeRow<Kind extends ImportKind>(
  kind: Kind,
  row: Row<Kind>,
  place: RowPlace,
): Promise<RowTaking> {
  return await takers[kind](row, place);
}
