import { callsOfDelivery, deliveryHead } from '../../shared/data/arrival/delivery-head.ts';
import { branchFrom } from '../../shared/data/directory/directory.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import { visitSays } from '../../shared/domain/refusals/visit.ts';
import { etagOf } from '../../shared/http/command.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { deliveryView } from './delivery-view.ts';

export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params: { id = '' } }) => (isIdOf('delivery', id) ? deliveryHead.refs(id) : []),
  async run({ params: { id } }, context) {
    if (isIdOf('delivery', id)) {
      const state = deliveryHead.from(context.loaded, id);
      const place = branchFrom(context.loaded, branchOfId(id));
      const by = place && actorAt(place.branch, context);
      if (state && place && by) {
        const calls = callsOfDelivery(context.loaded, id);
        return {
          body: deliveryView(state, calls),
          headers: etagOf(state.head),
          seen: seenAt(place, by, 'delivery', id),
        };
      }
    }
    throw new Problem('not_found', visitSays.no_such_delivery);
  },
};
