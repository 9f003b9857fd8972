import * as z from 'zod/mini';
import { stored } from '../../domain/stored.ts';
import { subjectTypeOf, subjectTypes } from '../table/ids.ts';

/** What a task or a notice belongs to, as lists show it. */
export const subjectSchema = stored({
  type: z.enum(subjectTypes),
  id: z.string(),
  number: z.string(),
  /** Whether it is only a drill (EMERG-4). */
  drill: z.optional(z.literal(true)),
});

/** What the rows of tasks and notices take from the head they belong to. */
export interface Subject {
  readonly id: string;
  readonly number: string;
  readonly branchId: string;
  /** The manufacturer's region, where it may come to its manager. */
  readonly regionId?: string | undefined;
  readonly timeZone: string;
  readonly drill?: boolean | undefined;
}

export function subjectOf({ id, number, drill }: Subject): z.infer<typeof subjectSchema> {
  return { type: subjectTypeOf(id), id, number, ...(drill && { drill }) };
}
