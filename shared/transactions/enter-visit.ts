import { arrivalNumber } from '../data/arrival/arrival-id.ts';
import { callbackHead } from '../data/arrival/callback-head.ts';
import { isDrawn, placesFrom, samplingKey, writeChoice } from '../data/arrival/sampling-store.ts';
import { technicianOf, writeTechnician } from '../data/arrival/technicians.ts';
import { visitHead } from '../data/arrival/visit-head.ts';
import type { Branch } from '../data/directory/branch.ts';
import { callbackIdFor } from '../data/table/ids.ts';
import type { Loaded } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import { type Instant, localMonth, monthBounds } from '../domain/calendar.ts';
import type { CallbackChange } from '../domain/callback/callback.ts';
import type { CustomerClass } from '../domain/complaint/codes.ts';
import { classAfter } from '../domain/customer/class-after.ts';
import type { Customer, Vehicle } from '../domain/customer/customer.ts';
import { focusOver } from '../domain/customer/focus.ts';
import { type FollowUp, isHistory } from '../domain/visit/hand-back.ts';
import { registerVisit, type VisitRegistration } from '../domain/visit/register.ts';
import { choose } from '../domain/visit/sampling.ts';
import type { VisitChange, VisitGiven } from '../domain/visit/visit.ts';
import { arrivalDetails, type Entering, type ToldArrival } from './enter-delivery.ts';
import { enterWithReminders } from './enter-with-reminders.ts';

/** A visit as it is told; one that is over has the time it was handed back. */
export interface ToldVisit
  extends ToldArrival,
    Pick<VisitRegistration, 'receivedAt' | 'promisedAt' | 'onSite'> {
  readonly handedBackAt?: Instant | undefined;
  readonly technician?: string | undefined;
  readonly work?: string | undefined;
  readonly hoped?: string | undefined;
}

/** What the choice of a visit rests on beside the visit: the group's key, and a read with the sampling of its month. */
export interface Choosing {
  readonly branch: Branch;
  readonly fileKey: string;
  readonly loaded: Loaded;
}

/** Whose visit was handed back when. */
interface HandedBack {
  readonly visitId: string;
  readonly receivedAt: Instant;
  readonly handedBackAt: Instant;
  readonly customerClass: CustomerClass | undefined;
  readonly file: Customer | undefined;
  /** The name of whoever worked on the vehicle. */
  readonly technician?: string | undefined;
  /** The vehicle's file, where it says more than what was told with the visit. */
  readonly vehicle?: Vehicle | undefined;
  readonly past?: boolean | undefined;
}

/** CALL-3: whether the customer of a visit is called, and what is to be written for it. */
export function chooseVisit(
  {
    visitId,
    receivedAt,
    handedBackAt,
    customerClass,
    file,
    technician: name,
    vehicle,
    past = false,
  }: HandedBack,
  { branch, fileKey, loaded }: Choosing,
  given: Pick<VisitGiven, 'at' | 'policy'>,
): { followUp: FollowUp; writes: Write[] } {
  const { id: branchId, timeZone } = branch;
  const month = localMonth(handedBackAt, timeZone);
  const key = samplingKey(fileKey, branchId, month);
  const places = placesFrom(loaded, branchId, month, given.policy, { visitId, at: given.at });
  const sampling = choose(
    {
      month,
      basis: {
        decidedAt: given.at,
        // It is written along with the choice.
        fileVersion: (file?.version ?? 0) + 1,
        customerClass,
        targetUntil: file?.targetUntil,
        focusSince: focusOver(file, handedBackAt)?.from,
        noCallsSince: file?.noCallsSince,
      },
      receivedAt,
      timeZone,
      history: past && isHistory(handedBackAt, timeZone, given),
      late: monthBounds(month, timeZone).before <= given.at,
    },
    places,
    (percent) => isDrawn(key, visitId, percent),
    given.policy,
  );
  const opening = {
    callbackId: (purpose: string) => callbackIdFor(visitId, purpose),
    past,
    files: { customer: file, vehicle },
  };
  const technician = sampling.chosen ? technicianOf(fileKey, branchId, name) : undefined;
  return {
    followUp: { sampling, opening, technician },
    writes: [
      ...writeChoice(visitId, sampling, places, { key, now: given.at }),
      ...writeTechnician(branchId, technician, name, loaded),
    ],
  };
}

/**
 * A visit with its place in the files of customer and vehicle, in one transaction (INTAKE-6); where it is over, with its
 * choice and its call (CALL-2, CALL-3). Reads once more where the vehicle's dates lead to reminders (CALL-9).
 */
export async function enterVisit(
  told: ToldVisit,
  entering: Entering,
  choosing: Pick<Choosing, 'fileKey' | 'loaded'>,
): Promise<{ visit: VisitChange; calls: CallbackChange[]; writes: Write[] }> {
  const { id, customer, vehicle, past, receivedAt, handedBackAt } = told;
  const { branch, policy, files, by, now, runtime } = entering;
  const given = { at: now, by, policy };
  const { file } = files.customer;
  const customerClass = classAfter(file?.class, customer.class);
  const over = handedBackAt !== undefined && {
    handedBackAt,
    ...chooseVisit(
      { visitId: id, receivedAt, handedBackAt, customerClass, file, technician: told.technician, past },
      { branch, ...choosing },
      given,
    ),
  };
  const { visit, calls } = registerVisit(
    {
      id,
      branchId: branch.id,
      number: arrivalNumber(branch.code, 'visit', told.date, id),
      timeZone: branch.timeZone,
      customerClass,
      receivedAt,
      promisedAt: told.promisedAt,
      onSite: told.onSite,
      adviser: told.adviser,
      details: {
        ...arrivalDetails(told, entering),
        technician: told.technician,
        work: told.work,
        hoped: told.hoped,
      },
    },
    over ? { handedBackAt: over.handedBackAt, ...over.followUp } : undefined,
    given,
  );
  const writes = [
    ...visitHead.write(undefined, visit),
    ...calls.flatMap((call) => callbackHead.write(undefined, call)),
    ...(over ? over.writes : []),
    ...(await enterWithReminders(
      files,
      { branchId: branch.id, customer, vehicle, past: past ? receivedAt : undefined },
      { at: now, by, place: { branch, policy } },
      runtime,
    )),
  ];
  return { visit, calls, writes };
}
