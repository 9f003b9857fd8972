import * as z from 'zod/mini';
import type { Entered } from '../../domain/directory/entry.ts';
import {
  type Identity,
  isOfPlatform,
  mustRemain,
  type Person,
  type PersonFacts,
  type PersonHead,
  personHeadSchema,
} from '../../domain/directory/person.ts';
import type { Role } from '../../domain/roles.ts';
import { platform } from '../table/ids.ts';
import { type ItemRef, itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import { type Condition, unchangedSince, type Write } from '../table/transaction.ts';
import { moveInRoster } from './roster.ts';
import type { StaffEntry } from './staff.ts';

const people = z.optional(z.set(z.string()));
const adminsSchema = z.lazy(() => z.object({ group_admin: people, operator: people }));

type Admins = z.infer<typeof adminsSchema>;

export function personRef(personId: string): ItemRef<PersonHead> {
  return itemRef(keys.person(personId), personHeadSchema, 'row');
}

/** In whose list somebody stands: their group's, or that of the platform. */
export function listOf({ role, groupId }: Pick<PersonFacts, 'role' | 'groupId'>): string {
  return isOfPlatform(role) ? platform : groupId;
}

export function adminsRef(area: string): ItemRef<Admins> {
  return itemRef(keys.admins(area), adminsSchema, 'flat');
}

/** Whether nobody else could enter people any more if they went. */
export function isLast(admins: Admins | undefined, { id, role }: Pick<PersonFacts, 'id' | 'role'>): boolean {
  if (!mustRemain(role)) return false;
  const holders = admins?.[role] ?? new Set();
  return ![...holders].some((other) => other !== id);
}

/** What they are as callers: what their requests are judged by. */
function personOf({ id, groupId, name, role, branchIds, regionId }: PersonFacts): Person {
  return { id, groupId, name, role, branchIds, ...(regionId !== undefined && { regionId }) };
}

/**
 * The writes of somebody who was entered or changed, or has left: their head with its record, and what follows from it
 * at once. Who they are to their next request stands where they sign in; staff lists and rosters name them where they
 * are, and nowhere else.
 */
export function writePerson(before: PersonHead | undefined, { after, entry }: Entered<PersonFacts>): Write[] {
  return [
    ...writePlaces(before, after),
    { ...putHead(after), when: unchangedSince(before?.version) },
    { put: keys.recordEntry(after.id, entry.entry), data: entry, when: unchangedSince(undefined) },
    ...writeSignIn(before, after),
  ];
}

/** The same of somebody entered by hand, whatever was there. */
export function putPerson(head: PersonHead): Write[] {
  return [
    ...writePlaces(undefined, head),
    putHead(head),
    { put: signInKey(head.identity), data: personOf(head) },
  ];
}

function putHead(head: PersonHead) {
  return {
    put: keys.person(head.id),
    row: head,
    attributes: { version: head.version, gsi1pk: partitions.people(listOf(head)), gsi1sk: head.id },
  };
}

function writePlaces(before: PersonHead | undefined, after: PersonHead): Write[] {
  const was = before?.status === 'here' ? before : undefined;
  const is = after.status === 'here' ? after : undefined;
  const branchIds = new Set([...(was?.branchIds ?? []), ...(is?.branchIds ?? [])]);
  return [
    ...[...branchIds].flatMap((branchId) => {
      const from = was?.branchIds.includes(branchId) ? was.role : undefined;
      const to = is?.branchIds.includes(branchId) ? is.role : undefined;
      return [
        { put: keys.staff(branchId, after.id), data: staffEntryOf(to === undefined ? before : after, to) },
        ...moveInRoster(branchId, after.id, from, to),
      ];
    }),
    ...writeAdmins(was, is),
  ];
}

/** As the staff list of a branch has them; once they are there no more, it keeps who they were. */
function staffEntryOf(person: PersonHead | undefined, role: Role | undefined): StaffEntry | undefined {
  if (!person) return undefined;
  const { id, name, identity } = person;
  const entry = { id, name, role: person.role, callerPartition: signInKey(identity).pk };
  return role === undefined ? { ...entry, left: true } : entry;
}

function writeAdmins(was: PersonHead | undefined, is: PersonHead | undefined): Write[] {
  if (was?.role === is?.role) return [];
  return [...(was ? leaveAdmins(was) : []), ...(is ? joinAdmins(is) : [])];
}

function leaveAdmins({ id, role, groupId }: PersonHead): Write[] {
  if (!mustRemain(role)) return [];
  return [
    {
      update: keys.admins(adminsArea(role, groupId)),
      expression: 'DELETE #role :person',
      names: { '#role': role },
      values: { ':person': new Set([id]) },
      // Of two who go at once only one does.
      when: { expression: 'size(#role) > :one', values: { ':one': 1 } },
    },
  ];
}

function joinAdmins({ id, role, groupId }: PersonHead): Write[] {
  if (!mustRemain(role)) return [];
  return [
    {
      update: keys.admins(adminsArea(role, groupId)),
      expression: 'ADD #role :person',
      names: { '#role': role },
      values: { ':person': new Set([id]) },
    },
  ];
}

/** Operators are the platform's, whatever group their entry was made in. */
export function adminsArea(role: Role, groupId: string): string {
  return role === 'operator' ? platform : groupId;
}

function writeSignIn(before: PersonHead | undefined, after: PersonHead): Write[] {
  const key = signInKey(after.identity);
  const old = before && signInKey(before.identity);
  const kept = old?.pk === key.pk && before?.status === 'here';
  const gone = { left: after.id, groupId: after.groupId };
  if (after.status === 'left') return [{ put: key, data: gone }];
  return [
    ...(old && !kept && old.pk !== key.pk ? [{ put: old, data: gone }] : []),
    { put: key, data: personOf(after), ...(!kept && { when: nobodySignsIn }) },
  ];
}

const nobodySignsIn: Condition = {
  expression: 'attribute_not_exists(pk) OR attribute_exists(#data.#left)',
  names: { '#data': 'data', '#left': 'left' },
};

function signInKey({ issuer, subject }: Identity) {
  return keys.caller(issuer, subject);
}
