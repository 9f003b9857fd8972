import { createHmac } from 'node:crypto';
import { base32 } from '../table/base32.ts';
import { newSubjectId } from '../table/ids.ts';

/** What brings a vehicle and its customer to a branch, with what its numbers have for it. */
const letters = { delivery: 'D', visit: 'V' } as const;

export type ArrivalType = keyof typeof letters;

/** Which vehicle comes, where and on which local day. */
export interface Arrival {
  readonly branchId: string;
  /** The keyed hash of its VIN. */
  readonly vehicle: string;
  readonly date: string;
}

/**
 * The id of an arrival: always the same for the same vehicle, branch and day, so that one that is registered again is
 * found to be there, also where both come at once.
 *
 * @param fileKey of the group, without which nobody can tell the vehicle from the id
 */
export function arrivalId(fileKey: string, type: ArrivalType, { branchId, vehicle, date }: Arrival): string {
  const named = JSON.stringify(['arrival', type, branchId, vehicle, date]);
  return newSubjectId(type, branchId, base32(createHmac('sha256', fileKey).update(named).digest()));
}

/** What people call it by, such as `SH01-D20261121-7K3Q`. */
export function arrivalNumber(branchCode: string, type: ArrivalType, date: string, id: string): string {
  return `${branchCode}-${letters[type]}${date.replaceAll('-', '')}-${id.slice(-4).toUpperCase()}`;
}
