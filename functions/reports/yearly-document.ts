import type { Branch } from '../../shared/data/directory/branch.ts';
import { type Instant, localMonth, type Month } from '../../shared/domain/calendar.ts';
import type { Headline } from '../../shared/domain/figures/headline.ts';
import type { ReportDocument, Section } from '../../shared/domain/report/document.ts';
import { trendSection } from '../../shared/domain/report/sections.ts';
import { comparedSections, headlineFigures } from './sections/compared.ts';
import { figureSections } from './sections/figures.ts';
import type { YearReport } from './year-report.ts';

interface YearlyDocument {
  readonly branch: Pick<Branch, 'code' | 'name' | 'timeZone'>;
  readonly year: string;
  readonly report: YearReport;
  readonly generatedAt: Instant;
}

/** A branch's year as people read it: its sums, its course, and a row a month that has begun (STAT-5). */
export function yearlyDocument({ branch, year, report, generatedAt }: YearlyDocument): ReportDocument {
  const { headline, change } = report;
  const months = monthsBegun(report.months, { generatedAt, timeZone: branch.timeZone });
  return {
    slug: `yearly-report-${branch.code}-${year}`,
    title: { zh: '抱怨年报', en: 'Yearly complaint report' },
    subject: { zh: `${branch.name} ${year}年`, en: `${branch.name}, ${year}` },
    generatedAt,
    timeZone: branch.timeZone,
    keyFigures: headlineFigures(headline, againstYearBefore(change.yearBefore)),
    sections: [
      monthByMonth(months),
      ...comparedSections(
        { zh: '月份', en: 'Month' },
        months.map((line) => ({ ...line, label: line.month })),
        headline,
      ),
      ...figureSections(report),
    ],
  };
}

type Line = Headline & { readonly month: Month };

export function monthsBegun<L extends Line>(
  months: readonly L[],
  { generatedAt, timeZone }: Pick<ReportDocument, 'generatedAt' | 'timeZone'>,
): L[] {
  const thisMonth = localMonth(generatedAt, timeZone);
  return months.filter(({ month }) => month <= thisMonth);
}

export function againstYearBefore(change: Headline) {
  return { label: { zh: '上年', en: 'Year before' }, change };
}

export function monthByMonth(months: readonly Line[]): Section {
  return trendSection({
    name: { zh: '各月走势', en: 'Month by month' },
    months: months.map(({ month }) => month),
    series: [
      { label: { zh: '受理抱怨', en: 'Received' }, values: months.map(({ received }) => received) },
      { label: { zh: '关闭', en: 'Closed' }, values: months.map(({ closed }) => closed) },
      {
        label: { zh: '月末未结', en: 'Open at the end' },
        values: months.map(({ openAtEnd }) => openAtEnd),
      },
    ],
  });
}
