import type { ReportDocument } from '../../shared/domain/report/document.ts';
import { paretoSection } from '../../shared/domain/report/sections.ts';
import type { Words } from '../../shared/domain/words.ts';
import type { AreaDocument } from './area-document.ts';
import { comparedSections, headlineFigures } from './sections/compared.ts';
import { figureSections } from './sections/figures.ts';
import type { AreaYearReport } from './year-report.ts';
import { againstYearBefore, monthByMonth, monthsBegun } from './yearly-document.ts';

const titles = {
  regional: { zh: '区域抱怨年报', en: 'Regional yearly complaint report' },
  group: { zh: '集团抱怨年报', en: 'Group yearly complaint report' },
} as const satisfies Record<AreaDocument['kind'], Words>;

/** The year of several branches as people read it: their sums, its course, and a row a branch (STAT-5). */
export function areaYearDocument({
  kind,
  id,
  name,
  report,
  timeZone,
  generatedAt,
}: Omit<AreaDocument, 'report'> & { readonly report: AreaYearReport }): ReportDocument {
  const { year, headline, change } = report;
  const lines = report.branches.map((branch) => ({ ...branch, label: branch.name ?? branch.branchId }));
  const item: Words = { zh: '门店', en: 'Branch' };
  return {
    slug: `yearly-report-${kind}-${id}-${year}`,
    title: titles[kind],
    subject: { zh: `${name.zh} ${year}年`, en: `${name.en}, ${year}` },
    generatedAt,
    timeZone,
    keyFigures: headlineFigures(headline, againstYearBefore(change.yearBefore)),
    sections: [
      monthByMonth(monthsBegun(report.months, { generatedAt, timeZone })),
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
