import type { Instant } from '../../shared/domain/calendar.ts';
import type { ReportDocument } from '../../shared/domain/report/document.ts';
import { monthWords } from '../../shared/domain/report/month-words.ts';
import { paretoSection } from '../../shared/domain/report/sections.ts';
import type { Words } from '../../shared/domain/words.ts';
import type { AreaReport } from './area-report.ts';
import { comparedSections, headlineFigures } from './sections/compared.ts';
import { figureSections } from './sections/figures.ts';

export interface AreaDocument {
  readonly kind: 'regional' | 'group';
  readonly id: string;
  readonly name: Words;
  readonly report: AreaReport;
  readonly timeZone: string;
  readonly generatedAt: Instant;
}

const titles = {
  regional: { zh: '区域抱怨月报', en: 'Regional complaint report' },
  group: { zh: '集团抱怨月报', en: 'Group complaint report' },
} as const satisfies Record<AreaDocument['kind'], Words>;

/** The month of several branches as people read it: their sums, and a row a branch (STAT-5). */
export function areaDocument({
  kind,
  id,
  name,
  report,
  timeZone,
  generatedAt,
}: AreaDocument): ReportDocument {
  const { month, headline, change, branches } = report;
  const { zh, en } = monthWords(month);
  const lines = branches.map((branch) => ({ ...branch, label: branch.name ?? branch.branchId }));
  const item: Words = { zh: '门店', en: 'Branch' };
  return {
    slug: `${kind}-report-${id}-${month}`,
    title: titles[kind],
    subject: { zh: `${name.zh} ${zh}`, en: `${name.en}, ${en}` },
    generatedAt,
    timeZone,
    keyFigures: headlineFigures(headline, {
      label: { zh: '上月', en: 'Month before' },
      change: change.monthBefore,
    }),
    sections: [
      paretoSection({
        name: { zh: '各店受理抱怨', en: 'Complaints by branch' },
        item,
        entries: lines.map(({ label, received }) => ({ label, count: received })),
      }),
      ...comparedSections(item, lines, headline),
      ...figureSections(report),
    ],
  };
}
