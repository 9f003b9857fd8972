import { callbackFrom, callbackRefs, writeCallback } from '../../shared/data/callback-store.ts';
import { complaintFrom, complaintRefs, writeComplaint } from '../../shared/data/complaint-store.ts';
import type { SubjectType } from '../../shared/data/ids.ts';
import type { ItemRef } from '../../shared/data/item.ts';
import type { Loaded } from '../../shared/data/table.ts';
import type { Write } from '../../shared/data/transaction.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { settleCallback } from '../../shared/domain/callback/settle.ts';
import { settleComplaint } from '../../shared/domain/complaint/settle.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { Task } from '../../shared/domain/task.ts';

/** Something whose tasks have come to steps. */
interface Subject {
  readonly tasks: readonly Task[];
  /** The writes of all that is due; undefined where nothing is. */
  readonly settle: (now: Instant, policy: Policy) => Write[] | undefined;
}

interface Settling {
  /** Everything its settling needs, for one read. */
  readonly refs: (id: string) => ItemRef<unknown>[];
  /** It out of that read; undefined where there is none. */
  readonly read: (loaded: Loaded, id: string) => Subject | undefined;
}

/** How what has tasks is settled. */
export const settling: Readonly<Record<SubjectType, Settling>> = {
  complaint: {
    refs: complaintRefs,
    read(loaded, id) {
      const state = complaintFrom(loaded, id);
      return (
        state && {
          tasks: state.complaint.tasks,
          settle(now, policy) {
            const change = settleComplaint(state, now, policy);
            return change && writeComplaint(state, change);
          },
        }
      );
    },
  },
  callback: {
    refs: callbackRefs,
    read(loaded, id) {
      const state = callbackFrom(loaded, id);
      return (
        state && {
          tasks: state.callback.tasks,
          settle(now, policy) {
            const change = settleCallback(state, now, policy);
            return change && writeCallback(state, change);
          },
        }
      );
    },
  },
};
