import * as z from 'zod/mini';
import { jobFrom, jobRefs, writeJob } from '../../shared/data/job/job-store.ts';
import { rescheduled } from '../../shared/domain/job/work.ts';
import type { Settling } from './settling.ts';

/** A job is worked on by its own Lambda: here it only gets its schedule anew, where no schedule has served it. */
export const jobSettling: Settling = {
  refs: jobRefs,
  read(loaded, id) {
    const state = jobFrom(loaded, id, z.unknown());
    return (
      state && {
        tasks: state.head.tasks,
        settle(now) {
          const change = rescheduled(state, now);
          return change && writeJob(state, change);
        },
      }
    );
  },
};
