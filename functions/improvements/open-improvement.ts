import * as z from 'zod/mini';
import { improvementHead } from '../../shared/data/follow-up/improvement-head.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { monthSchema } from '../../shared/domain/calendar.ts';
import { openImprovement as open } from '../../shared/domain/improvement/open.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { createdHead } from '../../shared/http/head-command.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { improvementAccess } from './find-improvement.ts';
import { improvementInput, numberOf, plannedFrom, readsOfOwner } from './improvement-input.ts';
import { improvementView } from './improvement-view.ts';

export const body = z.strictObject({
  branchId: z.string(),
  month: monthSchema,
  ...improvementInput,
});

/** From a report the care director has something done about what it shows (STAT-7). */
export const useCase: UseCase<unknown, unknown, z.infer<typeof body>> = {
  reads({ body }) {
    const branchId = fieldOf(body, 'branchId');
    return [...readsOfBranch(branchId), ...readsOfOwner(branchId, body)];
  },
  async run({ body }, context) {
    const { runtime, now, loaded } = context;
    const place = findBranch(body.branchId, context);
    const { branch, policy, by } = place;
    const id = newSubjectId('improvement', branch.id, runtime.newId());
    const improvement = open(
      {
        id,
        branchId: branch.id,
        number: numberOf('A', branch, now, id),
        timeZone: branch.timeZone,
        month: body.month,
        ...plannedFrom(body, place, loaded),
      },
      { at: now, by, policy },
    );
    return {
      ...createdHead(
        improvementAccess,
        improvement,
        improvementView(improvement, () => ({})),
        place,
        context,
      ),
      writes: improvementHead.write(undefined, improvement),
    };
  },
};
