import * as z from 'zod/mini';
import { timeZoneSchema } from '../../domain/calendar.ts';
import { stored } from '../../domain/stored.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';

export const branchSchema = stored({
  id: z.string(),
  /** Stands in complaint numbers. */
  code: z.string(),
  name: z.string(),
  groupId: z.string(),
  regionId: z.string(),
  brand: z.string(),
  timeZone: timeZoneSchema,
});

export type Branch = z.infer<typeof branchSchema>;

export function branchRef(branchId: string) {
  return itemRef(keys.branch(branchId), branchSchema, 'row');
}
