import { callbackFrom, callbackRefs, writeCallback } from '../../shared/data/arrival/callback-head.ts';
import { visitFrom, visitRefs, writeVisit } from '../../shared/data/arrival/visit-head.ts';
import { complaintFrom, complaintRefs, writeComplaint } from '../../shared/data/complaint/complaint-head.ts';
import { branchFrom } from '../../shared/data/directory/directory.ts';
import { personRef } from '../../shared/data/directory/people-store.ts';
import { planFrom, planRefs, writePlan } from '../../shared/data/emergency/plan-head.ts';
import {
  improvementFrom,
  improvementRefs,
  writeImprovement,
} from '../../shared/data/follow-up/improvement-head.ts';
import { noticeRef, passNotice, type StoredNotice } from '../../shared/data/head/notice-store.ts';
import { type Rescheduled, rescheduledBy } from '../../shared/data/head/task-store.ts';
import { branchOfId, partsOfChildId, type SubjectType, subjectTypeOf } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { handOverCallback } from '../../shared/domain/callback/hand-over.ts';
import { handOverComplaint } from '../../shared/domain/complaint/hand-over.ts';
import { type Goes, goesFrom } from '../../shared/domain/directory/hand-over.ts';
import type { Handover } from '../../shared/domain/directory/pass.ts';
import { holdsStill } from '../../shared/domain/directory/person.ts';
import type { Given } from '../../shared/domain/draft.ts';
import { handOverPlan } from '../../shared/domain/emergency/hand-over.ts';
import { handOverImprovement } from '../../shared/domain/improvement/hand-over.ts';
import { system } from '../../shared/domain/record.ts';
import { handOverVisit } from '../../shared/domain/visit/hand-over.ts';
import type { Runtime } from '../../shared/runtime.ts';

interface Handing {
  readonly refs: (id: string) => ItemRef<unknown>[];
  /** The writes that hand it over; none where nothing of it goes. */
  readonly writes: (loaded: Loaded, id: string, goes: Goes, given: Given) => Write[];
}

/** What a person may hold, and how it goes to the role. A job is nobody's to do: the system works it off. */
const handings: Readonly<Partial<Record<SubjectType, Handing>>> = {
  complaint: {
    refs: complaintRefs,
    writes(loaded, id, goes, given) {
      const state = complaintFrom(loaded, id);
      const change = state && handOverComplaint(state, goes, given);
      return change ? writeComplaint(state, change) : [];
    },
  },
  callback: {
    refs: callbackRefs,
    writes(loaded, id, goes, given) {
      const state = callbackFrom(loaded, id);
      const change = state && handOverCallback(state, goes, given);
      return change ? writeCallback(state, change) : [];
    },
  },
  visit: {
    refs: visitRefs,
    writes(loaded, id, goes, given) {
      const state = visitFrom(loaded, id);
      const change = state && handOverVisit(state, goes, given);
      return change ? writeVisit(state, change) : [];
    },
  },
  emergency: {
    refs: planRefs,
    writes(loaded, id, goes, given) {
      const state = planFrom(loaded, id);
      const place = branchFrom(loaded, branchOfId(id));
      const change = state && handOverPlan(state, goes, given);
      return change && place ? writePlan(state, change, place, given.at) : [];
    },
  },
  improvement: {
    refs: improvementRefs,
    writes(loaded, id, goes, given) {
      const state = improvementFrom(loaded, id);
      const change = state && handOverImprovement(state, goes, given);
      return change ? writeImprovement(state, change) : [];
    },
  },
};

/**
 * Hands over what the person holds of one head, by who they are now.
 *
 * @returns whose schedules follow; undefined where nothing was to be handed over
 */
export async function handOver(
  { table, now }: Runtime,
  { person }: Handover,
  id: string,
): Promise<Rescheduled[] | undefined> {
  const handing = handings[subjectTypeOf(id)];
  if (!handing) return undefined;
  const branchId = branchOfId(id);
  return await retryLostRaces(async () => {
    const loaded = await table.load([personRef(person), ...handing.refs(id)]);
    const place = branchFrom(loaded, branchId);
    const head = loaded.get(personRef(person));
    if (!place) return undefined;
    const goes = goesFrom(person, (owner) => holdsStill(head, branchId, owner));
    const writes = handing.writes(loaded, id, goes, { at: now(), by: system, policy: place.policy });
    if (writes.length === 0) return undefined;
    await table.transact(writes);
    return rescheduledBy(writes);
  });
}

/**
 * What the person was told and has not read goes to the role; but for what concerns them alone.
 *
 * @returns undefined where it does not go
 */
export async function passOn(
  { table }: Runtime,
  { person, role }: Handover,
  { id, subject }: StoredNotice,
): Promise<Rescheduled[] | undefined> {
  const { subjectId = '', id: child = '' } = partsOfChildId(id) ?? {};
  if (subject.type === 'ledger_entry') return undefined;
  const ref = noticeRef(subjectId, child);
  return await retryLostRaces(async () => {
    const loaded = await table.load([ref, personRef(person)]);
    const notice = loaded.get(ref);
    const stays = holdsStill(loaded.get(personRef(person)), branchOfId(subjectId), { role });
    if (!notice || notice.read || notice.holder !== person || stays) return undefined;
    await table.transact([passNotice(notice, child, role)]);
    return [];
  });
}
