import type { Row } from '../../shared/domain/import/columns.ts';
import type { ImportKind } from '../../shared/domain/import/import.ts';
import type { RowPlace, RowTaking } from './row-taking.ts';
import { takeCustomer } from './take-customer.ts';
import { takeDelivery } from './take-delivery.ts';
import { takeVisit } from './take-visit.ts';

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
