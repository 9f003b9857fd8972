import { branchRef } from '../../shared/data/directory/branch.ts';
import {
  adminsArea,
  adminsRef,
  isLast,
  personRef,
  writePerson,
} from '../../shared/data/directory/people-store.ts';
import { endStandInsOf, moveStandInsOf, standInsRef } from '../../shared/data/directory/stand-in-store.ts';
import { jobHead } from '../../shared/data/job/job-store.ts';
import { isPersonId, newSubjectId } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import { keys } from '../../shared/data/table/keys.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { type Instant, localDate } from '../../shared/domain/calendar.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import { registerHandover } from '../../shared/domain/directory/handover-job.ts';
import { branchesLost, type PersonFacts, type PersonHead } from '../../shared/domain/directory/person.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import type { Answer, Context } from '../../shared/http/route.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { shown } from './find-person.ts';
import { personETag } from './person-view.ts';

/** What one transaction takes, with room for the answer that is kept. */
const mostWrites = 98;

/** Everything that a change of somebody looks at: themself, who administers with them, and their branches' stand-ins. */
export async function readsOfChange(
  id: string,
  { table }: Pick<Runtime, 'table'>,
): Promise<ItemRef<unknown>[]> {
  if (!isPersonId(id)) return [];
  const ref = personRef(id);
  const head = (await table.load([ref])).get(ref);
  if (!head) return [ref];
  return [
    ref,
    adminsRef(adminsArea(head.role, head.groupId)),
    ...head.branchIds.flatMap((branchId) => [standInsRef(branchId), branchRef(branchId)]),
  ];
}

/**
 * Somebody is changed, or has left. Their rights are others from their next request on, staff lists and rosters name
 * them where they are now, and stand-ins of theirs end where they have their role no more; what they hold there goes to
 * the role by a job, since that is more than one transaction takes.
 *
 * @throws DomainError `not_allowed` where nobody would be left to enter people
 */
export function setPerson(
  before: PersonHead,
  facts: PersonFacts,
  { action, by }: { readonly action: string; readonly by: PersonActor },
  context: Context,
): Answer {
  const { now: at, loaded } = context;
  const goes = facts.status === 'left' || facts.role !== before.role;
  if (goes && isLast(loaded.get(adminsRef(adminsArea(before.role, before.groupId))), before)) {
    const said = directorySays.last_of_role({ command: action, role: before.role });
    throw new DomainError({ code: 'not_allowed', said, allowed: [] });
  }
  const lost = branchesLost(before, facts);
  const job = lost[0] === undefined ? undefined : newSubjectId('job', lost[0], context.runtime.newId());
  const after = job === undefined ? facts : { ...facts, handover: job };
  const entered = enter<PersonFacts>(before, after, { at, by, action });
  const writes = [
    ...writePerson(before, entered),
    ...writeStandIns(before, facts, lost, { at, by }, context),
    ...(job === undefined ? [] : writeHandover(job, before, lost, { at, by }, context)),
  ];
  if (writes.length > mostWrites) {
    const said = directorySays.too_many_stand_ins_end({ command: action });
    throw new DomainError({ code: 'not_allowed', said, allowed: ['end-stand-in'] });
  }
  return { body: shown(entered.after), headers: personETag(entered.after), writes };
}

function writeStandIns(
  before: PersonHead,
  facts: PersonFacts,
  lost: readonly string[],
  ended: { at: Instant; by: PersonActor },
  { loaded }: Context,
): Write[] {
  const at = (branchIds: readonly string[]) =>
    new Map(branchIds.map((branchId) => [branchId, loaded.get(standInsRef(branchId))]));
  const kept = before.branchIds.filter((branchId) => !lost.includes(branchId));
  const partition = (identity: PersonFacts['identity']) => keys.caller(identity.issuer, identity.subject).pk;
  const moved = partition(before.identity) !== partition(facts.identity);
  return [
    ...endStandInsOf(before.id, at(lost), ended),
    ...(moved ? moveStandInsOf(before.id, at(kept), partition(facts.identity)) : []),
  ];
}

function writeHandover(
  id: string,
  { id: person, role }: PersonHead,
  branchIds: readonly string[],
  { at, by }: { at: Instant; by: PersonActor },
  { loaded }: Context,
): Write[] {
  const [branchId = ''] = branchIds;
  const branch = loaded.get(branchRef(branchId));
  if (!branch) throw new Error(`${branchId} is gone`);
  const { code, timeZone } = branch;
  const day = localDate(at, timeZone).replaceAll('-', '');
  const number = `${code}-H${day}-${id.slice(-4).toUpperCase()}`;
  const details = { person, role, branchIds: [...branchIds] };
  const given = { at, by, policy: effectivePolicy() };
  return jobHead.write(undefined, registerHandover({ id, branchId, number, timeZone }, details, given));
}
