import * as z from 'zod/mini';
import { writeVehicleChanges } from '../../shared/data/customer/customer-change.ts';
import {
  customerFileRef,
  type FoundFiles,
  fileRefs,
  filesFrom,
  vehicleFileRef,
} from '../../shared/data/customer/customer-file.ts';
import { fileKeyOf, hashesOf, plateHash, readFileKey, vinHash } from '../../shared/data/customer/file-key.ts';
import { groupOfBranch, isBranchId, vehicleId } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { type VehicleFacts, vehicleFacts, vehicleTold } from '../../shared/domain/customer/vehicle-facts.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { customerSays } from '../../shared/domain/refusals/customer.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { checkVersion, etagOf } from '../../shared/http/command.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { findVehicle, knownTo } from '../../shared/http/find-customer.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { changeVehicle as change } from '../../shared/transactions/change-vehicle.ts';
import { vehicleView } from './vehicle-view.ts';

export const body = z.strictObject({ branchId: z.string(), ...vehicleFacts }).check(
  z.refine((body) => Object.keys(body).length > 1, refused(commonSays.nothing_to_change)),
  z.meta({ minProperties: 2 }),
);

type Body = z.infer<typeof body>;

/** What is told of a vehicle changes its file, and with its dates and its owner what they are reminded of (CALL-9). */
export const useCase: UseCase<{ vin: string }, unknown, Body> = {
  reads: async ({ params, body }, { table }) => [
    ...readsOfBranch(fieldOf(body, 'branchId')),
    ...(await readsOfFiles(params.vin, body, table)),
  ],
  async run({ params, body, ifMatch }, context) {
    const { runtime, now } = context;
    const { branchId, ...facts } = body;
    const { found, groupId, hash } = await findVehicle(params.vin, context);
    const { by, ...place } = findBranch(branchId, context);
    checkVersion(ifMatch, found.file);
    if (!found.file.branchIds?.has(branchId)) {
      throw invalid('branchId', customerSays.vehicle_never_came);
    }
    const owner = await ownerNamed(groupId, facts, context);
    const zone = place.branch.timeZone;
    const told = vehicleTold(found.file, facts, owner?.files.ids.customer, { now, zone });
    const key = await fileKeyOf(runtime.table, groupId);
    const plate = facts.plate === undefined ? undefined : plateHash(key, facts.plate);
    const { writes, owner: ownerRead } = await change(
      { ...told, groupId, hash, plateHash: plate, found, owner },
      { at: now, by, place },
      runtime,
    );
    const changed = writeVehicleChanges(
      hash,
      { before: found.file, after: told.after },
      { branchId, timeZone: zone, at: now, person: by.person },
      runtime.newId,
    );
    const after = { ...told.after, version: found.file.version + 1 };
    const ownerFile = ownerRead ?? (await fileOf(groupId, after.owner, runtime.table));
    const { name, phone } = owner ?? {};
    const named = owner && {
      version: 0,
      complaints: [],
      name,
      phone,
      ...owner.files.customer.file,
      branchIds: new Set([...(owner.files.customer.file?.branchIds ?? []), branchId]),
    };
    return {
      body: vehicleView(after, groupId, knownTo(context, named ?? ownerFile)),
      headers: etagOf(after),
      writes: [...writes, ...changed],
      seen: seenAt(place, by, 'vehicle', vehicleId({ groupId, hash })),
    };
  },
};

/** What to read of the vehicle in the group that the body names, and of the owner it names; nothing for what is none. */
async function readsOfFiles(
  vin: string | undefined,
  body: unknown,
  table: Table,
): Promise<ItemRef<unknown>[]> {
  const branchId = fieldOf(body, 'branchId');
  if (typeof branchId !== 'string' || !isBranchId(branchId) || vin === undefined) return [];
  const groupId = groupOfBranch(branchId);
  const key = await readFileKey(table, groupId);
  if (key === undefined) return [];
  const phone = await phoneSchema.safeParseAsync(fieldOf(fieldOf(body, 'owner'), 'phone'));
  const owner = phone.success ? await hashesOf(key, { phone: phone.data }) : undefined;
  return [vehicleFileRef(groupId, vinHash(key, vin)), ...(owner ? fileRefs(groupId, owner) : [])];
}

async function fileOf(groupId: string, fileId: string | undefined, table: Table) {
  if (fileId === undefined) return undefined;
  const ref = customerFileRef(groupId, fileId);
  return (await table.load([ref])).get(ref);
}

async function ownerNamed(
  groupId: string,
  { owner }: VehicleFacts,
  { runtime, loaded }: Context,
): Promise<{ files: FoundFiles; name: string; phone: string } | undefined> {
  if (!owner) return undefined;
  const hashes = await hashesOf(await fileKeyOf(runtime.table, groupId), { phone: owner.phone });
  if (!hashes) throw invalid('owner.phone', commonSays.not_a_phone_number);
  const files = await filesFrom(loaded, groupId, hashes, runtime.table, runtime.newId);
  return { files, ...owner };
}
