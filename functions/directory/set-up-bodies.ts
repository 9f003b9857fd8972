import * as z from 'zod/mini';
import { isGroupId, platform } from '../../shared/data/table/ids.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { shortText } from '../../shared/domain/text.ts';

/** What stands in ids: of a group, or of a manufacturer's region. */
const idPart = z.string().check(z.regex(/^[a-z0-9]{2,12}$/, refused(directorySays.not_an_id_part)));

/** A brand is called by what stands in reports of its regions, so it may be a word. */
const brandId = z
  .string()
  .check(z.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, refused(directorySays.not_a_brand_id)));

export const registerBrandBody = z.strictObject({ id: brandId, name: shortText });

export const registerRegionBody = z.strictObject({ id: idPart, name: shortText, brand: z.string() });

export const registerGroupBody = z.strictObject({
  id: idPart.check(z.refine((id) => id !== platform, refused(directorySays.id_taken))),
  name: shortText,
});

/** Of what is set up only the name is ever set anew. */
export const renameBody = z.strictObject({ name: shortText });

export function isUnitId(id: string): boolean {
  return isGroupId(id) || brandId.safeParse(id).success;
}
