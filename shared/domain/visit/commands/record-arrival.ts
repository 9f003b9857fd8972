import * as z from 'zod/mini';
import { alternatives } from '../../alternatives.ts';
import { instantSchema } from '../../calendar.ts';
import { commonSays } from '../../refusals/common.ts';
import { refused } from '../../refusals/in-schema.ts';
import { visitSays } from '../../refusals/visit.ts';
import { shortText } from '../../text.ts';
import { statedTime, type VisitCommand } from '../command.ts';
import { keepPromise, promiseHandBack } from '../promise.ts';

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
      ...refused(commonSays.required_on_arrival),
    }),
    z.refine(({ solved, promisedAt }) => solved || promisedAt !== undefined, {
      path: ['promisedAt'],
      ...refused(commonSays.required_on_arrival),
    }),
    z.refine(({ solved, receipt }) => !solved || receipt === undefined, {
      path: ['receipt'],
      ...refused(visitSays.not_taken_along),
    }),
    z.refine(({ solved, promisedAt }) => !solved || promisedAt === undefined, {
      path: ['promisedAt'],
      ...refused(visitSays.not_taken_along),
    }),
    alternatives(
      {
        Solved: { when: [true], without: ['receipt', 'promisedAt'] },
        TakenAlong: { when: [false], requires: ['receipt', 'promisedAt'] },
      },
      'solved',
    ),
  );

/** Somebody is with the customer: it is solved there, or the vehicle taken along against a receipt (VISIT-3). */
export const recordArrival: VisitCommand<z.infer<typeof input>> = {
  name: 'record-arrival',
  input,
  apply(draft, { solved, receipt, promisedAt, at: stated }, given) {
    const { onSite } = draft.head;
    if (onSite === undefined) return;
    const called = { at: onSite.calledAt, before: visitSays.before_call };
    const arrivedAt = statedTime(draft, stated, given.at, called);
    draft.head = { ...draft.head, onSite: { ...onSite, arrivedAt, solved } };
    if (receipt !== undefined) draft.details = { ...draft.details, receipt };
    keepPromise(draft, 'arrival', arrivedAt);
    if (promisedAt !== undefined) promiseHandBack(draft, promisedAt, { at: given.at, since: arrivedAt });
  },
};
