import { branchFrom } from '../../shared/data/directory/directory.ts';
import { personRef } from '../../shared/data/directory/people-store.ts';
import { noticeRef, passNotice, type StoredNotice } from '../../shared/data/head/notice-store.ts';
import { type Rescheduled, rescheduledBy } from '../../shared/data/head/task-store.ts';
import { branchOfId, partsOfChildId } from '../../shared/data/table/ids.ts';
import { retryLostRaces } from '../../shared/data/table/retries.ts';
import { goesFrom } from '../../shared/domain/directory/hand-over.ts';
import type { Handover } from '../../shared/domain/directory/handover-job.ts';
import { holdsStill } from '../../shared/domain/directory/person.ts';
import { system } from '../../shared/domain/record.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { headKindOf } from '../../shared/transactions/head-kinds.ts';

/**
 * Hands over what the person holds of one head, by who they are now.
 *
 * @returns whose schedules follow; undefined where nothing was to be handed over
 */
export async function handOverHead(
  { table, now }: Runtime,
  { person }: Handover,
  id: string,
): Promise<Rescheduled[] | undefined> {
  const kind = await headKindOf(id);
  const handOver = await kind?.handOver?.();
  if (!kind || !handOver) return undefined;
  const branchId = branchOfId(id);
  return await retryLostRaces(async () => {
    const loaded = await table.load([personRef(person), ...kind.refs(id)]);
    const place = branchFrom(loaded, branchId);
    const state = kind.from(loaded, id);
    if (!place || !state) return undefined;
    const holder = loaded.get(personRef(person));
    const goes = goesFrom(person, (owner) => holdsStill(holder, branchId, owner));
    const at = now();
    const change = handOver(state, goes, { at, by: system, policy: place.policy });
    if (!change) return undefined;
    const writes = kind.write(state, change, { at, place, loaded });
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
