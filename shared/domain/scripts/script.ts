import * as z from 'zod/mini';

const words = z.object({ zh: z.string(), en: z.string() });

function lines(least: number, most: number) {
  return z.array(words).check(z.minLength(least), z.maxLength(most));
}

/** What to do and say in a situation: short enough to be read while the customer is there (HANDLE-11). */
export const scriptSchema = z.object({
  title: words,
  /** What to do, in this order. */
  steps: lines(3, 7),
  /** Sentences to say. */
  phrases: lines(2, 5),
  /** What only makes it worse. */
  avoid: lines(1, 3),
});

export type Script = z.infer<typeof scriptSchema>;
