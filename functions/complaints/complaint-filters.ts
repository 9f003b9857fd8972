import { type ComplaintRow, complaintRowRef } from '../../shared/data/complaint/complaint-row.ts';
import type { Caller } from '../../shared/data/directory/caller.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import type { List, Where } from '../../shared/data/table/list.ts';
import type { Position } from '../../shared/data/table/table.ts';
import type { IndexName } from '../../shared/data/table/table-schema.ts';
import type { Category } from '../../shared/domain/complaint/category.ts';
import type { Priority, Status } from '../../shared/domain/complaint/codes.ts';
import type { Owner, Role } from '../../shared/domain/roles.ts';

/** Whose complaints: a role's, of those a person's, and perhaps those of it that are nobody's yet. */
export interface WantedOwner {
  readonly role: Role;
  readonly person?: string;
  readonly orNobody?: true;
}

/** What a list of complaints is narrowed down by; telephone number and VIN by their keyed hashes. */
export interface Wanted {
  readonly toldToRegion?: boolean | undefined;
  readonly customer?: string | undefined;
  readonly vehicle?: string | undefined;
  /** Any of these. */
  readonly owner?: readonly WantedOwner[] | undefined;
  readonly overdue?: boolean | undefined;
  readonly severe?: boolean | undefined;
  readonly focus?: boolean | undefined;
  readonly status?: Status | undefined;
  readonly priority?: Priority | undefined;
  readonly category?: Category | undefined;
}

interface Filter<T> {
  /** The partitions that hold all such rows, where there are some. */
  readonly from?: (branchId: string, wanted: T) => Source;
  /** Whether those hold others as well. */
  readonly alsoOthers?: (wanted: T) => boolean;
  readonly holds: (row: ComplaintRow, wanted: T) => boolean;
}

interface Source {
  readonly index: IndexName;
  readonly partitions: readonly string[];
  readonly named?: List<ComplaintRow>['named'];
}

const rowOf = ({ pk }: Position) => complaintRowRef(pk);

/** Every filter, that with the fewest rows in its partition first. */
const filters: { readonly [Name in keyof Wanted]-?: Filter<NonNullable<Wanted[Name]>> } = {
  toldToRegion: {
    from: (branchId) => ({ index: 'gsi3', partitions: [partitions.complaintsToldToRegion(branchId)] }),
    holds: (row) => row.toldToRegion,
  },
  customer: {
    from: (branchId, hash) => ({
      index: 'gsi1',
      partitions: [partitions.complaintsOfCustomer(branchId, hash)],
      named: rowOf,
    }),
    holds: (row, hash) => row.files?.customer === hash,
  },
  vehicle: {
    from: (branchId, hash) => ({
      index: 'gsi2',
      partitions: [partitions.complaintsOfVehicle(branchId, hash)],
      named: rowOf,
    }),
    holds: (row, hash) => row.files?.vehicle === hash,
  },
  overdue: {
    from: (branchId) => ({ index: 'gsi1', partitions: [partitions.overdueComplaints(branchId)] }),
    holds: (row) => row.overdue,
  },
  severe: {
    from: (branchId) => ({ index: 'gsi2', partitions: [partitions.severeComplaints(branchId)] }),
    holds: (row) => row.severe,
  },
  focus: {
    from: (branchId) => ({
      index: 'gsi3',
      partitions: [partitions.focusComplaints(branchId)],
      named: rowOf,
    }),
    holds: (row) => row.focus,
  },
  owner: {
    from: (branchId, owners) => ({
      index: 'gsi3',
      partitions: [...new Set(owners.map(({ role }) => partitions.complaintsOfOwner(branchId, role)))],
    }),
    alsoOthers: (owners) => owners.some(({ person }) => person !== undefined),
    holds: ({ owner }, owners) => owners.some((wanted) => isOwnedBy(owner, wanted)),
  },
  status: {
    from: (branchId, status) => ({
      index: 'gsi2',
      partitions: [partitions.complaintsByStatus(branchId, status)],
    }),
    holds: (row, status) => row.status === status,
  },
  priority: { holds: (row, priority) => row.priority === priority },
  category: { holds: (row, category) => row.category === category },
};

function isOwnedBy(owner: Owner, { role, person, orNobody }: WantedOwner): boolean {
  if (owner.role !== role) return false;
  return person === undefined || (owner.person === undefined ? orNobody === true : owner.person === person);
}

/** Where to look for what is wanted of a branch: the narrowest partition, and what it does not tell. */
export function sourceOf(
  branchId: string,
  wanted: Wanted,
): Pick<List<ComplaintRow>, 'index' | 'partitions' | 'named' | 'where'> {
  const asked = Object.entries(filters).flatMap(([name, filter]) => {
    const value: unknown = Reflect.get(wanted, name);
    // A filter and its value stand under the same name, so the one is for the other.
    return value === undefined ? [] : [{ name, value, ...(filter as unknown as Filter<unknown>) }];
  });
  const source = asked.find(({ from }) => from !== undefined);
  const places: Source = source?.from?.(branchId, source.value) ?? {
    index: 'gsi1',
    partitions: [partitions.complaints(branchId)],
  };
  const open = asked.filter((one) => one !== source || one.alsoOthers?.(one.value));
  const where: Where<ComplaintRow> = {
    name: JSON.stringify(open.map(({ name, value }) => [name, value])),
    holds: (row) => open.every(({ holds, value }) => holds(row, value)),
  };
  return { ...places, where: open.length > 0 ? where : undefined };
}

/**
 * What somebody is to do themselves, and for whom they stand in: what is theirs, and what of their role's is
 * nobody's yet.
 */
export function ownedBy(personas: readonly Caller[]): WantedOwner[] {
  return personas.map(({ role, id }) => ({ role, person: id, orNobody: true }));
}
