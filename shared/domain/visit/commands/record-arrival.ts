import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { shortText } from '../../text.ts';
import { statedTime, type VisitCommand } from '../command.ts';
import { keepPromise, promiseHandBack } from '../promise.ts';

const required =
  'is required: what is not solved on the spot is taken along against a receipt, with a promised time';
const notTakenAlong = 'is for a vehicle that is taken along, and this one was helped on the spot';

const input = z
  .strictObject({
    solved: z.boolean(),
    receipt: z.optional(shortText),
    promisedAt: z.optional(instantSchema),
    at: z.optional(instantSchema),
  })
  .check(
    z.refine(({ solved, receipt }) => solved || receipt !== undefined, {
      path: ['receipt'],
      error: required,
    }),
    z.refine(({ solved, promisedAt }) => solved || promisedAt !== undefined, {
      path: ['promisedAt'],
      error: required,
    }),
    z.refine(({ solved, receipt }) => !solved || receipt === undefined, {
      path: ['receipt'],
      error: notTakenAlong,
    }),
    z.refine(({ solved, promisedAt }) => !solved || promisedAt === undefined, {
      path: ['promisedAt'],
      error: notTakenAlong,
    }),
    z.meta({
      anyOf: [{ properties: { solved: { const: true } } }, { required: ['receipt', 'promisedAt'] }],
    }),
  );

/** Somebody is with the customer: it is solved there, or the vehicle taken along against a receipt (VISIT-3). */
export const recordArrival: VisitCommand<z.infer<typeof input>> = {
  name: 'record-arrival',
  input,
  apply(draft, { solved, receipt, promisedAt, at: stated }, given) {
    const { onSite } = draft.head;
    if (onSite === undefined) return;
    const called = { at: onSite.calledAt, what: 'the customer called' };
    const arrivedAt = statedTime(draft, stated, given.at, called);
    draft.head = { ...draft.head, onSite: { ...onSite, arrivedAt, solved } };
    if (receipt !== undefined) draft.details = { ...draft.details, receipt };
    keepPromise(draft, 'arrival', arrivedAt);
    if (promisedAt !== undefined) promiseHandBack(draft, promisedAt, { at: given.at, since: arrivedAt });
  },
};
