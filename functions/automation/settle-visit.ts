import { visitFrom, visitRefs, writeVisit } from '../../shared/data/arrival/visit-head.ts';
import { settleVisit } from '../../shared/domain/visit/settle.ts';
import type { Settling } from './settling.ts';

export const visitSettling: Settling = {
  refs: visitRefs,
  read(loaded, id) {
    const state = visitFrom(loaded, id);
    return (
      state && {
        tasks: state.head.tasks,
        settle(now, { policy }) {
          const change = settleVisit(state, now, policy);
          return change && writeVisit(state, change);
        },
      }
    );
  },
};
