import {
  type Category,
  categories,
  categoryNames,
  forms,
} from '../../../shared/domain/complaint/category.ts';
import {
  type CountedCause,
  countedCauseNames,
  countedCauses,
} from '../../../shared/domain/complaint/cause.ts';
import {
  channels,
  customerClasses,
  findings,
  priorities,
  solutionKinds,
} from '../../../shared/domain/complaint/codes.ts';
import { departmentNames, departments } from '../../../shared/domain/complaint/department.ts';
import {
  channelLabels,
  customerClassLabels,
  findingLabels,
  formLabels,
  priorityLabels,
  solutionKindLabels,
} from '../../../shared/domain/complaint/labels.ts';
import type { MonthlyFigures } from '../../../shared/domain/figures/monthly.ts';
import type { Section } from '../../../shared/domain/report/document.ts';
import {
  breakdownSection,
  type Entry,
  paretoSection,
  rankedSection,
} from '../../../shared/domain/report/sections.ts';
import { asHeading, type Words } from '../../../shared/domain/words.ts';

/** What was complained of, and why. */
export function subjectSections(figures: MonthlyFigures): Section[] {
  const { byCategory, byCause } = figures;
  return [
    paretoSection({
      name: { zh: '抱怨类型', en: 'What they were about' },
      note: { zh: '按件数从多到少，不含咨询。', en: 'The most frequent first, without enquiries.' },
      item: { zh: '抱怨类型', en: 'Category' },
      entries: entriesOf(
        categoryNames.filter((name) => name !== 'enquiry'),
        categories,
        byCategory,
      ),
    }),
    paretoSection({
      name: { zh: '抱怨原因', en: 'Causes' },
      note: {
        zh: '按件数从多到少，仅含已调查的抱怨。',
        en: 'The most frequent first; of complaints that were investigated.',
      },
      item: { zh: '原因', en: 'Cause' },
      entries: entriesOf(countedCauseNames, countedCauses, byCause),
    }),
    causesByCategory(figures),
  ];
}

function causesByCategory({ byCategoryAndCause }: MonthlyFigures): Section {
  return rankedSection({
    name: { zh: '类型与原因', en: 'Categories and causes' },
    items: [
      { zh: '抱怨类型', en: 'Category' },
      { zh: '原因', en: 'Cause' },
    ],
    entries: Object.entries(byCategoryAndCause).flatMap(([category, byCause]) =>
      Object.entries(byCause).map(([cause, count]) => ({
        labels: [labelOf(categories[category as Category]), labelOf(countedCauses[cause as CountedCause])],
        count,
      })),
    ),
  });
}

/** By what else complaints are told apart, two tables side by side. */
export function attributeSections(figures: MonthlyFigures): Section[] {
  return [
    breakdownSection({
      name: { zh: '受理渠道', en: 'Channels' },
      item: { zh: '渠道', en: 'Channel' },
      entries: entriesOf(channels, channelLabels, figures.byChannel),
    }),
    breakdownSection({
      name: { zh: '责任部门', en: 'Departments responsible' },
      item: { zh: '部门', en: 'Department' },
      entries: entriesOf(departmentNames, departments, figures.byDepartment),
    }),
    breakdownSection({
      name: { zh: '处理方案', en: 'Solutions' },
      item: { zh: '方案', en: 'Solution' },
      entries: entriesOf(solutionKinds, solutionKindLabels, figures.bySolution),
    }),
    breakdownSection({
      name: { zh: '客户类别', en: 'Customer classes' },
      item: { zh: '客户类别', en: 'Customer class' },
      entries: entriesOf(customerClasses, customerClassLabels, figures.byCustomerClass),
    }),
    breakdownSection({
      name: { zh: '调查结论', en: 'Findings' },
      item: { zh: '结论', en: 'Finding' },
      entries: entriesOf(findings, findingLabels, figures.byFinding),
    }),
    breakdownSection({
      name: { zh: '优先级', en: 'Priorities' },
      item: { zh: '优先级', en: 'Priority' },
      entries: entriesOf(priorities, priorityLabels, figures.byPriority),
    }),
    breakdownSection({
      name: { zh: '抱怨表单', en: 'Forms' },
      item: { zh: '表单', en: 'Form' },
      entries: entriesOf(forms, formLabels, figures.byForm),
    }),
  ];
}

/** What was counted by each name, under the label that people see. */
export function entriesOf<Name extends string>(
  names: readonly Name[],
  labels: Readonly<Record<Name, Words>>,
  counts: Readonly<Record<Name, number>>,
): Entry[] {
  return names.map((name) => ({ label: labelOf(labels[name]), count: counts[name] }));
}

/** Without what else the code knows of it. */
function labelOf({ zh, en }: Words): Words {
  return asHeading({ zh, en });
}
