import * as z from 'zod/mini';
import type { ThingHead } from '../../shared/data/platform-store.ts';
import { etagOf } from '../../shared/http/command.ts';
import { pageSchema } from '../../shared/http/paging.ts';

/** A brand or a dealer group as callers see it. */
export const thingViewSchema = () => z.object({ id: z.string(), name: z.string() });

/** A manufacturer's region, which is one brand's. */
export const regionViewSchema = () => z.extend(thingViewSchema(), { brand: z.string() });

export const thingPageSchema = () => pageSchema(thingViewSchema());
export const regionPageSchema = () => pageSchema(regionViewSchema());

export function thingView({ id, name, brand }: Pick<ThingHead, 'id' | 'name' | 'brand'>) {
  return { id, name, ...(brand !== undefined && { brand }) };
}

export const thingETag = etagOf;
