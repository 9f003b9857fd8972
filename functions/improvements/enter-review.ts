import * as z from 'zod/mini';
import { improvementHead } from '../../shared/data/follow-up/improvement-head.ts';
import { reviewHead } from '../../shared/data/follow-up/review-head.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { localDateSchema, monthSchema } from '../../shared/domain/calendar.ts';
import { openImprovement } from '../../shared/domain/improvement/open.ts';
import { enterReview as enter, mostDecisions } from '../../shared/domain/review/review.ts';
import { shortText } from '../../shared/domain/text.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { improvementInput, numberOf, plannedFrom, readsOfOwner } from './improvement-input.ts';
import { reviewETag, reviewView } from './review-view.ts';

export const body = z.strictObject({
  branchId: z.string(),
  date: localDateSchema,
  month: monthSchema,
  participants: z.array(shortText).check(z.minLength(1), z.maxLength(50)),
  decisions: z.array(z.strictObject(improvementInput)).check(z.minLength(1), z.maxLength(mostDecisions)),
});

/** A quality review was held: with it an improvement for each of its decisions is opened (STAT-8). */
export const useCase: UseCase<unknown, unknown, z.infer<typeof body>> = {
  reads({ body }) {
    const branchId = fieldOf(body, 'branchId');
    const decisions = fieldOf(body, 'decisions');
    const told: unknown[] = Array.isArray(decisions) ? decisions.slice(0, mostDecisions) : [];
    return [...readsOfBranch(branchId), ...told.flatMap((one) => readsOfOwner(branchId, one))];
  },
  async run({ body }, context) {
    const { runtime, now, loaded } = context;
    const place = findBranch(body.branchId, context);
    const { branch, policy, by } = place;
    const { id: branchId, timeZone } = branch;
    const { date, month, participants, decisions } = body;
    const given = { at: now, by, policy };
    const id = newSubjectId('review', branchId, runtime.newId());
    const number = numberOf('R', branch, now, id);
    const improvements = decisions.map((decision, at) => {
      const path = `decisions.${at}.`;
      const improvementId = newSubjectId('improvement', branchId, runtime.newId());
      const planned = {
        id: improvementId,
        branchId,
        number: numberOf('A', branch, now, improvementId),
        timeZone,
        month,
        review: { id, number },
        ...plannedFrom(decision, place, loaded, path),
      };
      return openImprovement(planned, given, path);
    });
    const ids = improvements.map(({ head }) => head.id);
    const review = enter(
      { id, branchId, number, timeZone, date, month, improvements: ids },
      { participants },
      given,
    );
    return {
      body: reviewView(review, improvements),
      headers: { ...reviewETag(review), location: `/reviews/${id}` },
      writes: [
        ...reviewHead.write(undefined, review),
        ...improvements.flatMap((one) => improvementHead.write(undefined, one)),
      ],
    };
  },
};
