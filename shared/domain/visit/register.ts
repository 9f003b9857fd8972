import { type Adviser, ownerOf } from '../arrival/arrival.ts';
import { type Instant, localMonth } from '../calendar.ts';
import type { CallbackChange } from '../callback/callback.ts';
import { changeOf, recorded } from '../draft.ts';
import { invalid } from '../errors.ts';
import { commonSays } from '../refusals/common.ts';
import { visitSays } from '../refusals/visit.ts';
import { hasPassed } from '../steps.ts';
import { callsAfter, type FollowUp, handBack } from './hand-back.ts';
import { promiseArrival, promiseHandBack } from './promise.ts';
import { settle } from './settle.ts';
import {
  type areas,
  isOver,
  type Visit,
  type VisitChange,
  type VisitDetails,
  type VisitDraft,
  type VisitGiven,
} from './visit.ts';

/** What is known of a visit when it is registered. */
export interface VisitRegistration
  extends Pick<Visit, 'id' | 'branchId' | 'number' | 'timeZone' | 'customerClass'> {
  readonly receivedAt: Instant;
  readonly promisedAt?: Instant | undefined;
  readonly onSite?: { readonly area: (typeof areas)[number]; readonly calledAt: Instant } | undefined;
  readonly adviser: Adviser;
  readonly details: Pick<
    VisitDetails,
    'customer' | 'vehicle' | 'files' | 'takenBy' | 'technician' | 'work' | 'hoped'
  >;
}

/** Of a visit that is over when it is registered. */
export interface HandedBackThen extends FollowUp {
  readonly handedBackAt: Instant;
}

/**
 * A customer comes to the workshop, or is to be helped where they are (VISIT-1, VISIT-3). What is registered only when
 * it is over is handed back in the same step, and its call follows (CALL-2).
 */
export function registerVisit(
  { adviser, details, promisedAt, onSite, customerClass, ...told }: VisitRegistration,
  handedBack: HandedBackThen | undefined,
  given: VisitGiven,
): { visit: VisitChange; calls: CallbackChange[] } {
  const { at, by, policy } = given;
  const { receivedAt, timeZone } = told;
  const head: Visit = {
    ...told,
    ...(customerClass && { customerClass }),
    version: 0,
    status: 'received',
    registeredAt: at,
    receivedMonth: localMonth(receivedAt, timeZone),
    adviser: ownerOf(adviser),
    steps: [{ step: 'received', at: receivedAt, by: by.person }],
    delays: [],
    extraWork: [],
    ...(onSite && { onSite }),
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: VisitDraft = {
    head,
    details: { ...details, adviser: { name: adviser.name }, extraWork: [], delays: [] },
    policy,
    entries: [],
    notices: [],
  };
  if (onSite) checkOnSite(onSite, receivedAt, handedBack);
  if (handedBack) checkHandedBack(handedBack, receivedAt, at);
  recorded(
    draft,
    { at, by, action: 'register-visit' },
    () => {
      promiseArrival(draft, at);
      if (promisedAt !== undefined) promiseHandBack(draft, promisedAt, { at, since: receivedAt });
    },
    {},
  );
  if (handedBack) {
    const { handedBackAt, sampling } = handedBack;
    // What was promised for an earlier time was missed by then.
    settle(draft, handedBackAt, hasPassed);
    recorded(draft, { at, by, action: 'hand-back-visit' }, () =>
      handBack(draft, { at: handedBackAt }, sampling, given),
    );
  } else settle(draft, at, hasPassed);
  const visit = changeOf(draft, isOver);
  return { visit, calls: handedBack ? callsAfter(visit, handedBack, given) : [] };
}

function checkOnSite(
  onSite: NonNullable<VisitRegistration['onSite']>,
  receivedAt: Instant,
  handedBack: HandedBackThen | undefined,
): void {
  if (handedBack) throw invalid('onSite', visitSays.help_is_over);
  if (onSite.calledAt > receivedAt) throw invalid('onSite.calledAt', visitSays.after_the_reception);
}

function checkHandedBack({ handedBackAt }: HandedBackThen, receivedAt: Instant, now: Instant): void {
  if (handedBackAt > now) throw invalid('handedBackAt', commonSays.in_the_future);
  if (handedBackAt < receivedAt) throw invalid('handedBackAt', visitSays.before_the_reception);
}
