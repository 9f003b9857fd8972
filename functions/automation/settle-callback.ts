import { callbackFrom, callbackRefs, writeCallback } from '../../shared/data/arrival/callback-head.ts';
import { settleCallback } from '../../shared/domain/callback/settle.ts';
import type { Settling } from './settling.ts';

export const callbackSettling: Settling = {
  refs: callbackRefs,
  read(loaded, id) {
    const state = callbackFrom(loaded, id);
    return (
      state && {
        tasks: state.head.tasks,
        settle(now, { policy }) {
          const change = settleCallback(state, now, policy);
          return change && writeCallback(state, change);
        },
      }
    );
  },
};
