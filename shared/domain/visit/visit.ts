import * as z from 'zod/mini';
import { arrivalDetails, arrivalFacts } from '../arrival/arrival.ts';
import type { CallbackPurpose } from '../callback/purposes.ts';
import type { Change, Draft, Given, State } from '../draft.ts';
import { moneySchema } from '../money.ts';
import type { PersonActor } from '../record.ts';
import type { Role } from '../roles.ts';
import { stored } from '../stored.ts';
import { isRunning } from '../task.ts';
import { samplingSchema } from './sampling.ts';

/** Who receives customers of the workshop: the service adviser, or the service director in their place. */
export const receivers = ['service_adviser', 'service_director'] as const satisfies readonly Role[];

/** What may be called for after a visit (CALL-2). */
export const visitPurposes = ['visit', 'visit_second'] as const satisfies readonly CallbackPurpose[];

/** Where a visit stands while the vehicle is with the workshop, in the order of the work (VISIT-1). */
export const openVisitStatuses = [
  'received',
  'diagnosed',
  'in_workshop',
  'finished',
  'customer_told',
] as const;

export const visitStatuses = [...openVisitStatuses, 'handed_back'] as const;

export type VisitStatus = (typeof visitStatuses)[number];

export const visitStatusLabels: Readonly<Record<VisitStatus, string>> = {
  received: '已接车',
  diagnosed: '已诊断报价',
  in_workshop: '维修中',
  finished: '已完工检验',
  customer_told: '已通知客户',
  handed_back: '已交车',
};

/** Where on-site help is needed (VISIT-3). */
export const areas = ['city', 'suburbs'] as const;

/** How the customer answered to extra work (VISIT-2). */
export const answerWays = ['in_person', 'phone', 'message'] as const;

const text = z.string();

const extraWorkSchema = stored({
  /** Its number within the visit, from 1. */
  item: z.int(),
  askedAt: text,
  cost: z.optional(moneySchema),
  answer: z.optional(stored({ at: text, agreed: z.boolean(), how: z.enum(answerWays) })),
});

export type ExtraWork = z.infer<typeof extraWorkSchema>;

const facts = {
  ...arrivalFacts,
  receivedAt: text,
  /** The branch's local month. */
  receivedMonth: text,
  /** What was done when and by which person; the last one says where it stands. */
  steps: z.array(stored({ step: z.enum(visitStatuses), at: text, by: text })),
  quote: z.optional(moneySchema),
  /** Until when the vehicle is promised, as the customer was told last (VISIT-4). */
  promisedAt: z.optional(text),
  /** What was promised before, and until when it was put off. */
  delays: z.array(stored({ at: text, promisedBefore: text, promisedAt: text })),
  extraWork: z.array(extraWorkSchema),
  /** Which extra work was done. */
  extraWorkDone: z.optional(z.array(z.int())),
  onSite: z.optional(
    stored({
      area: z.enum(areas),
      calledAt: text,
      arrivedAt: z.optional(text),
      solved: z.optional(z.boolean()),
    }),
  ),
};

/**
 * The head of a visit to the workshop: no personal data, no free text. One that was handed back says when, and
 * whether its customer is called; an open one cannot.
 */
export const visitSchema = z.discriminatedUnion('status', [
  stored({ ...facts, status: z.enum(openVisitStatuses) }),
  stored({
    ...facts,
    status: z.literal('handed_back'),
    handedBackAt: text,
    handedBackMonth: text,
    mileage: z.optional(z.int()),
    sampling: samplingSchema,
  }),
]);

export type Visit = z.infer<typeof visitSchema>;

export type HandedBack = Extract<Visit, { status: 'handed_back' }>;

/** Names and texts, apart from the head. */
export const visitDetailsSchema = stored({
  ...arrivalDetails,
  technician: z.optional(text),
  /** What is to be done, and at last what was; what the customer hoped for (INTAKE-6). */
  work: z.optional(text),
  hoped: z.optional(text),
  findings: z.optional(text),
  /** The words of extra work, by its number, and who answered for the customer. */
  extraWork: z.array(stored({ item: z.int(), description: text, saidBy: z.optional(text) })),
  checkedBy: z.optional(text),
  /** The reasons for delays, as they are in the head. */
  delays: z.array(stored({ reason: z.optional(text) })),
  /** The number of the receipt against which the vehicle was taken along (VISIT-3). */
  receipt: z.optional(text),
});

export type VisitDetails = z.infer<typeof visitDetailsSchema>;

export type VisitState = State<Visit, VisitDetails>;
export type VisitChange = Change<Visit, VisitDetails>;
export type VisitDraft = Draft<Visit, VisitDetails>;

/** When a person does something to a visit, and what holds there. */
export interface VisitGiven extends Given {
  readonly by: PersonActor;
}

export function isHandedBack(visit: Visit): visit is HandedBack {
  return visit.status === 'handed_back';
}

/** Whether nothing is left to do for which the customer has to be known. */
export function isOver(visit: Visit): boolean {
  return isHandedBack(visit) && !visit.tasks.some(isRunning);
}

/** Extra work that the customer was asked about and has not answered yet (VISIT-2). */
export function unanswered({ extraWork }: Pick<Visit, 'extraWork'>): ExtraWork[] {
  return extraWork.filter(({ answer }) => answer === undefined);
}
