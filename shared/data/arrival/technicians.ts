import * as z from 'zod/mini';
import { technicianHash } from '../customer/file-key.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';

const prefix = 'tec.';

/** The names of a branch's technicians, by what stands for them in heads and figures, which hold no names. */
const techniciansSchema = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((item) =>
    Object.fromEntries(
      Object.entries(item).filter(
        (entry): entry is [string, string] => entry[0].startsWith(prefix) && typeof entry[1] === 'string',
      ),
    ),
  ),
);

export function techniciansRef(branchId: string) {
  return itemRef(keys.technicians(branchId), techniciansSchema, 'flat');
}

/** What stands for the technician of that name; no staff of the directory, they are known by nothing else. */
export function technicianOf(
  fileKey: string,
  branchId: string,
  name: string | undefined,
): string | undefined {
  return name === undefined ? undefined : prefix + technicianHash(fileKey, branchId, name);
}

/** Keeps the name, where it is not known yet. @param loaded a read with the branch's technicians */
export function writeTechnician(
  branchId: string,
  technician: string | undefined,
  name: string | undefined,
  loaded: Loaded,
): Write[] {
  if (technician === undefined || name === undefined) return [];
  if (loaded.get(techniciansRef(branchId))?.[technician] !== undefined) return [];
  return [
    {
      update: keys.technicians(branchId),
      expression: 'SET #technician = :name',
      names: { '#technician': technician },
      values: { ':name': name },
    },
  ];
}
