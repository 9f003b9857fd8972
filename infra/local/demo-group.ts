import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import { ensureReports } from '../../functions/automation/plan-reports.ts';
import { callerRef, signInRef } from '../../shared/data/directory/caller.ts';
import {
  enterBranch,
  enterGroup,
  enterStaff,
  type Person,
  personId,
} from '../../shared/data/directory/directory.ts';
import { personRef, writePerson } from '../../shared/data/directory/people-store.ts';
import { putUnit, unitRef } from '../../shared/data/directory/platform-store.ts';
import { rosterRef } from '../../shared/data/directory/roster.ts';
import { reportHead } from '../../shared/data/figures/report-head.ts';
import { groupOfBranch, reportIdOf } from '../../shared/data/table/ids.ts';
import { type ItemRef, itemRef } from '../../shared/data/table/item.ts';
import { keys } from '../../shared/data/table/keys.ts';
import type { Table } from '../../shared/data/table/table.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { type Instant, localMonth } from '../../shared/domain/calendar.ts';
import { enter as enterAs } from '../../shared/domain/directory/entry.ts';
import type { PersonFacts } from '../../shared/domain/directory/person.ts';
import { system } from '../../shared/domain/record.ts';
import { demoBranches, demoBrand, demoGroup, demoRegions, demoStaff, type StaffPost } from './demo-staff.ts';
import { issuer } from './identity.ts';

/** Everybody who can be given a token, by subject; the directory itself finds nobody by role and name. */
export interface Roster {
  subjects(): readonly string[];
  add(subject: string): void;
}

export function openRoster(state: DatabaseSync): Roster {
  state.exec('CREATE TABLE IF NOT EXISTS roster (id INTEGER PRIMARY KEY, subject TEXT UNIQUE) STRICT');
  const select = state.prepare('SELECT subject FROM roster ORDER BY id');
  const insert = state.prepare('INSERT OR IGNORE INTO roster (subject) VALUES (?)');
  return {
    subjects: () => select.all().map((row) => String(row.subject)),
    add(subject) {
      insert.run(subject);
    },
  };
}

/** Writes the demo group, its branches with their first reports, and its staff, unless all of it is there. */
export async function enterDemoGroup(table: Table, roster: Roster, now: Instant): Promise<void> {
  const group = itemRef(keys.group(demoGroup.id), z.object({ id: z.string() }));
  const rosters = demoBranches.map(({ id }) => rosterRef(id));
  const reports = demoBranches.map(({ id, timeZone }) =>
    reportHead.headRef(reportIdOf(id, localMonth(now, timeZone))),
  );
  const regions = demoRegions.map(({ id }) => unitRef('region', id));
  const refs: ItemRef<unknown>[] = [...rosters, ...reports, ...regions];
  const loaded = await table.load([group, ...refs]);
  if (loaded.get(group) && refs.every((ref) => loaded.get(ref))) return;
  await table.transact(demoBranches.flatMap(enterBranch));
  await ensureReports(table, demoBranches, now);
  // Who was entered before branches had rosters is entered again.
  for (const { subject, person } of await peopleOf(table, roster)) {
    await enter(table, enterStaff(person, { issuer, subject }));
  }
  for (const post of demoStaff) await enterPost(table, roster, post);
  const kept = { version: 1, entries: 0 };
  const regionsAndBrand = [
    putUnit('brand', { ...demoBrand, ...kept }),
    ...demoRegions.map((region) => putUnit('region', { ...region, ...kept })),
  ];
  // The group comes last: as long as it is missing, the next start does all of this again.
  await table.transact([...regionsAndBrand, ...enterGroup(demoGroup)]);
}

/** Enters a person in the directory; the same post always under the same subject. */
export async function enterPost(table: Table, roster: Roster, post: StaffPost) {
  const entry = entryOf(post);
  await enter(table, entry.writes);
  roster.add(entry.subject);
  return entry;
}

/**
 * The same where there may have been somebody under that subject: who left comes back as who they were, and beside who
 * is there as somebody else by now, or signs in with something else, another one is entered.
 */
export async function enterAnew(table: Table, roster: Roster, post: StaffPost, now: Instant) {
  for (let nth = 1; ; nth++) {
    const { subject, person } = entryOf(post, nth);
    const signIn = signInRef({ issuer, subject });
    const found = personRef(person.id);
    const loaded = await table.load([signIn, found]);
    const taken = loaded.get(signIn);
    const before = loaded.get(found);
    const free = taken === undefined ? before === undefined : 'left' in taken && taken.left === person.id;
    if (!free || before?.status === 'here') continue;
    const { version: _, entries: __, ...was } = before ?? { version: 0, entries: 0 };
    const facts = { ...was, ...person, status: 'here', identity: { issuer, subject } } as const;
    const entered = enterAs<PersonFacts>(before, facts, { at: now, by: system, action: 'enter-staff' });
    await table.transact(writePerson(before, entered));
    roster.add(subject);
    return { subject, person };
  }
}

/** The person themself comes last: whoever can sign in is on all lists. */
async function enter(table: Table, writes: readonly Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += 100) await table.transact(writes.slice(at, at + 100));
}

function entryOf(post: StaffPost, nth = 1): { subject: string; person: Person; writes: Write[] } {
  const { role, name, branchIds, regionId } = post;
  const fingerprint = JSON.stringify([
    ...[role, name, [...branchIds].sort(), regionId ?? null],
    ...(nth > 1 ? [nth] : []),
  ]);
  const subject = `${role}-${createHash('sha256').update(fingerprint).digest('hex').slice(0, 16)}`;
  const identity = { issuer, subject };
  const [firstBranch] = branchIds;
  const groupId = firstBranch === undefined ? demoGroup.id : groupOfBranch(firstBranch);
  const person: Person = {
    id: personId(groupId, identity),
    groupId,
    name,
    role,
    branchIds: [...branchIds],
    ...(regionId !== undefined && { regionId }),
  };
  return { subject, person, writes: enterStaff(person, identity) };
}

/** @returns the roster's people as the directory knows them now, in the order they were entered. */
export async function peopleOf(table: Table, roster: Roster): Promise<{ subject: string; person: Person }[]> {
  const found: { subject: string; person: Person }[] = [];
  const subjects = roster.subjects();
  for (let at = 0; at < subjects.length; at += 100) {
    const refs = subjects.slice(at, at + 100).map((subject) => ({
      subject,
      ref: callerRef({ issuer, subject }),
    }));
    const loaded = await table.load(refs.map(({ ref }) => ref));
    for (const { subject, ref } of refs) {
      const person = loaded.get(ref);
      if (person) found.push({ subject, person });
    }
  }
  return found;
}
