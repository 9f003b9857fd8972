import type { MonthlyFigures } from '../../../shared/domain/figures/monthly.ts';
import type { Section } from '../../../shared/domain/report/document.ts';
import { callSections } from './calls.ts';
import { attributeSections, subjectSections } from './complaints.ts';
import { handlingSections } from './handling.ts';
import { surveySections } from './survey.ts';

/** Whatever is counted (STAT-1), theme by theme: of a month, a year or several branches. */
export function figureSections(figures: MonthlyFigures): Section[] {
  return [subjectSections, handlingSections, attributeSections, callSections, surveySections].flatMap(
    (sectionsOf) => sectionsOf(figures),
  );
}
