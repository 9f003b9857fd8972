import * as z from 'zod/mini';
import { deliveryHead } from '../../shared/data/arrival/delivery-head.ts';
import { adviserNamed } from '../../shared/domain/arrival/arrival.ts';
import { instantSchema } from '../../shared/domain/calendar.ts';
import { deliverers } from '../../shared/domain/delivery/delivery.ts';
import { visitSays } from '../../shared/domain/refusals/visit.ts';
import { adviserIn, arrivalBody, findArrival, readsOfArrival } from '../../shared/http/arrival.ts';
import { etagOf } from '../../shared/http/command.ts';
import { findBranch } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { enterDelivery } from '../../shared/transactions/enter-delivery.ts';
import { deliveryView } from './delivery-view.ts';

export const body = z.strictObject({
  ...arrivalBody,
  deliveredAt: z.optional(instantSchema),
});

type Body = z.infer<typeof body>;

/** A new car was delivered: its calls and the files of customer and vehicle in one step (INTAKE-6, CALL-1). */
export const useCase: UseCase<unknown, unknown, Body> = {
  reads: ({ body }, runtime) =>
    readsOfArrival(body, { type: 'delivery', at: 'deliveredAt', headRef: deliveryHead.headRef }, runtime),
  async run({ body }, context) {
    const { now, runtime } = context;
    const place = findBranch(body.branchId, context);
    const { customer, vehicle, deliveredAt = now } = body;
    const adviser = adviserNamed(adviserIn(body, context), deliverers);
    const stated = { path: 'deliveredAt', time: deliveredAt };
    const found = await findArrival('delivery', body, place.branch, stated, context);
    const before = context.loaded.get(deliveryHead.headRef(found.id));
    if (before) {
      const said = visitSays.delivered_that_day({ number: before.number, id: before.id });
      throw new Problem('not_allowed', said, { allowed: [] });
    }
    const { id, date, files } = found;
    const { delivery, calls, writes } = await enterDelivery(
      { id, date, customer, vehicle, adviser, deliveredAt },
      { ...place, files, now, runtime },
    );
    return {
      body: deliveryView(
        delivery,
        calls.map(({ head }) => head),
      ),
      headers: { ...etagOf(delivery.head), location: `/deliveries/${id}` },
      writes,
    };
  },
};
