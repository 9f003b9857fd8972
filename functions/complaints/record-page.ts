import * as z from 'zod/mini';
import { actorSchema } from '../../shared/domain/record.ts';
import { pageSchema } from '../../shared/http/paging.ts';

/** The answer that shows a part of a record. */
export const recordPageSchema = () =>
  pageSchema(
    z.object({
      entry: z.int(),
      at: z.iso.datetime({ offset: true }),
      by: actorSchema,
      action: z.string(),
      input: z.optional(z.unknown()),
      changes: z.array(
        z.object({ path: z.string(), before: z.optional(z.unknown()), after: z.optional(z.unknown()) }),
      ),
    }),
  );
