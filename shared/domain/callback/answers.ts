import * as z from 'zod/mini';
import { invalid } from '../errors.ts';
import { callbackSays } from '../refusals/callback.ts';
import { stored } from '../stored.ts';
import { answerText } from '../text.ts';
import type { CallbackPurpose } from './purposes.ts';

/** How well the technician did, the best first. */
export const grades = ['excellent', 'good', 'fair', 'poor'] as const;

/** Why a customer stays away from the workshop. */
export const stayAwayReasons = [
  'price',
  'distance',
  'quality',
  'attitude',
  'waiting',
  'elsewhere',
  'sold',
  'other',
] as const;

const mark = z.int().check(z.minimum(1), z.maximum(5));
const grade = z.enum(grades);

const purchase = { buyingService: mark };

const visit = {
  service: z.optional(mark),
  repairQuality: z.optional(mark),
  parts: z.optional(mark),
};

const technician = {
  attitude: z.optional(grade),
  skill: z.optional(grade),
  punctuality: z.optional(grade),
  promises: z.optional(grade),
};

const numbers = {
  overall: z.optional(mark),
  recommend: z.optional(z.int().check(z.minimum(0), z.maximum(10))),
};

const reason = z.enum(stayAwayReasons);

/** What the customer answered (CALL-5). */
export const answersInput = z.strictObject({
  ...numbers,
  purchase: z.optional(z.strictObject(purchase)),
  visit: z.optional(z.strictObject(visit)),
  technician: z.optional(z.strictObject(technician)),
  carUse: z.optional(answerText),
  staysAway: z.optional(z.strictObject({ reason, text: z.optional(answerText) })),
  remarks: z.optional(answerText),
});

export type Answers = z.infer<typeof answersInput>;

/** Its codes and numbers, which figures count. */
export const answerCodesSchema = stored({
  ...numbers,
  purchase: z.optional(stored(purchase)),
  visit: z.optional(stored(visit)),
  technician: z.optional(stored(technician)),
  staysAway: z.optional(reason),
});

export type AnswerCodes = z.infer<typeof answerCodesSchema>;

/** Its words, which only those see who work on the call. */
export const answerTextsSchema = stored({
  carUse: z.optional(z.string()),
  staysAway: z.optional(z.string()),
  remarks: z.optional(z.string()),
});

export type AnswerTexts = z.infer<typeof answerTextsSchema>;

/** What is asked in a call, by what it is made for: of the purchase, of the visit, or of neither. */
export function askedIn(purpose: CallbackPurpose): 'purchase' | 'visit' | undefined {
  if (purpose.startsWith('delivery')) return 'purchase';
  return purpose === 'visit' || purpose === 'visit_second' ? 'visit' : undefined;
}

/** Whether the overall mark is what the call is made for; the courtesy call and reminders are not surveys. */
export function asksOverall(purpose: CallbackPurpose): boolean {
  return askedIn(purpose) !== undefined && purpose !== 'delivery_courtesy';
}

/** @throws DomainError `invalid` where something is answered that is not asked in such a call */
export function checkAnswers(purpose: CallbackPurpose, answers: Answers): void {
  const asked = askedIn(purpose);
  if (answers.purchase && asked !== 'purchase') {
    throw invalid('answers.purchase', callbackSays.delivery_calls_only);
  }
  for (const part of ['visit', 'technician'] as const) {
    if (answers[part] && asked !== 'visit') {
      throw invalid(`answers.${part}`, callbackSays.visit_calls_only);
    }
  }
}

/** Codes and numbers for the head, and words for the details (CALL-5). */
export function partedAnswers(answers: Answers): { codes: AnswerCodes; texts: AnswerTexts | undefined } {
  const { carUse, remarks, staysAway, ...codes } = answers;
  const texts = {
    ...(carUse !== undefined && { carUse }),
    ...(staysAway?.text !== undefined && { staysAway: staysAway.text }),
    ...(remarks !== undefined && { remarks }),
  };
  return {
    codes: { ...codes, ...(staysAway && { staysAway: staysAway.reason }) },
    texts: Object.keys(texts).length > 0 ? texts : undefined,
  };
}
