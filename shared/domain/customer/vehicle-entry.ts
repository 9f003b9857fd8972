import { type Instant, laterOf } from '../calendar.ts';
import { type Vehicle, type VehicleDate, vehicleDates } from './customer.ts';

/** What is told of a vehicle when something is registered, and of its owner. */
export interface VehicleEntry {
  readonly vehicle?: Partial<Pick<Vehicle, 'vin' | 'plate' | 'model' | VehicleDate>> | undefined;
  /** Whether the vehicle is the customer's from now on; where nobody owns it, it is theirs at any rate. */
  readonly owns?: boolean | undefined;
  /** When it was, where it lies back in time: then it replaces nothing but what lay further back. */
  readonly past?: Instant | undefined;
}

/**
 * INTAKE-6: a vehicle's file as it stands after that. What is told now replaces what the file says. Of what is taken
 * over from the past the latest stands, in whatever order it comes, until anything is told now; of each of the
 * vehicle's dates the later one.
 *
 * @param customer whose file is that of the customer who came with it
 */
export function vehicleAfter(
  before: Vehicle | undefined,
  { vehicle = {}, owns = false, past }: VehicleEntry,
  customer: string,
): Vehicle {
  const told = Object.fromEntries(Object.entries(vehicle).filter(([, value]) => value !== undefined));
  const base: Vehicle = before ?? { version: 0, complaints: [] };
  if (past === undefined) {
    const { past: _, soldOn, ...facts } = { ...base, ...told };
    const owner = base.owner === undefined || owns ? customer : base.owner;
    // What somebody else has bought is not a car that is sold any more.
    return { ...facts, owner, ...(soldOn !== undefined && owner === base.owner && { soldOn }) };
  }
  const since = before === undefined ? {} : before.past;
  const isLatest = since !== undefined && (since.toldAt ?? '') < past;
  const isLatestOwner = owns && since !== undefined && (since.ownedAt ?? '') < past;
  const ownedAt = isLatestOwner ? past : since?.ownedAt;
  return {
    ...(isLatest ? { ...base, ...told } : { ...told, ...base }),
    ...laterDates(base, vehicle),
    owner: base.owner === undefined || isLatestOwner ? customer : base.owner,
    ...(since && { past: { toldAt: laterOf(since.toldAt ?? past, past), ...(ownedAt && { ownedAt }) } }),
  };
}

type Dates = Partial<Pick<Vehicle, VehicleDate>>;

/** Of each of a vehicle's dates the later one. */
export function laterDates(before: Dates, told: Dates): Dates {
  return Object.fromEntries(
    vehicleDates.flatMap((name) => {
      const dates = [before[name], told[name]].filter((date) => date !== undefined);
      return dates.length > 0 ? [[name, dates.reduce(laterOf)]] : [];
    }),
  );
}
