import { branchFrom } from '../../shared/data/directory.ts';
import { planFrom, planRefs, writePlan } from '../../shared/data/emergency-store.ts';
import { branchOfId } from '../../shared/data/ids.ts';
import { settlePlan } from '../../shared/domain/emergency/settle.ts';
import type { Settling } from './settling.ts';

export const emergencySettling: Settling = {
  refs: planRefs,
  read(loaded, id) {
    const state = planFrom(loaded, id);
    const place = branchFrom(loaded, branchOfId(id));
    if (!state || !place) return undefined;
    return {
      tasks: state.head.tasks,
      settle(now, policy) {
        const periods = place.emergencies?.periods ?? [];
        const change = settlePlan(state, now, { policy, periods });
        return change && writePlan(state, change, place, now);
      },
    };
  },
};
