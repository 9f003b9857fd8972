import * as z from 'zod/mini';
import { stored } from '../stored.ts';
import type { Said } from './sentences.ts';
import { toldFields, toldOf } from './told.ts';

/** Why a row or a file cannot be taken, as whoever has to correct it reads it, and as a program does. */
export const reasonSchema = stored({
  zh: z.string(),
  en: z.string(),
  /** Each refusal that it is made of; rows of long ago have none. */
  refusals: z.optional(z.array(z.object({ column: z.optional(z.string()), ...toldFields }))),
});

export type Reason = z.infer<typeof reasonSchema>;

/** Several at once, each behind the name of its column, where it has one. */
export async function reasonOf(
  mistakes: readonly { readonly column?: string | undefined; readonly said: Said }[],
): Promise<Reason> {
  const { inChinese } = await import('./in-chinese.ts');
  const all = await Promise.all(
    mistakes.map(async ({ column, said }) => ({ column, said, zh: await inChinese(said), en: said.message })),
  );
  return {
    zh: all.map(({ column, zh }) => (column === undefined ? zh : `${column}：${zh}`)).join('；'),
    en: all.map(({ column, en }) => (column === undefined ? en : `${column} ${en}`)).join('; '),
    refusals: all.map(({ column, said }) => ({ ...(column !== undefined && { column }), ...toldOf(said) })),
  };
}

/** Why a job is given up. @param code what kind of failure it is */
export async function failureOf(
  code: string,
  said: Said,
): Promise<{ code: string; message: string; reason: Reason }> {
  return { code, message: said.message, reason: await reasonOf([{ said }]) };
}
