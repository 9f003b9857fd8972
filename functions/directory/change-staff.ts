import { signInRef } from '../../shared/data/directory/caller.ts';
import { differs } from '../../shared/data/head/write-head.ts';
import {
  checkPost,
  isOfPlatform,
  type PersonFacts,
  type PersonHead,
} from '../../shared/domain/directory/person.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { identityIn, readsOfSignIn, taken } from './enter-staff.ts';
import { findPerson, shown } from './find-person.ts';
import type { ChangeStaffBody } from './person-bodies.ts';
import { personETag } from './person-view.ts';
import { checkPlaces, readsOfPlaces } from './places-of-person.ts';
import { readsOfChange, setPerson } from './set-person.ts';

export { changeStaffBody as body } from './person-bodies.ts';

/** Name, role, branches, contact or what somebody signs in with are set anew; what is left out stays. */
export const useCase: UseCase<{ id: string }, unknown, ChangeStaffBody> = {
  reads: async ({ params, body, issuer }, runtime) => [
    ...(await readsOfChange(params.id, runtime)),
    ...readsOfPlaces(body),
    ...readsOfSignIn(fieldOf(body, 'identity'), issuer),
  ],
  async run({ params, body, issuer, ifMatch }, context) {
    const { head, by } = findPerson(params.id, context);
    checkVersion(ifMatch, head);
    if (head.status === 'left' && !forgetsContact(body)) throw hasLeft('change-staff');
    const facts = factsAfter(head, body, issuer);
    checkPost(context.caller.role, facts);
    if (isOfPlatform(facts.role) !== isOfPlatform(head.role)) {
      throw invalid('role', directorySays.role_of_other_kind);
    }
    checkNewPlaces(head, facts, context);
    const moves = differs(facts.identity, head.identity);
    const signIn = moves ? context.loaded.get(signInRef(facts.identity)) : undefined;
    if (signIn && !('left' in signIn)) throw taken();
    const { version: _, entries: __, ...unchanged } = head;
    if (!differs(facts, unchanged)) return { body: shown(head), headers: personETag(head) };
    return setPerson(head, facts, { action: 'change-staff', by }, context);
  },
};

/** Of who has left the contact may be forgotten, and nothing else be set. */
function forgetsContact(body: ChangeStaffBody): boolean {
  return body.contact === null && Object.values(body).filter((value) => value !== undefined).length === 1;
}

/** They come back by being entered again. */
export function hasLeft(command: string): DomainError {
  const said = directorySays.has_left({ command });
  return new DomainError({ code: 'not_allowed', said, allowed: [] });
}

function factsAfter(head: PersonHead, body: ChangeStaffBody, issuer: string): PersonFacts {
  const { version: _, entries: __, ...before } = head;
  const { identity, contact = before.contact, ...told } = body;
  const { contact: _had, regionId, ...rest } = { ...before, ...given(told) };
  return {
    ...rest,
    // Who is of no group has no branches, whatever they were entered with.
    branchIds: isOfPlatform(rest.role) && body.branchIds === undefined ? [] : rest.branchIds,
    identity: identity ? identityIn(identity, issuer) : before.identity,
    ...(contact && { contact }),
    // A region goes with the role that it is for.
    ...(regionId !== undefined &&
      (rest.role === 'regional_manager' || body.regionId !== undefined) && { regionId }),
  };
}

/** What was given, without what was left out. */
function given<T extends object>(told: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const fields = Object.entries(told).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}

/** Where they are already is not looked at again. */
function checkNewPlaces(head: PersonHead, facts: PersonFacts, context: Context): void {
  const same = facts.branchIds.every((id) => head.branchIds.includes(id)) && facts.regionId === head.regionId;
  if (!same) checkPlaces(facts, facts.groupId, context);
}
