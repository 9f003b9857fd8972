import type * as z from 'zod/mini';
import { mayInArea } from '../../shared/access.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { areaYearReport } from './area-report.ts';
import { type query as getRegionalReportQuery, nameOfRegion } from './get-regional-report.ts';
import type { RegionYear } from './params.ts';

export { query } from './get-regional-report.ts';

/** The year of a region's branches, added up: figures and no customers (STAT-5). */
export const useCase: UseCase<RegionYear, z.infer<typeof getRegionalReportQuery>, unknown> = {
  async run(
    { params: { regionId, year }, query: { brand } },
    { runtime, personas, action, now: generatedAt },
  ) {
    if (!mayInArea(personas, action, { regionId })) {
      throw new Problem('not_found', figuresSays.no_such_region);
    }
    const area = { type: 'region', regionId, brand } as const;
    const { report, timeZone } = await areaYearReport(runtime.table, area, year, effectivePolicy());
    return {
      body: { regionId, brand, ...report },
      document: async () => {
        const { areaYearDocument } = await import('./area-year-document.ts');
        const name = nameOfRegion(regionId, brand);
        return areaYearDocument({ kind: 'regional', id: regionId, name, report, timeZone, generatedAt });
      },
    };
  },
};
