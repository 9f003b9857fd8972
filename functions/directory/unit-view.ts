import * as z from 'zod/mini';
import type { UnitHead } from '../../shared/data/directory/platform-store.ts';
import { etagOf } from '../../shared/http/command.ts';
import { pageSchema } from '../../shared/http/paging.ts';

/** A brand or a dealer group as callers see it. */
export const unitViewSchema = () => z.object({ id: z.string(), name: z.string() });

/** A manufacturer's region, which is one brand's. */
export const regionViewSchema = () => z.extend(unitViewSchema(), { brand: z.string() });

export const unitPageSchema = () => pageSchema(unitViewSchema());
export const regionPageSchema = () => pageSchema(regionViewSchema());

export function unitView({ id, name, brand }: Pick<UnitHead, 'id' | 'name' | 'brand'>) {
  return { id, name, ...(brand !== undefined && { brand }) };
}

export const unitETag = etagOf;
