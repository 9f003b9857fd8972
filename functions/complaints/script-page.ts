import * as z from 'zod/mini';
import { scriptSchema } from '../../shared/domain/scripts/script.ts';
import { situations } from '../../shared/domain/scripts/situations.ts';
import { pageSchema } from '../../shared/http/paging.ts';

/** The answer that shows what to say. */
export const scriptPageSchema = () =>
  pageSchema(z.extend(z.object({ situation: z.enum(situations) }), scriptSchema.shape));
