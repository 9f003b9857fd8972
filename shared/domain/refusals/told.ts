import * as z from 'zod/mini';
import { isList, type Said, type Values } from './sentences.ts';

const toldValue = z.union([z.string(), z.number(), z.array(z.string())]);

/** What a program reads of a refusal: its code, and what it was said with. */
export const toldFields = {
  code: z.string(),
  values: z.optional(z.record(z.string(), toldValue)),
};

type ToldValue = z.infer<typeof toldValue>;

/** Of a sentence within it a program reads the code, and the values beside its own. */
export function toldOf({ code, values }: Said): { code: string; values?: Record<string, ToldValue> } {
  const told = flat(values);
  return { code, ...(told.length > 0 && { values: Object.fromEntries(told) }) };
}

function flat(values: Values): [name: string, value: ToldValue][] {
  return Object.entries(values).flatMap(([name, value]): [string, ToldValue][] => {
    if (typeof value === 'string') return [[name, clipped(value)]];
    if (typeof value === 'number') return [[name, value]];
    if (isList(value)) return [[name, [...value]]];
    return [[name, value.code], ...flat(value.values)];
  });
}

/** What callers sent may be as long as the body. */
export function clipped(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300).toWellFormed()}…` : text.toWellFormed();
}
