import type { ComplaintState } from '../../domain/complaint/draft.ts';
import { differs } from '../head/write-head.ts';
import type { Key } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import { expiryOf } from '../table/retention.ts';
import type { IndexName } from '../table/table-schema.ts';
import type { Write } from '../table/transaction.ts';
import { type ComplaintRow, complaintRow } from './complaint-row.ts';

/** The lists an item stands in: the partition in each index, undefined where it stands in none. */
type Places = Readonly<Partial<Record<IndexName, string | undefined>>>;

interface RowItem {
  readonly key: (complaintId: string) => Key;
  readonly places: (row: ComplaintRow) => Places;
  /** Whether the lists only name the complaint, whose row is read from the first item. */
  readonly names?: true;
}

/** The items that a complaint's row is kept in, and the lists that each of them is for. */
const rowItems: readonly RowItem[] = [
  {
    key: keys.listRow,
    places: ({ branchId, status, owner }) => ({
      gsi1: partitions.complaints(branchId),
      gsi2: partitions.complaintsByStatus(branchId, status),
      gsi3: partitions.complaintsOfOwner(branchId, owner.role),
    }),
  },
  {
    key: keys.fileRow,
    names: true,
    places: ({ branchId, files, focus, drill, emergencyPlan }) => ({
      gsi1:
        drill && emergencyPlan !== undefined
          ? partitions.complaintsOfDrill(emergencyPlan)
          : files && partitions.complaintsOfCustomer(branchId, files.customer),
      gsi2: files?.vehicle && partitions.complaintsOfVehicle(branchId, files.vehicle),
      gsi3: focus ? partitions.focusComplaints(branchId) : undefined,
    }),
  },
  {
    key: keys.marksRow,
    places: ({ branchId, overdue, severe, toldToRegion }) => ({
      gsi1: overdue ? partitions.overdueComplaints(branchId) : undefined,
      gsi2: severe ? partitions.severeComplaints(branchId) : undefined,
      gsi3: toldToRegion ? partitions.complaintsToldToRegion(branchId) : undefined,
    }),
  },
];

/**
 * The row of a complaint in every list that it is in now: the items that have changed, and none that stands in
 * no list and stood in none. One that has left its last list stays behind without place and content.
 */
export function writeComplaintRows(before: ComplaintState | undefined, after: ComplaintState): Write[] {
  const row = complaintRow(after);
  const old = before && complaintRow(before);
  const { keptUntil } = after.head;
  const expiresAsBefore = before?.head.keptUntil === keptUntil;
  if (old && expiresAsBefore && !differs(old, row)) return [];
  return rowItems.flatMap(({ key, places, names }) => {
    const attributes = indexKeys(row, places(row));
    if (names && old && expiresAsBefore && !differs(places(old), places(row))) return [];
    const listed = Object.keys(attributes).length > 0;
    if (!listed && !(old && Object.values(places(old)).some((place) => place !== undefined))) return [];
    return [
      {
        put: key(row.id),
        ...(listed && {
          ...(!names && { row }),
          attributes: { ...attributes, ...expiryOf(after.head) },
        }),
      },
    ];
  });
}

type IndexKeys = { readonly [K in `${IndexName}${'pk' | 'sk'}`]?: string };

/** By time of receipt in every list, whatever it is a list of. */
function indexKeys({ id, receivedAt }: ComplaintRow, places: Places): IndexKeys {
  const standing = Object.entries(places).filter(([, place]) => place !== undefined);
  return Object.fromEntries<unknown>(
    standing.flatMap(([index, place]) => [
      [`${index}pk`, place],
      [`${index}sk`, `${receivedAt}#${id}`],
    ]),
  ) as IndexKeys;
}
