import * as z from 'zod/mini';
import { childId, customerId, groupOfBranch } from '../../shared/data/table/ids.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import type { Callback } from '../../shared/domain/callback/callback.ts';
import { customerClasses } from '../../shared/domain/complaint/codes.ts';
import { moneySchema } from '../../shared/domain/money.ts';
import { ownerSchema, roleSchema } from '../../shared/domain/roles.ts';
import { taskKinds, taskStates } from '../../shared/domain/task.ts';
import { samplingClasses } from '../../shared/domain/visit/sampling.ts';
import { visitCommandNames } from '../../shared/domain/visit/transitions.ts';
import {
  answerWays,
  areas,
  isHandedBack,
  openVisitStatuses,
  type Visit,
  type VisitState,
  visitStatuses,
} from '../../shared/domain/visit/visit.ts';
import { callView, callViewSchema } from '../../shared/http/call-view.ts';

const time = () => z.iso.datetime({ offset: true });
const text = () => z.string();

const extraWorkSchema = () =>
  z.object({
    item: z.int(),
    description: text(),
    cost: z.optional(moneySchema),
    askedAt: time(),
    answer: z.optional(
      z.object({ at: time(), agreed: z.boolean(), how: z.enum(answerWays), saidBy: text() }),
    ),
    done: z.optional(z.boolean()),
  });

/** Whether the customer is called and why; the draw itself shows once the month is over, with its key. */
const samplingSchema = () => z.object({ month: text(), class: z.enum(samplingClasses), chosen: z.boolean() });

/** A visit as callers see it. */
export const visitViewSchema = () =>
  z
    .object({
      id: text(),
      number: text(),
      branchId: text(),
      status: z.enum(visitStatuses),
      receivedAt: time(),
      registeredAt: time(),
      handedBackAt: z.optional(time()),
      customer: z.object({
        id: text(),
        name: text(),
        phone: text(),
        class: z.optional(z.enum(customerClasses)),
      }),
      vehicle: z.object({ vin: text(), plate: z.optional(text()), model: z.optional(text()) }),
      adviser: z.object({ role: roleSchema, person: z.optional(text()), name: text() }),
      takenBy: z.object({ role: roleSchema, person: text(), name: text() }),
      steps: z.array(z.object({ step: z.enum(visitStatuses), at: time(), by: text() })),
      hoped: z.optional(text()),
      findings: z.optional(text()),
      quote: z.optional(moneySchema),
      technician: z.optional(text()),
      work: z.optional(text()),
      extraWork: z.array(extraWorkSchema()),
      checkedBy: z.optional(text()),
      promisedAt: z.optional(time()),
      delays: z.array(
        z.object({ at: time(), promisedBefore: time(), promisedAt: time(), reason: z.optional(text()) }),
      ),
      onSite: z.optional(
        z.object({
          area: z.enum(areas),
          calledAt: time(),
          arrivedAt: z.optional(time()),
          solved: z.optional(z.boolean()),
          receipt: z.optional(text()),
        }),
      ),
      mileage: z.optional(z.int()),
      tasks: z.array(
        z.object({
          id: text(),
          kind: z.enum(taskKinds),
          owner: ownerSchema,
          dueAt: time(),
          state: z.enum(taskStates),
        }),
      ),
      sampled: z.optional(z.boolean()),
      sampling: z.optional(samplingSchema()),
      callbacks: z.array(callViewSchema()),
      followedUp: z.boolean(),
      erasedAt: z.optional(time()),
      version: z.int(),
      commands: z.array(z.enum(visitCommandNames)),
    })
    .check(
      alternatives(
        {
          Open: {
            when: openVisitStatuses,
            without: ['handedBackAt', 'mileage', 'sampled', 'sampling'],
          },
          HandedBack: { when: ['handed_back'], requires: ['handedBackAt', 'sampled', 'sampling'] },
        },
        'status',
      ),
    );

export type VisitShown = z.infer<ReturnType<typeof visitViewSchema>>;

/** The same but for what the caller may do to it, which depends on them. */
export type VisitView = Omit<VisitShown, 'commands'>;

/** @returns the visit with the calls that follow from it, its times in the branch's zone. */
export function visitView(state: VisitState, calls: readonly Callback[]): VisitView {
  const { head, details } = state;
  const { id, number, branchId, timeZone, status, customerClass, quote, version } = head;
  const { customer, vehicle, files, adviser, takenBy, hoped, findings, technician, work, checkedBy } =
    details;
  const local = (instant: string) => withOffset(instant, timeZone);
  return {
    id,
    number,
    branchId,
    status,
    receivedAt: local(head.receivedAt),
    registeredAt: local(head.registeredAt),
    handedBackAt: isHandedBack(head) ? local(head.handedBackAt) : undefined,
    customer: {
      id: customerId({ groupId: groupOfBranch(branchId), fileId: files.customer }),
      name: customer.name,
      phone: customer.phone,
      class: customerClass,
    },
    vehicle: { vin: vehicle.vin, plate: vehicle.plate, model: vehicle.model },
    adviser: { role: head.adviser.role, person: head.adviser.person, name: adviser.name },
    takenBy: { role: takenBy.role, person: takenBy.person, name: takenBy.name },
    steps: head.steps.map(({ step, at, by }) => ({ step, at: local(at), by })),
    hoped,
    findings,
    quote,
    technician,
    work,
    extraWork: extraWorkView(state, local),
    checkedBy,
    promisedAt: head.promisedAt && local(head.promisedAt),
    delays: head.delays.map(({ at, promisedBefore, promisedAt }, nth) => ({
      at: local(at),
      promisedBefore: local(promisedBefore),
      promisedAt: local(promisedAt),
      reason: details.delays[nth]?.reason,
    })),
    onSite: onSiteView(state, local),
    tasks: head.tasks.map(({ id: taskId, kind, owner, dueAt, state: taskState }) => ({
      id: childId(id, taskId),
      kind,
      owner: { role: owner.role, person: owner.person },
      dueAt: local(dueAt),
      state: taskState,
    })),
    ...handedBackView(head),
    callbacks: calls.map(callView),
    followedUp: calls.length > 0 && calls.every((call) => call.status !== 'open'),
    erasedAt: details.erasedAt && local(details.erasedAt),
    version,
  };
}

type Local = (instant: string) => string;

function extraWorkView({ head, details }: VisitState, local: Local): VisitView['extraWork'] {
  return head.extraWork.map(({ item, cost, askedAt, answer }) => {
    const said = details.extraWork.find((one) => one.item === item);
    return {
      item,
      description: said?.description ?? '',
      cost,
      askedAt: local(askedAt),
      answer: answer && {
        at: local(answer.at),
        agreed: answer.agreed,
        how: answer.how,
        saidBy: said?.saidBy ?? '',
      },
      done: head.extraWorkDone?.includes(item),
    };
  });
}

function onSiteView({ head: { onSite }, details }: VisitState, local: Local): VisitView['onSite'] {
  if (!onSite) return undefined;
  const { area, calledAt, arrivedAt, solved } = onSite;
  return {
    area,
    calledAt: local(calledAt),
    arrivedAt: arrivedAt && local(arrivedAt),
    solved,
    receipt: details.receipt,
  };
}

function handedBackView(head: Visit): Pick<VisitView, 'mileage' | 'sampled' | 'sampling'> {
  if (!isHandedBack(head)) return {};
  const { month, class: samplingClass, chosen } = head.sampling;
  return { mileage: head.mileage, sampled: chosen, sampling: { month, class: samplingClass, chosen } };
}
