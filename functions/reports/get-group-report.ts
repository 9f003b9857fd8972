import { mayInArea } from '../../shared/access.ts';
import { directoryRefs } from '../../shared/data/directory/directory.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { areaReport } from './area-report.ts';
import type { GroupMonth } from './params.ts';

/** All branches of a group added up (STAT-5). */
export const useCase: UseCase<GroupMonth, unknown, unknown> = {
  reads: ({ params: { groupId = '' }, rendition: { format } }) => [
    directoryRefs.policy(groupId),
    // Only people read the name.
    ...(format === 'json' ? [] : [directoryRefs.group(groupId)]),
  ],
  async run({ params: { groupId, month } }, context) {
    const { runtime, personas, action, loaded, now: generatedAt } = context;
    if (!mayInArea(personas, action, { groupId })) throw new Problem('not_found', figuresSays.no_such_group);
    const policy = effectivePolicy(loaded.get(directoryRefs.policy(groupId)));
    const { report, timeZone } = await areaReport(runtime.table, { type: 'group', groupId }, month, policy);
    return {
      body: { groupId, ...report },
      document: async () => {
        const { areaDocument } = await import('./area-document.ts');
        const of = loaded.get(directoryRefs.group(groupId))?.name ?? groupId;
        const name = { zh: of, en: of };
        return areaDocument({ kind: 'group', id: groupId, name, report, timeZone, generatedAt });
      },
    };
  },
};
