import type { Branch } from '../../shared/data/directory/branch.ts';
import type { Instant, Month } from '../../shared/domain/calendar.ts';
import { grades } from '../../shared/domain/callback/answers.ts';
import { technicianQualities } from '../../shared/domain/figures/calls.ts';
import type { PersonFigures } from '../../shared/domain/figures/persons.ts';
import type { ReportDocument, Section } from '../../shared/domain/report/document.ts';
import { monthWords } from '../../shared/domain/report/month-words.ts';
import { stackedSection } from '../../shared/domain/report/sections.ts';
import { type Role, roleWords } from '../../shared/domain/roles.ts';
import type { Words } from '../../shared/domain/words.ts';
import { deadlineParts, metInTime } from './sections/handling.ts';
import { gradeColumns, qualityLabels } from './sections/survey.ts';

export interface PersonLine extends PersonFigures {
  readonly person: string;
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
}

interface PersonsDocument {
  readonly branch: Pick<Branch, 'code' | 'name' | 'timeZone'>;
  readonly month: Month;
  readonly persons: readonly PersonLine[];
  readonly generatedAt: Instant;
}

const item: Words = { zh: '姓名', en: 'Name' };

/** What each person of a branch did in a month, as people read it (PERF-1). */
export function personsDocument({ branch, month, persons, generatedAt }: PersonsDocument): ReportDocument {
  const { zh, en } = monthWords(month);
  const sumOf = (of: (one: PersonLine) => number) => persons.reduce((sum, one) => sum + of(one), 0);
  return {
    slug: `persons-report-${branch.code}-${month}`,
    title: { zh: '人员月报', en: 'Monthly report by person' },
    subject: { zh: `${branch.name} ${zh}`, en: `${branch.name}, ${en}` },
    generatedAt,
    timeZone: branch.timeZone,
    keyFigures: [
      { label: { zh: '人数', en: 'Persons' }, kind: 'count', value: persons.length },
      {
        label: { zh: '负责的抱怨', en: 'Complaints owned' },
        kind: 'count',
        value: sumOf(({ owned }) => owned),
      },
      {
        label: { zh: '完成的回访', en: 'Calls done' },
        kind: 'count',
        value: sumOf(({ calls }) => calls.done),
      },
    ],
    sections: [work(persons), deadlines(persons), satisfaction(persons), technicians(persons)],
  };
}

function nameOf({ name, person }: PersonLine): string {
  return name ?? person;
}

function work(persons: readonly PersonLine[]): Section {
  return {
    name: { zh: '抱怨与回访', en: 'Complaints and calls' },
    columns: [
      { label: item, kind: 'text' },
      { label: { zh: '岗位', en: 'Role' }, kind: 'text' },
      { label: { zh: '负责的抱怨', en: 'Owned' }, kind: 'count' },
      { label: { zh: '被认定责任', en: 'Found responsible' }, kind: 'count' },
      { label: { zh: '拨打次数', en: 'Attempts' }, kind: 'count' },
      { label: { zh: '接通', en: 'Reached' }, kind: 'count' },
      { label: { zh: '完成回访', en: 'Calls done' }, kind: 'count' },
    ],
    rows: persons.map((one) => [
      nameOf(one),
      one.role === undefined ? null : roleWords(one.role),
      one.owned,
      one.against,
      one.calls.attempts,
      one.calls.reached,
      one.calls.done,
    ]),
  };
}

function deadlines(persons: readonly PersonLine[]): Section {
  return stackedSection({
    name: { zh: '个人时限', en: 'Deadlines' },
    item,
    parts: deadlineParts,
    rate: metInTime,
    rows: persons
      .map((one) => ({
        label: nameOf(one),
        counts: [one.deadlines.met, one.deadlines.late, one.deadlines.overdue],
      }))
      .filter(({ counts }) => counts.some((count) => count > 0)),
  });
}

function satisfaction(persons: readonly PersonLine[]): Section {
  return {
    name: { zh: '客户评价', en: 'What customers said' },
    note: { zh: '1 分最低，5 分最高。', en: 'From 1, the worst, to 5, the best.' },
    columns: [
      { label: item, kind: 'text' },
      { label: { zh: '抱怨处理评分人次', en: 'Handling rated' }, kind: 'count' },
      { label: { zh: '平均分', en: 'Mean' }, kind: 'mark' },
      { label: { zh: '回访总体评分人次', en: 'Overall rated' }, kind: 'count' },
      { label: { zh: '平均分', en: 'Mean' }, kind: 'mark' },
    ],
    rows: persons
      .filter((one) => one.satisfaction.rated + one.overall.rated > 0)
      .map((one) => [
        nameOf(one),
        one.satisfaction.rated,
        one.satisfaction.mean,
        one.overall.rated,
        one.overall.mean,
      ]),
  };
}

function technicians(persons: readonly PersonLine[]): Section {
  const rows = persons.flatMap((one) =>
    technicianQualities.map((quality) => ({
      one,
      quality,
      counts: grades.map((of) => one.technician[quality][of]),
    })),
  );
  return {
    name: { zh: '技师评价', en: 'Technicians' },
    columns: [
      { label: item, kind: 'text' },
      { label: { zh: '评价项目', en: 'Quality' }, kind: 'text' },
      ...gradeColumns,
    ],
    rows: rows
      .filter(({ counts }) => counts.some((count) => count > 0))
      .map(({ one, quality, counts }) => [nameOf(one), qualityLabels[quality], ...counts]),
  };
}
