import { branchFrom } from '../../shared/data/directory/directory.ts';
import { improvementHead } from '../../shared/data/follow-up/improvement-head.ts';
import { reviewHead } from '../../shared/data/follow-up/review-head.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import type { ReviewState } from '../../shared/domain/review/review.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context, UseCase } from '../../shared/http/route.ts';
import { reviewETag, reviewView } from './review-view.ts';

/** A quality review with what became of its decisions (STAT-8). */
export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params: { id } }) => (id !== undefined && isIdOf('review', id) ? reviewHead.refs(id) : []),
  async run({ params }, context) {
    const review = findReview(params.id, context);
    const { improvements } = review.head;
    const loaded = await context.runtime.table.load(improvements.flatMap(improvementHead.itemRefs));
    const decided = improvements.flatMap((id) => improvementHead.from(loaded, id) ?? []);
    return { body: reviewView(review, decided), headers: reviewETag(review) };
  },
};

/** @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same */
function findReview(id: string, context: Context): ReviewState {
  if (isIdOf('review', id)) {
    const review = reviewHead.from(context.loaded, id);
    const place = branchFrom(context.loaded, branchOfId(id));
    if (review && place && actorAt(place.branch, context)) return review;
  }
  throw new Problem('not_found', figuresSays.no_such_review);
}
