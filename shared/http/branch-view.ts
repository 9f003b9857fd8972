import { type Branch, branchSchema } from '../data/directory/branch.ts';

/** A branch as callers see it, without the bookkeeping. */
export function branchView({ id, code, name, groupId, regionId, brand, timeZone }: Branch): Branch {
  return { id, code, name, groupId, regionId, brand, timeZone };
}

export const branchViewSchema = () => branchSchema;
