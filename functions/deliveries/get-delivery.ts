import { callsOfDelivery, deliveryFrom, deliveryRefs } from '../../shared/data/delivery-store.ts';
import { branchFrom } from '../../shared/data/directory.ts';
import { branchOfId, isIdOf } from '../../shared/data/ids.ts';
import { etagOf } from '../../shared/http/command.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { deliveryView } from './delivery-view.ts';

export const getDelivery: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params: { id = '' } }) => (isIdOf('delivery', id) ? deliveryRefs(id) : []),
  async run({ params: { id } }, context) {
    if (isIdOf('delivery', id)) {
      const state = deliveryFrom(context.loaded, id);
      const place = branchFrom(context.loaded, branchOfId(id));
      if (state && place && actorAt(place.branch, context)) {
        const calls = callsOfDelivery(context.loaded, id);
        return { body: deliveryView(state, calls), headers: etagOf(state.head) };
      }
    }
    throw new Problem('not_found', 'There is no such delivery.');
  },
};
