import * as z from 'zod/mini';
import { visitHead } from '../../shared/data/arrival/visit-head.ts';
import { adviserNamed } from '../../shared/domain/arrival/arrival.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { visitSays } from '../../shared/domain/refusals/visit.ts';
import { noteText, shortText } from '../../shared/domain/text.ts';
import { areas, receivers } from '../../shared/domain/visit/visit.ts';
import {
  adviserIn,
  arrivalBody,
  findArrival,
  readsOfArrival,
  readsOfSampling,
} from '../../shared/http/arrival.ts';
import { findBranch } from '../../shared/http/find-branch.ts';
import { createdHead } from '../../shared/http/head-command.ts';
import { Problem } from '../../shared/http/problem.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { enterVisit } from '../../shared/transactions/enter-visit.ts';
import { visitAccess } from './find-visit.ts';
import { visitView } from './visit-view.ts';

export const body = z.strictObject({
  ...arrivalBody,
  receivedAt: z.optional(instantSchema),
  handedBackAt: z.optional(instantSchema),
  promisedAt: z.optional(instantSchema),
  technician: z.optional(shortText),
  work: z.optional(noteText),
  hoped: z.optional(noteText),
  onSite: z.optional(z.strictObject({ area: z.enum(areas), calledAt: z.optional(instantSchema) })),
});

type Body = z.infer<typeof body>;

/** A customer comes to the workshop: the visit and the files in one step (INTAKE-6, VISIT-1). */
export const useCase: UseCase<unknown, unknown, Body> = {
  reads: async ({ body }, runtime) => {
    const handedBackAt = fieldOf(body, 'handedBackAt');
    return [
      ...(await readsOfArrival(
        body,
        { type: 'visit', at: 'receivedAt', headRef: visitHead.headRef },
        runtime,
      )),
      ...(handedBackAt === undefined
        ? []
        : readsOfSampling(fieldOf(body, 'branchId'), handedBackAt, runtime.now())),
    ];
  },
  async run({ body }, context) {
    const { now, loaded, runtime } = context;
    const place = findBranch(body.branchId, context);
    const { branchId: _, adviser: __, receivedAt = now, onSite, ...told } = body;
    const adviser = adviserNamed(adviserIn(body, context), receivers);
    const stated = { path: 'receivedAt', time: receivedAt };
    const { files, fileKey, ...found } = await findArrival('visit', body, place.branch, stated, context);
    const before = loaded.get(visitHead.headRef(found.id));
    if (before) {
      const said = visitSays.visited_that_day({ number: before.number, id: before.id });
      throw new Problem('not_allowed', said, { allowed: [] });
    }
    const { visit, calls, writes } = await enterVisit(
      {
        ...found,
        ...told,
        adviser,
        receivedAt,
        onSite: onSite && { area: onSite.area, calledAt: onSite.calledAt ?? receivedAt },
      },
      { ...place, files, now, runtime },
      { fileKey, loaded },
    );
    return {
      ...createdHead(
        visitAccess,
        visit,
        visitView(
          visit,
          calls.map(({ head }) => head),
        ),
        place,
        context,
      ),
      writes,
    };
  },
};
