import { grades, stayAwayReasons } from '../../shared/domain/callback/answers.ts';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { causeNames } from '../../shared/domain/complaint/cause.ts';
import { findings, solutionKinds } from '../../shared/domain/complaint/codes.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { resolutionBody } from '../e2e/support/samples.ts';

/** What somebody does; to which of the branches and things, and by which of the codes, is told by numbers. */
export interface Deed {
  readonly what: 'complaint' | 'arrival' | 'drill' | 'handle' | 'correct' | 'work' | 'call';
  readonly nth: number;
  readonly code: number;
  readonly yes: boolean;
}

/** What leads a complaint on from where it stands. */
export const onward: Readonly<Record<string, readonly string[]>> = {
  received: ['contacts', 'contacts', 'assignment'],
  assigned: ['contacts'],
  contacted: ['findings', 'findings', 'resolution'],
  investigated: ['solution', 'solution', 'resolution'],
  proposed: ['approval', 'agreement', 'agreement', 'resolution'],
  agreed: ['resolution'],
  resolved: ['verification'],
  reopened: ['remedy', 'findings', 'resolution', 'resolution'],
  closed: ['reopening'],
};

/** What may be done to it at any time, and moves what was counted. */
export const corrections = [
  'findings',
  'findings',
  'classification',
  'classification',
  'assignment',
  'escalations',
  'merge',
  'merge',
  'withdrawal',
  'reopening',
  'reopening',
] as const;

interface About {
  readonly owner: Role;
  readonly adviser: string;
  /** Another complaint, for a merge. */
  readonly other: string;
  readonly dueAt: string;
}

/** Who does it to a complaint, and with which body. */
export function requestOf(
  name: string,
  { nth, code, yes }: Deed,
  { owner, adviser, other, dueAt }: About,
): readonly [Role, object] {
  const outcome = of(['satisfied', 'satisfied', 'unsatisfied', 'not_reached'], code);
  const requests: Readonly<Record<string, readonly [Role, object]>> = {
    contacts: [owner, { summary: '已致电', outcome: yes ? 'reached' : 'not_reached' }],
    findings: [
      owner,
      {
        finding: of(findings, code),
        cause: '检查不到位',
        evidence: '维修记录',
        ...(yes && { causeCode: of(causeNames, nth) }),
        responsible: yes ? { person: adviser } : { department: '维修车间' },
      },
    ],
    solution: [
      owner,
      {
        kind: of(solutionKinds, code),
        description: '处理方案',
        dueAt,
        ...(yes && { cost: { amount: 60_000, currency: 'CNY' } }),
      },
    ],
    approval: ['general_manager', { approved: yes, reason: '另行商定' }],
    agreement: [owner, { agreed: yes }],
    resolution: [owner, resolutionBody],
    verification: [
      'care_director',
      { outcome, ...(outcome !== 'not_reached' && { satisfaction: (nth % 5) + 1 }) },
    ],
    remedy: ['general_manager', { cause: '配件到货晚', measure: '备足常用件' }],
    reopening: ['care_director', { reason: '问题再次出现' }],
    classification: ['care_director', { category: of(categoryNames, nth), ...(yes && { severe: true }) }],
    assignment: ['care_director', { role: yes ? 'care_officer' : 'service_adviser' }],
    escalations: [owner, { reason: '超出权限' }],
    withdrawal: ['care_officer', { reason: '客户撤回' }],
    merge: ['care_director', { into: other }],
  };
  const request = requests[name];
  if (!request) throw new Error(`nobody does ${name}`);
  return request;
}

/** What a customer answers in a call. */
export function answersTo(purpose: string, { nth, code }: Deed): object {
  const mark = (nth % 5) + 1;
  return {
    overall: (code % 5) + 1,
    recommend: nth % 11,
    ...(purpose.startsWith('visit') && { visit: { service: mark }, technician: { skill: of(grades, code) } }),
    ...(purpose.startsWith('delivery') && { purchase: { buyingService: mark } }),
    ...(code % 4 === 0 && { staysAway: { reason: of(stayAwayReasons, nth) } }),
  };
}

/** One of them. */
export function of<T>(all: readonly T[], nth: number): T {
  return all[nth % all.length] as T;
}
