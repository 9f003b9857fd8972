import { improvementHead } from '../../shared/data/follow-up/improvement-head.ts';
import { commandsOfImprovement } from '../../shared/domain/improvement/complete.ts';
import type { Improvement, ImprovementDetails } from '../../shared/domain/improvement/improvement.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import type { HeadAccess } from '../../shared/http/find-head.ts';
import { ownersOnly } from '../../shared/http/owners-only.ts';

/** How callers reach improvements, and what they may do to one. */
export const improvementAccess = {
  kind: improvementHead,
  absent: figuresSays.no_such_improvement,
  path: '/improvements',
  target: ({ owner }) => ({ owner }),
  isFor: ({ owner }, action) => ownersOnly(action, owner.role),
  commands: commandsOfImprovement,
} as const satisfies HeadAccess<Improvement, ImprovementDetails, 'complete-improvement'>;
