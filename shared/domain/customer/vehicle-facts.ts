import * as z from 'zod/mini';
import { type Instant, localDate, localDateSchema } from '../calendar.ts';
import { invalid } from '../errors.ts';
import { phoneSchema } from '../phone.ts';
import { commonSays } from '../refusals/common.ts';
import { shortText } from '../text.ts';
import type { Vehicle } from './customer.ts';

/** A local date, or `null` for none any more. */
const date = z.optional(z.nullable(localDateSchema));

const dateFields = ['maintenanceContractEndsOn', 'warrantyEndsOn', 'nextServiceOn', 'soldOn'] as const;

/** What may be told of a vehicle, and of whoever owns it. */
export const vehicleFacts = {
  plate: z.optional(shortText),
  model: z.optional(shortText),
  maintenanceContractEndsOn: date,
  warrantyEndsOn: date,
  nextServiceOn: date,
  soldOn: date,
  owner: z.optional(z.strictObject({ name: shortText, phone: phoneSchema })),
};

const factsSchema = z.object(vehicleFacts);

export type VehicleFacts = z.infer<typeof factsSchema>;

/** The vehicle's file once it is told, and the fields that are taken away by it. */
export interface ToldVehicle {
  readonly after: Vehicle;
  readonly unset: readonly string[];
}

/**
 * A vehicle with what is told of it. What somebody else has bought is not a car that is sold any more, unless that is
 * told with it.
 *
 * @param owner whose file is that of the owner who is named
 * @throws DomainError `invalid` for a sale in the future
 */
export function vehicleTold(
  before: Vehicle,
  { plate, model, owner: _, ...dates }: VehicleFacts,
  owner: string | undefined,
  { now, zone }: { now: Instant; zone: string },
): ToldVehicle {
  if (dates.soldOn && dates.soldOn > localDate(now, zone)) throw invalid('soldOn', commonSays.in_the_future);
  const isBought = owner !== undefined && owner !== before.owner && dates.soldOn === undefined;
  const gone = dateFields.filter((name) => dates[name] === null || (name === 'soldOn' && isBought));
  const unset = gone.filter((name) => before[name] !== undefined);
  const told = { plate, model, ...dates, owner };
  const known = Object.entries(told).filter(([, value]) => value !== undefined && value !== null);
  const kept = Object.entries(before).filter(([name]) => !unset.some((one) => one === name));
  const after = { ...Object.fromEntries(kept), ...Object.fromEntries(known) } as Vehicle;
  return { after, unset };
}
