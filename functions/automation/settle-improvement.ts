import { figuresOfEffect } from '../../shared/data/figures/effect-of.ts';
import {
  improvementFrom,
  improvementRefs,
  writeImprovement,
} from '../../shared/data/follow-up/improvement-head.ts';
import { settleImprovement } from '../../shared/domain/improvement/settle.ts';
import type { Settling } from './settling.ts';

export const improvementSettling: Settling = {
  refs: improvementRefs,
  read(loaded, id) {
    const state = improvementFrom(loaded, id);
    return (
      state && {
        tasks: state.head.tasks,
        async settle(now, { policy }, table) {
          const countersOf = await figuresOfEffect(table, state.head);
          const change = settleImprovement(state, now, policy, countersOf);
          return change && writeImprovement(state, change);
        },
      }
    );
  },
};
