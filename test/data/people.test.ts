import { describe, expect, it, test } from 'vitest';
import {
  adminsArea,
  isLast,
  listOf,
  personRef,
  writePerson,
} from '../../shared/data/directory/people-store.ts';
import { moveInRoster, rosterFrom } from '../../shared/data/directory/roster.ts';
import { keys } from '../../shared/data/table/keys.ts';
import { unchangedSince, type Write } from '../../shared/data/table/transaction.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import type { PersonFacts, PersonHead } from '../../shared/domain/directory/person.ts';
import { instant } from '../support/time.ts';

const identity = { issuer: 'https://login.example.com/', subject: 'chen' };
const other = { ...identity, subject: 'chen.2' };
const chen: PersonHead = {
  id: 'per.grp1.chen',
  groupId: 'grp1',
  name: '陈静',
  role: 'care_officer',
  branchIds: ['grp1.br1', 'grp1.br2'],
  status: 'here',
  identity,
  version: 1,
  entries: 1,
};
const admin: PersonHead = { ...chen, role: 'group_admin', branchIds: [] };

const by = { role: 'operator', person: 'per.operator', name: '运营' } as const;

function written(before: PersonHead | undefined, told: Partial<PersonHead>) {
  const given = { at: instant('2026-11-23 10:00'), by, action: 'set-person' };
  const entered = enter<PersonFacts>(before, { ...(before ?? chen), ...told }, given);
  return { after: entered.after, writes: writePerson(before, entered) };
}

const at = ({ pk, sk }: { pk: string; sk: string }) => `${pk}/${sk}`;

function about(writes: readonly Write[], key: { pk: string; sk: string }): Write[] {
  return writes.filter((write) => at('put' in write ? write.put : write.update) === at(key));
}

/** What it says of the staff lists and rosters of some branches. */
function places(writes: readonly Write[], ...branchIds: string[]) {
  return branchIds.map((branchId) => {
    const [staff] = about(writes, keys.staff(branchId, chen.id));
    const [roster] = about(writes, keys.roster(branchId));
    return {
      staff: staff && 'put' in staff ? staff.data : undefined,
      roster: roster && 'update' in roster ? [roster.expression, roster.names] : undefined,
    };
  });
}

const inList = { id: chen.id, name: chen.name, callerPartition: keys.caller(identity.issuer, 'chen').pk };
const added = (role: string) => ['ADD #to :person', { '#to': role }];
const removed = (role: string) => ['DELETE #from :person', { '#from': role }];

describe('a person in the places where they work', () => {
  it('is entered at each of them, if nobody is yet', () => {
    const { writes, after } = written(undefined, {});
    const entered = { staff: { ...inList, role: 'care_officer' }, roster: added('care_officer') };
    expect(places(writes, 'grp1.br1', 'grp1.br2')).toEqual([entered, entered]);
    expect(about(writes, personRef(chen.id).key)).toEqual([
      expect.objectContaining({ row: after, when: unchangedSince(undefined) }),
    ]);
    expect(about(writes, keys.caller(identity.issuer, 'chen'))).toEqual([
      expect.objectContaining({ data: expect.objectContaining({ id: chen.id }), when: expect.anything() }),
    ]);
  });

  it('who moves is left where they were, entered where they come, and touched nowhere on the roster where they stay', () => {
    const { writes } = written(chen, { branchIds: ['grp1.br2', 'grp1.br3'] });
    expect(places(writes, 'grp1.br1', 'grp1.br2', 'grp1.br3')).toEqual([
      { staff: { ...inList, role: 'care_officer', left: true }, roster: removed('care_officer') },
      { staff: { ...inList, role: 'care_officer' }, roster: undefined },
      { staff: { ...inList, role: 'care_officer' }, roster: added('care_officer') },
    ]);
  });

  it('who gets another role is moved on the rosters', () => {
    const { writes } = written(chen, { role: 'care_director' });
    const moved = {
      staff: { ...inList, role: 'care_director' },
      roster: ['ADD #to :person DELETE #from :person', { '#to': 'care_director', '#from': 'care_officer' }],
    };
    expect(places(writes, 'grp1.br1', 'grp1.br2')).toEqual([moved, moved]);
  });

  it('who leaves is left everywhere, and who comes back is entered anew', () => {
    const gone = { staff: { ...inList, role: 'care_officer', left: true }, roster: removed('care_officer') };
    const { after, writes } = written(chen, { status: 'left' });
    expect(places(writes, 'grp1.br1', 'grp1.br2')).toEqual([gone, gone]);
    const back = written(after, { status: 'here', branchIds: ['grp1.br2'] }).writes;
    expect(places(back, 'grp1.br1', 'grp1.br2')).toEqual([
      { staff: undefined, roster: undefined },
      { staff: { ...inList, role: 'care_officer' }, roster: added('care_officer') },
    ]);
  });
});

describe('what somebody signs in with', () => {
  const signIns = (writes: readonly Write[]) =>
    [identity, other].map(({ issuer, subject }) => {
      const [write] = about(writes, keys.caller(issuer, subject));
      if (!write || !('put' in write)) return undefined;
      const { role, left } = write.data as { role?: string; left?: string };
      return [role ?? `left ${left}`, write.when ? 'if it is nobody’s' : 'as it is'];
    });

  test.each<[what: string, before: PersonHead | undefined, told: Partial<PersonHead>, now: unknown[]]>([
    ['entered', undefined, {}, [['care_officer', 'if it is nobody’s'], undefined]],
    ['changed', chen, { role: 'care_director' }, [['care_director', 'as it is'], undefined]],
    [
      'signing in otherwise',
      chen,
      { identity: other },
      [
        [`left ${chen.id}`, 'as it is'],
        ['care_officer', 'if it is nobody’s'],
      ],
    ],
    ['leaving', chen, { status: 'left' }, [[`left ${chen.id}`, 'as it is'], undefined]],
    [
      'coming back',
      { ...chen, status: 'left' },
      { status: 'here' },
      [['care_officer', 'if it is nobody’s'], undefined],
    ],
  ])('of somebody %s', (_what, before, told, now) => {
    expect(signIns(written(before, told).writes)).toEqual(now);
  });
});

describe('the last admin', () => {
  const set = (...ids: string[]) => ({ group_admin: new Set(ids) });

  it('is one where no other is there, and only of a role that must remain', () => {
    expect(isLast(set(admin.id), admin)).toBe(true);
    expect(isLast(set(admin.id, 'per.other'), admin)).toBe(false);
    expect(isLast(undefined, admin)).toBe(true);
    expect(isLast(set(chen.id), chen)).toBe(false);
  });

  const admins = (writes: readonly Write[], area = 'grp1') =>
    about(writes, keys.admins(area)).map((write) => 'update' in write && [write.expression, !!write.when]);

  it('cannot go with the one before: who stops being one is taken out if another is left', () => {
    expect(admins(written(undefined, admin).writes)).toEqual([['ADD #role :person', false]]);
    expect(admins(written(admin, { name: '陈晶' }).writes)).toEqual([]);
    expect(admins(written(admin, { status: 'left' }).writes)).toEqual([['DELETE #role :person', true]]);
    expect(admins(written(admin, { role: 'care_officer' }).writes)).toEqual([['DELETE #role :person', true]]);
    expect(admins(written(chen, { role: 'group_admin', branchIds: [] }).writes)).toEqual([
      ['ADD #role :person', false],
    ]);
    expect(admins(written(chen, {}).writes)).toEqual([]);
  });

  it('operators are the platform’s, whatever their group', () => {
    expect([adminsArea('operator', 'grp1'), adminsArea('group_admin', 'grp1')]).toEqual(['platform', 'grp1']);
    const of = (role: PersonHead['role']) => listOf({ role, groupId: 'grp1' });
    expect([of('operator'), of('regional_manager'), of('group_admin')]).toEqual([
      'platform',
      'platform',
      'grp1',
    ]);
  });
});

describe('a roster', () => {
  it('tells who is there, whether somebody is, and who is the only one', () => {
    const roster = rosterFrom({
      care_officer: new Set(['per.a', 'per.b']),
      care_director: new Set(['per.c']),
    });
    expect(roster.holds('care_officer')).toBe(true);
    expect(roster.holds('general_manager')).toBe(false);
    expect(roster.holds('group_admin')).toBe(true);
    expect([roster.has('care_officer', 'per.b'), roster.has('care_officer', 'per.c')]).toEqual([true, false]);
    expect(roster.has('general_manager', 'per.a')).toBe(false);
    expect([roster.only('care_officer'), roster.only('care_director')]).toEqual([undefined, 'per.c']);
    expect(roster.only('general_manager')).toBeUndefined();
    expect(rosterFrom().holds('care_officer')).toBe(false);
  });

  it('stays as it is where nothing changes, and knows no roles that are not of the branch', () => {
    const moves = (from?: PersonHead['role'], to?: PersonHead['role']) =>
      moveInRoster('grp1.br1', 'per.a', from, to);
    expect([moves(), moves('care_officer', 'care_officer'), moves(undefined, 'group_admin')]).toEqual([
      [],
      [],
      [],
    ]);
    expect(moves('group_admin', 'care_officer')).toEqual(moves(undefined, 'care_officer'));
    expect(moves('care_officer', 'regional_manager')).toEqual(moves('care_officer'));
    expect(moves(undefined, 'care_officer')).toEqual([
      {
        update: keys.roster('grp1.br1'),
        expression: 'ADD #to :person',
        names: { '#to': 'care_officer' },
        values: { ':person': new Set(['per.a']) },
      },
    ]);
  });
});
