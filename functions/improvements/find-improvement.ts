import { improvementHead } from '../../shared/data/follow-up/improvement-head.ts';
import { commandsOfImprovement } from '../../shared/domain/improvement/complete.ts';
import type { Improvement, ImprovementDetails } from '../../shared/domain/improvement/improvement.ts';
import type { HeadAccess } from '../../shared/http/find-head.ts';

/** How callers reach improvements, and what they may do to one. */
export const improvementAccess = {
  kind: improvementHead,
  noun: 'improvement',
  path: '/improvements',
  target: ({ owner }) => ({ owner }),
  isFor: ({ owner }) => `the owner, the ${owner.role}, or others with the right to it`,
  commands: commandsOfImprovement,
} as const satisfies HeadAccess<Improvement, ImprovementDetails, 'complete-improvement'>;
