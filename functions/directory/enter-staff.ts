import { signInRef } from '../../shared/data/directory/caller.ts';
import type { Identity } from '../../shared/data/directory/directory.ts';
import { personRef, writePerson } from '../../shared/data/directory/people-store.ts';
import { unitRef } from '../../shared/data/directory/platform-store.ts';
import { isGroupId, newPersonId, platform } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import {
  checkPost,
  isOfPlatform,
  type PersonFacts,
  type PersonHead,
} from '../../shared/domain/directory/person.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { actorOf } from '../../shared/http/command.ts';
import type { Problem } from '../../shared/http/problem.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { shown } from './find-person.ts';
import type { EnterStaffBody } from './person-bodies.ts';
import { personETag } from './person-view.ts';
import { checkPlaces, readsOfPlaces } from './places-of-person.ts';
import { takenAlready } from './platform-unit.ts';

export { enterStaffBody as body } from './person-bodies.ts';

/**
 * Somebody is entered in the directory: by a group admin whoever works for the group, by an operator its admins and
 * whoever is of no group. Who left and comes back signing in as before is the same person again.
 */
export const useCase: UseCase<unknown, unknown, EnterStaffBody> = {
  reads({ body, issuer }) {
    const groupId = fieldOf(body, 'groupId');
    return [
      ...readsOfPlaces(body),
      ...readsOfSignIn(fieldOf(body, 'identity'), issuer),
      ...(typeof groupId === 'string' && isGroupId(groupId) ? [unitRef('group', groupId)] : []),
    ];
  },
  async run({ body, issuer }, context) {
    const { caller, loaded, now: at, runtime } = context;
    const { name, role, branchIds, regionId, contact } = body;
    checkPost(caller.role, { role, branchIds, regionId });
    const groupId = groupOf(body, context);
    checkPlaces({ role, branchIds, regionId }, groupId, context);
    const identity = identityIn(body.identity, issuer);
    const signIn = loaded.get(signInRef(identity));
    if (signIn && !('left' in signIn)) throw taken();
    const before = signIn && (await returning(signIn, { identity, groupId, role }, context));
    const facts: PersonFacts = {
      id: before?.id ?? newPersonId(groupId, runtime.newId()),
      groupId,
      name,
      role,
      branchIds,
      ...(regionId !== undefined && { regionId }),
      status: 'here',
      identity,
      ...(contact && { contact }),
      ...(before?.handover !== undefined && { handover: before.handover }),
    };
    const entered = enter(before, facts, { at, by: actorOf(caller, caller), action: 'enter-staff' });
    return {
      body: shown(entered.after),
      headers: { ...personETag(entered.after), location: `/staff/${facts.id}` },
      writes: writePerson(before, entered),
    };
  },
};

/** What somebody signs in with; the issuer left out is that of whoever enters it. */
export function identityIn({ issuer, subject }: EnterStaffBody['identity'], own: string): Identity {
  return { issuer: issuer ?? own, subject };
}

/** Whoever signs in so, for the one read. */
export function readsOfSignIn(identity: unknown, issuer: string): ItemRef<unknown>[] {
  const [told = issuer, subject] = [fieldOf(identity, 'issuer'), fieldOf(identity, 'subject')];
  if (typeof told !== 'string' || typeof subject !== 'string') return [];
  return [signInRef({ issuer: told, subject })];
}

/** An identity is one person's in the whole deployment; of whom, and where, is nothing to others. */
export function taken(): Problem {
  return takenAlready(directorySays.signs_in_already);
}

function groupOf({ role, groupId }: EnterStaffBody, { caller, loaded }: Context): string {
  if (caller.role !== 'operator') {
    if (groupId !== undefined && groupId !== caller.groupId)
      throw invalid('groupId', directorySays.other_group);
    return caller.groupId;
  }
  if (isOfPlatform(role)) {
    if (groupId !== undefined) throw invalid('groupId', directorySays.not_for_a_role({ role }));
    return platform;
  }
  if (groupId === undefined) throw invalid('groupId', commonSays.required);
  if (!isGroupId(groupId) || !loaded.get(unitRef('group', groupId)))
    throw invalid('groupId', directorySays.no_group);
  return groupId;
}

/** The person who left, where it is they who come back. */
async function returning(
  { left }: { readonly left: string },
  { identity, groupId, role }: Pick<PersonFacts, 'identity' | 'groupId' | 'role'>,
  { runtime }: Context,
): Promise<PersonHead | undefined> {
  const ref = personRef(left);
  const person = (await runtime.table.load([ref])).get(ref);
  const same =
    person?.status === 'left' &&
    person.identity.issuer === identity.issuer &&
    person.identity.subject === identity.subject &&
    person.groupId === groupId &&
    isOfPlatform(person.role) === isOfPlatform(role);
  return same ? person : undefined;
}
