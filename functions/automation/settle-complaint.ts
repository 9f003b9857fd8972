import { complaintFrom, complaintRefs, writeComplaint } from '../../shared/data/complaint/complaint-head.ts';
import { settleComplaint } from '../../shared/domain/complaint/settle.ts';
import type { Settling } from './settling.ts';

export const complaintSettling: Settling = {
  refs: complaintRefs,
  read(loaded, id) {
    const state = complaintFrom(loaded, id);
    return (
      state && {
        tasks: state.head.tasks,
        settle(now, { policy }) {
          const change = settleComplaint(state, now, policy);
          return change && writeComplaint(state, change);
        },
      }
    );
  },
};
