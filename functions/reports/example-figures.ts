import type { AreaBranch } from '../../shared/data/figures/area-figures.ts';
import { accountRef, monthFiguresRef } from '../../shared/data/figures/figures-store.ts';
import { monthReportFrom } from '../../shared/data/figures/month-report.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import type { Counters } from '../../shared/domain/figures/counters.ts';
import { bucketOf } from '../../shared/domain/figures/durations.ts';
import { personFigures } from '../../shared/domain/figures/persons.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { branch, people } from '../example-case.ts';
import { areaReportOf } from './area-report.ts';
import { areaYearReportOf, yearReportOf } from './year-report.ts';

export const month = '2026-11';
const hour = 3600;

/** The counters of an invented November. */
const counters: Counters = {
  received: 42,
  closed: 37,
  withdrawn: 2,
  reopened: 3,
  enquiries: 6,
  merged: 1,
  recurrences: 4,
  'category.enquiry': 6,
  'category.sales_service_quality': 15,
  'category.new_car_quality': 18,
  'category.repair_quality': 9,
  'channel.hotline': 25,
  'channel.walk_in': 12,
  'channel.wechat': 5,
  'form.sales': 15,
  'form.after_sales': 27,
  'priority.high': 11,
  'priority.medium': 31,
  'class.private': 36,
  'class.vip': 6,
  'finding.dealer_fault': 14,
  'finding.product_fault': 16,
  'finding.misunderstanding': 5,
  'cause.product_defect': 16,
  'cause.workmanship': 8,
  'cause.poor_information': 9,
  'cause.unclassified': 2,
  'cross.new_car_quality.product_defect': 16,
  'cross.repair_quality.workmanship': 8,
  'cross.sales_service_quality.poor_information': 9,
  'cross.sales_service_quality.unclassified': 2,
  'department.workshop': 8,
  'department.sales': 11,
  'solution.explanation': 12,
  'solution.goodwill': 17,
  'deadline.contact.met': 39,
  'deadline.contact.late': 3,
  'deadline.resolution.met': 35,
  'deadline.resolution.late': 2,
  'deadline.resolution.overdue': 1,
  'deadline.callback.met': 180,
  'deadline.callback.late': 6,
  'escalation.care_director': 6,
  'escalation.general_manager': 4,
  'verification.satisfied': 36,
  'verification.unsatisfied': 3,
  'verification.not_reached': 4,
  'satisfaction.5': 21,
  'satisfaction.4': 12,
  'satisfaction.2': 3,
  [`time.contact.${bucketOf(hour)}`]: 30,
  [`time.contact.${bucketOf(4 * hour)}`]: 12,
  'time.contact.seconds': 30 * hour + 12 * 4 * hour,
  [`time.close.${bucketOf(48 * hour)}`]: 37,
  'time.close.seconds': 37 * 48 * hour,
  'call.visit.planned': 190,
  'call.visit.done': 186,
  'call.visit.onTime': 180,
  'call.visit.reached': 171,
  'attempt.reached': 171,
  'attempt.no_answer': 40,
  'staysAway.price': 7,
  'staysAway.distance': 2,
  complaintsFound: 5,
  'overall.5': 98,
  'overall.4': 61,
  'overall.3': 12,
  'recommend.9': 80,
  'recommend.6': 20,
  'grade.skill.excellent': 110,
  'grade.skill.good': 50,
  visits: 540,
  handedBack: 520,
  'coverage.target.handedBack': 40,
  'coverage.target.chosen': 40,
  'coverage.target.done': 39,
  'coverage.target.reached': 37,
  'coverage.other.handedBack': 470,
  'coverage.other.chosen': 150,
  'coverage.other.done': 147,
  'coverage.other.reached': 134,
  'coverage.excluded.handedBack': 10,
  delivered: 61,
  rework: 9,
};

const monthBefore: Counters = {
  ...counters,
  received: 45,
  closed: 40,
  rework: 14,
  'deadline.contact.late': 7,
};
const balance: Counters = { '2026-10': 4, [month]: 2 };
const policy = effectivePolicy();

function countersOf(of: string): Counters {
  return of === month ? counters : of === '2026-10' ? monthBefore : {};
}

const page = (of: string) => ({ branchId: branch.id, month: of, counters: countersOf(of) });

/** What a read would have brought. */
const loaded = {
  get(ref: { readonly key: { readonly pk: string; readonly sk: string } }) {
    const { sk } = ref.key;
    if (sk === accountRef(branch.id).key.sk) return { balance };
    return [month, '2026-10']
      .map((of) => page(of))
      .find((one) => monthFiguresRef(branch.id, one.month).key.sk === sk);
  },
} as Loaded;

export const monthlyExample = monthReportFrom(loaded, branch.id, month, policy);

const others = { id: 'demo.sh02', name: '上海虹桥店' };

const areaBranches: AreaBranch[] = [
  { id: branch.id, branch, brand: branch.brand, balance, of: countersOf },
  {
    id: others.id,
    branch: { ...branch, ...others },
    brand: branch.brand,
    balance: {},
    of: (of) => ({ ...countersOf(of), rework: 3, 'deadline.contact.late': 9 }),
  },
];

export const areaExample = areaReportOf(areaBranches, month, policy);

export const yearlyExample = {
  branchId: branch.id,
  year: '2026',
  ...yearReportOf('2026', countersOf, balance, policy),
};

export const areaYearExample = areaYearReportOf(areaBranches, '2026', policy);

export const personsExample = {
  branchId: branch.id,
  month,
  persons: [
    {
      person: people.adviser.person,
      name: people.adviser.name,
      role: people.adviser.role,
      ...personFigures({ against: 1, owned: 6, met: 11, late: 1, 'satisfaction.4': 5, 'overall.5': 20 }),
    },
    {
      person: 'tec.3QkM0v8n5rJx2bYc7Lw1Zg',
      name: '马建军',
      ...personFigures({ 'grade.skill.excellent': 12, 'grade.skill.good': 3 }),
    },
  ],
};
