import * as z from 'zod/mini';
import { customerId } from '../../shared/data/table/ids.ts';
import { type Customer, type Vehicle, vehicleDates } from '../../shared/domain/customer/customer.ts';

const text = () => z.string();
const date = () => z.optional(z.iso.date());

const ofVehicle = () => ({
  vin: z.optional(text()),
  plate: z.optional(text()),
  model: z.optional(text()),
  maintenanceContractEndsOn: date(),
  warrantyEndsOn: date(),
  nextServiceOn: date(),
  soldOn: date(),
});

/** A vehicle in the file of whoever owns it. */
export const ownedVehicleSchema = () => z.object(ofVehicle());

/** A vehicle as callers see it. */
export const vehicleViewSchema = () =>
  z.object({
    ...ofVehicle(),
    owner: z.optional(z.object({ id: text(), name: z.optional(text()), phone: z.optional(text()) })),
    version: z.int(),
  });

export type OwnedVehicle = z.infer<ReturnType<typeof ownedVehicleSchema>>;
export type VehicleView = z.infer<ReturnType<typeof vehicleViewSchema>>;

export function ownedVehicle(file: Vehicle): OwnedVehicle {
  const { vin, plate, model, soldOn } = file;
  const dates = Object.fromEntries(vehicleDates.map((name) => [name, file[name]]));
  return { vin, plate, model, ...dates, soldOn };
}

/** @param owner the file of the customer that the vehicle's file names, where the caller may know who that is */
export function vehicleView(file: Vehicle, groupId: string, owner: Customer | undefined): VehicleView {
  const { owner: fileId } = file;
  return {
    ...ownedVehicle(file),
    owner:
      fileId === undefined || owner === undefined
        ? undefined
        : { id: customerId({ groupId, fileId }), name: owner.name, phone: owner.phone },
    version: file.version,
  };
}
