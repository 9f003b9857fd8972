import * as z from 'zod/mini';
import { mayInArea } from '../../shared/access.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import type { Words } from '../../shared/domain/words.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { areaReport } from './area-report.ts';
import type { RegionMonth } from './params.ts';

export const query = z.strictObject({
  brand: z.optional(z.string().check(z.minLength(1), z.maxLength(100))),
});

export function nameOfRegion(regionId: string, brand: string | undefined): Words {
  const of = brand === undefined ? regionId : `${regionId} ${brand}`;
  return { zh: `${of} 区域`, en: `Region ${of}` };
}

/** The branches of a manufacturer region, of whatever group, added up: figures and no customers (STAT-5). */
export const useCase: UseCase<RegionMonth, z.infer<typeof query>, unknown> = {
  async run(
    { params: { regionId, month }, query: { brand } },
    { runtime, personas, action, now: generatedAt },
  ) {
    if (!mayInArea(personas, action, { regionId })) {
      throw new Problem('not_found', figuresSays.no_such_region);
    }
    const area = { type: 'region', regionId, brand } as const;
    const { report, timeZone } = await areaReport(runtime.table, area, month, effectivePolicy());
    return {
      body: { regionId, brand, ...report },
      document: async () => {
        const { areaDocument } = await import('./area-document.ts');
        const name = nameOfRegion(regionId, brand);
        return areaDocument({ kind: 'regional', id: regionId, name, report, timeZone, generatedAt });
      },
    };
  },
};
