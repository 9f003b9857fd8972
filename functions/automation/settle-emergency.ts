import { planFrom, planRefs, writePlan } from '../../shared/data/emergency/plan-head.ts';
import { settlePlan } from '../../shared/domain/emergency/settle.ts';
import type { Settling } from './settling.ts';

export const emergencySettling: Settling = {
  refs: planRefs,
  read(loaded, id) {
    const state = planFrom(loaded, id);
    return (
      state && {
        tasks: state.head.tasks,
        settle(now, place) {
          const { policy, periods } = place;
          const change = settlePlan(state, now, { policy, periods });
          return change && writePlan(state, change, place, now);
        },
      }
    );
  },
};
