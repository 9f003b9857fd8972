import type { Customer, Vehicle } from '../customer/customer.ts';
import type { CallbackDetails } from './callback.ts';

/** The files of a customer and a vehicle, as far as they are at hand. */
export interface FilesAtHand {
  readonly customer?: Pick<Customer, 'name' | 'phone' | 'noCallsSince'> | undefined;
  readonly vehicle?: Pick<Vehicle, 'vin' | 'plate' | 'model'> | undefined;
}

/**
 * Whom a call is to and about which vehicle, as the files say it by now (CALL-6): what was told when something came
 * in may be out of date since, and stands only where they say nothing. A customer whose file has no number has none.
 */
export function asFilesSay<T extends Pick<CallbackDetails, 'customer' | 'vehicle'>>(
  told: T,
  files: FilesAtHand,
): T {
  const { name = told.customer.name, phone } = files.customer ?? told.customer;
  const { vin, plate, model } = { ...told.vehicle, ...known(files.vehicle) };
  return { ...told, customer: { name, phone }, ...(told.vehicle && { vehicle: { vin, plate, model } }) };
}

function known({ vin, plate, model }: FilesAtHand['vehicle'] = {}) {
  return {
    ...(vin !== undefined && { vin }),
    ...(plate !== undefined && { plate }),
    ...(model !== undefined && { model }),
  };
}
