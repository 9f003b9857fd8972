import { signInRef } from '../../shared/data/directory/caller.ts';
import type { Identity } from '../../shared/data/directory/directory.ts';
import { personRef, writePerson } from '../../shared/data/directory/people-store.ts';
import { newPersonId, platform } from '../../shared/data/table/ids.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import type { PersonFacts } from '../../shared/domain/directory/person.ts';
import { system } from '../../shared/domain/record.ts';
import { localSays } from '../../shared/domain/refusals/local.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Runtime } from '../../shared/runtime.ts';

export interface EnteredOperator {
  readonly personId: string;
  /** False where they were one already. */
  readonly entered: boolean;
}

/**
 * Enters an operator where nobody is there yet who could; who is one already stays so.
 *
 * @throws Problem where somebody else signs in so
 */
export async function enterOperator(
  { table, now, newId }: Pick<Runtime, 'table' | 'now' | 'newId'>,
  { issuer, subject, name }: Identity & { readonly name: string },
): Promise<EnteredOperator> {
  const identity = { issuer, subject };
  const ref = signInRef(identity);
  const signIn = (await table.load([ref])).get(ref);
  if (signIn && !('left' in signIn)) {
    if (signIn.role === 'operator') return { personId: signIn.id, entered: false };
    const said = localSays.has_another_role({ role: signIn.role });
    throw new Problem('not_allowed', said, { allowed: [] });
  }
  const left = signIn && personRef(signIn.left);
  const was = left && (await table.load([left])).get(left);
  const before = was?.status === 'left' && was.role === 'operator' ? was : undefined;
  const facts: PersonFacts = {
    id: before?.id ?? newPersonId(platform, newId()),
    groupId: before?.groupId ?? platform,
    name,
    role: 'operator',
    branchIds: [],
    status: 'here',
    identity,
  };
  const entered = enter(before, facts, { at: now(), by: system, action: 'enter-operator' });
  await table.transact(writePerson(before, entered));
  return { personId: facts.id, entered: true };
}
