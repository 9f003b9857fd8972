import * as z from 'zod/mini';
import { commonSays } from './refusals/common.ts';
import { refused } from './refusals/in-schema.ts';

/** Control characters but tab and line breaks. */
const controls = /(?![\t\n\r])\p{Cc}/gu;

/** The text without control characters, as other systems may have put some in. */
export function withoutControls(text: string): string {
  return text.replace(controls, '');
}

/** Written text of 1 to `most` characters, as people count them, that is not only white space. */
function text(most: number) {
  return z.string().check(
    z.refine((value) => value.trim() !== '', refused(commonSays.empty_text)),
    // They say nothing, and each takes six times its size where a text is kept as JSON.
    z.refine((value) => value.search(controls) < 0, refused(commonSays.control_characters)),
    z.refine(
      (value) => value.length <= most || Array.from(value).length <= most,
      refused(commonSays.too_many_characters({ most })),
    ),
    z.meta({ minLength: 1, maxLength: most, pattern: '\\S' }),
  );
}

/** What a customer tells at length. */
export const longText = text(10_000);

/** A paragraph. With every text at its longest, a complaint still fits the 400 KB of an item. */
export const noteText = text(2_000);

/** What somebody answers in a sentence or a few. */
export const answerText = text(500);

/** A name or a heading. */
export const shortText = text(200);
