import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import type { DryRunView } from '../../functions/policies/dry-run-view.ts';
import type { PolicyView } from '../../functions/policies/policy-view.ts';
import { type PolicyName, policyNames, policyTable } from '../../shared/domain/policy.ts';
import { unfitting } from '../support/policy-values.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import { allOf, type Caller, type Client, createClient, type ProblemView } from './support/client.ts';
import { branchId, complaintBody, deliveryBody, key, resolutionBody } from './support/samples.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

interface VersionView {
  readonly version: number;
  readonly at: string;
  readonly by: { readonly person: string; readonly role: string };
  readonly reason: string;
  readonly restored?: number;
  readonly changes: readonly {
    readonly name: string;
    readonly before: { readonly value: unknown; readonly from: string };
    readonly after: { readonly value: unknown; readonly from: string };
  }[];
  readonly overrides?: Record<string, unknown>;
}

const [ofBranch, ofGroup] = [`/policies/${branchId}`, '/policies/demo'];
const reason = '总经理办公会决定';

describe.each([plain, faulty(8)])('policies, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let admin: Caller;
  let manager: Caller;
  let director: Caller;
  let owner: Caller;

  beforeAll(async () => {
    system = await setup.open();
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(0, '09:00:00'));
    [admin, manager, director, owner] = await Promise.all([
      client.as('group_admin'),
      client.as('general_manager'),
      client.as('care_director'),
      client.as('service_director'),
    ]);
  });
  afterAll(() => system.close());

  const set = (by: Caller, path: string, overrides: object, headers = {}) =>
    by.put<PolicyView & ProblemView>(path, { overrides, reason }, headers);
  const read = async (by: Caller, path: string) => (await by.get<PolicyView>(path)).body;
  const valueIn = ({ values }: PolicyView, name: PolicyName) => values.find((value) => value.name === name);
  const register = async (receivedAt = days.at(0, '09:00:00')) =>
    (await director.post('/complaints', complaintBody({ receivedAt }))).body;
  const due = ({ tasks }: Pick<ComplaintShown, 'tasks'>, kind: string) =>
    tasks.find((task) => task.kind === kind)?.dueAt;

  test('POLICY-1 shows every value with its rule, its meaning, its default, and where it comes from', async () => {
    const answer = await director.get<PolicyView>(ofBranch);
    expect(answer.headers.get('etag')).toBe('"0"');
    expect(answer.body).toMatchObject({ scopeId: branchId, scope: 'branch', version: 0, overrides: {} });
    expect(answer.body).not.toHaveProperty('setAt');
    expect(answer.body.values.map(({ name }) => name)).toEqual(policyNames);
    for (const { name, rule, meaning, value, from, default: byDefault } of answer.body.values) {
      expect({ rule, value, from }).toEqual({
        rule: policyTable[name].rule,
        value: byDefault,
        from: 'default',
      });
      expect([meaning.zh, meaning.en].every((text) => text.length > 3)).toBe(true);
    }
  });

  test('POLICY-1 a complaint that runs keeps its deadlines, and the next one has the new ones', async () => {
    const before = await register();
    expect(due(before, 'contact')).toBe(days.at(0, '11:00:00'));
    const group = await set(admin, ofGroup, { contactWithin: 'PT90M', remedyWithin: 'PT12H' });
    expect(group).toMatchObject({ status: 200, body: { scope: 'group', version: 1, reason } });
    expect(due(await register(), 'contact')).toBe(days.at(0, '10:30:00'));
    const branch = await set(manager, ofBranch, { contactWithin: 'PT1H', solutionWithin: 'PT6H' });
    expect(branch).toMatchObject({
      status: 200,
      body: { version: 1, setBy: { person: manager.personId, role: 'general_manager' }, reason },
    });
    expect(branch.headers.get('etag')).toBe('"1"');
    const inForce = await read(director, ofBranch);
    expect(inForce).toEqual(branch.body);
    expect(valueIn(inForce, 'contactWithin')).toMatchObject({
      default: 'PT2H',
      value: 'PT1H',
      from: 'branch',
    });
    expect(valueIn(inForce, 'remedyWithin')).toMatchObject({ value: 'PT12H', from: 'group' });
    const after = await register();
    expect(due(after, 'contact')).toBe(days.at(0, '10:00:00'));
    expect(due(after, 'solution')).toBe(days.at(0, '16:00:00'));

    const path = `/complaints/${before.id}`;
    const standing = (await director.get<ComplaintShown>(path)).body;
    expect(standing.tasks).toEqual(before.tasks);
    const recategorised = { category: 'repair_quality' };
    const told = (await director.post<ComplaintShown>(`${path}/classification`, recategorised)).body;
    expect(told.tasks.map(({ kind, dueAt }) => [kind, dueAt])).toEqual(
      before.tasks.map(({ kind, dueAt }) => [kind, dueAt]),
    );
    await client.moveTo(days.at(0, '09:30:00'));
    const contact = { summary: '已联系客户', outcome: 'reached', at: days.at(0, '09:30:00') };
    const contacted = (await owner.post<ComplaintShown>(`${path}/contacts`, contact)).body;
    expect(due(contacted, 'solution')).toBe(days.at(1, '09:30:00'));
    const elsewhere = await client.as({ role: 'care_director', branchIds: ['demo.sh02'] });
    const theirs = (
      await elsewhere.post(
        '/complaints',
        complaintBody({ branchId: 'demo.sh02', receivedAt: days.at(0, '09:00:00') }),
      )
    ).body;
    expect(due(theirs, 'contact')).toBe(days.at(0, '10:30:00'));
  });

  test('POLICY-1 the same once more is no new version, and a stale one is refused', async () => {
    const before = await read(manager, ofBranch);
    const turned = { solutionWithin: 'PT6H', contactWithin: 'PT1H' };
    expect(await set(manager, ofBranch, turned)).toMatchObject({ status: 200, body: before });
    const stale = await set(manager, ofBranch, { contactWithin: 'PT45M' }, { 'if-match': '"0"' });
    expect(stale).toMatchObject({ status: 412, body: { detail: expect.stringContaining('"1"') } });
    expect((await set(manager, ofBranch, turned, { 'if-match': '"1"' })).status).toBe(200);
    expect(await read(manager, ofBranch)).toEqual(before);
  });

  test('POLICY-1 who changed what when and why is kept, and an older version can be gone back to', async () => {
    const replaced = await set(admin, ofBranch, { contactWithin: 'PT2H' });
    expect(replaced).toMatchObject({ status: 200, body: { version: 2 } });
    const versions = await allOf<VersionView>(director, `${ofBranch}/versions`, 1);
    expect(versions.map(({ version, by }) => [version, by.person])).toEqual([
      [2, admin.personId],
      [1, manager.personId],
    ]);
    expect(versions[0]).toMatchObject({ at: expect.stringMatching(/\+08:00$/), reason });
    expect(versions[0]?.changes).toEqual([
      {
        name: 'contactWithin',
        before: { value: 'PT1H', from: 'branch' },
        after: { value: 'PT2H', from: 'branch' },
      },
      {
        name: 'solutionWithin',
        before: { value: 'PT6H', from: 'branch' },
        after: { value: 'PT24H', from: 'default' },
      },
    ]);
    const first = await director.get<VersionView>(`${ofBranch}/versions/1`);
    expect(first.body).toMatchObject({ overrides: { contactWithin: 'PT1H', solutionWithin: 'PT6H' } });

    const back = { version: 1, reason: '试行结束' };
    const once = key();
    const restored = await manager.post<PolicyView>(`${ofBranch}/restoration`, back, once);
    expect(restored).toMatchObject({
      status: 200,
      body: { version: 3, reason: '试行结束', overrides: first.body.overrides },
    });
    const again = await manager.post<PolicyView>(`${ofBranch}/restoration`, back, once);
    expect(again.body).toEqual(restored.body);
    const same = await manager.post<PolicyView>(`${ofBranch}/restoration`, { version: 3, reason });
    expect(same).toMatchObject({ status: 200, body: { version: 3, reason: '试行结束' } });
    expect((await director.get<VersionView>(`${ofBranch}/versions/3`)).body).toMatchObject({ restored: 1 });
    expect(due(await register(), 'contact')).toBe(days.at(0, '10:00:00'));
  });

  test.each<[what: string, version: unknown, path: string]>([
    ['one that there is not', 99, 'version'],
    ['none', undefined, 'version'],
    ['half of one', 1.5, 'version'],
    ['a text', '1', 'version'],
  ])('to go back to %s is refused', async (_, version, path) => {
    const answer = await manager.post<ProblemView>(`${ofBranch}/restoration`, { version, reason });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  test('POLICY-1 what makes no sense together is refused, in the scope itself and in the branches of a group', async () => {
    const errorsOf = async (by: Caller, path: string, overrides: object) => {
      const { status, body } = await set(by, path, overrides);
      return status === 400 ? body.errors?.map((error) => error.path) : status;
    };
    expect(await errorsOf(manager, ofBranch, { reminderBefore: 'P0D' })).toEqual([
      'overrides.reminderBefore',
    ]);
    expect(await errorsOf(manager, ofBranch, { callEarliest: '20:30', ownerMayApprove: 1 })).toEqual([
      'overrides.ownerMayApprove',
      'overrides.callEarliest',
    ]);
    const elsewhere = '/policies/demo.gz01';
    expect((await set(admin, elsewhere, { callLatest: '12:00' })).status).toBe(200);
    const { status, body } = await set(admin, ofGroup, { callEarliest: '12:00' });
    expect({ status, errors: body.errors }).toMatchObject({
      status: 400,
      errors: [{ path: 'overrides.callEarliest', message: expect.stringContaining('demo.gz01') }],
    });
    expect((await set(admin, ofGroup, { callEarliest: '11:59' })).status).toBe(200);
    expect(await errorsOf(admin, elsewhere, { callLatest: '11:59' })).toEqual(['overrides.callLatest']);
    const back = { version: 1, reason };
    const moved = await set(admin, elsewhere, {});
    expect(moved.status).toBe(200);
    expect((await set(admin, ofGroup, { callEarliest: '12:00' })).status).toBe(200);
    const refused = await admin.post<ProblemView>(`${elsewhere}/restoration`, back);
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'version', message: expect.stringContaining('callLatest') }] },
    });
    expect((await set(admin, ofGroup, {})).status).toBe(200);
  });

  test('POLICY-1 of changes at once each rests on the one before, so that they make sense together', async () => {
    const elsewhere = '/policies/demo.gz01';
    const answers = await Promise.all([
      set(admin, elsewhere, { callLatest: '12:00' }),
      set(admin, ofGroup, { callEarliest: '12:30' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    const five = ['PT10H', 'PT11H', 'PT13H', 'PT14H', 'PT15H'];
    const many = await Promise.all(five.map((remedyWithin) => set(manager, ofBranch, { remedyWithin })));
    expect(many.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const versions = await allOf<VersionView>(manager, `${ofBranch}/versions`);
    expect(versions.map(({ version }) => version)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(versions[0]?.changes[0]?.after.value).toBe((await read(manager, ofBranch)).overrides.remedyWithin);
    for (const path of [elsewhere, ofGroup, ofBranch]) await set(admin, path, {});
  });

  test('POLICY-1 a dry run says what a change would have meant for a month, and changes nothing', async () => {
    const sales = await client.as('sales_adviser');
    await client.moveTo(days.at(28, '00:00:00'));
    const month = nextFifth(await client.now());
    await client.moveTo(month.at(0, '09:00:00'));
    const at = month.at(0, '09:00:00');
    const ids = [await register(at), await register(at), await register(at)].map(({ id }) => id);
    const contact = { summary: '已联系客户', outcome: 'reached' };
    const contacts = ['09:20:00', '10:20:00', '11:20:00'];
    for (const [nth, id] of ids.entries()) {
      await client.moveTo(month.at(0, contacts[nth] ?? ''));
      expect((await owner.post(`/complaints/${id}/contacts`, contact)).status).toBe(200);
      expect((await owner.post(`/complaints/${id}/resolution`, resolutionBody)).status).toBe(200);
    }
    const body = deliveryBody(sales.personId);
    const delivery = (await sales.post<DeliveryView>('/deliveries', body)).body;
    const courtesy = delivery.callbacks.find(({ purpose }) => purpose === 'delivery_courtesy');
    await client.moveTo(month.at(2, '10:00:00'));
    const reached = { outcome: 'reached', answers: { overall: 5 } };
    expect((await sales.post(`/callbacks/${courtesy?.id}/attempts`, reached)).status).toBe(200);

    const dryRun = async (by: Caller, path: string, asked: object) =>
      (await by.post<DryRunView>(`${path}/dry-run`, asked)).body;
    const overrides = { contactWithin: 'PT1H', courtesyCallByEndOfDay: 'P1D', focusFor: 'P6M' };
    const running = await dryRun(director, ofBranch, { overrides, month: month.month });
    expect(running).toMatchObject({
      scopeId: branchId,
      month: month.month,
      complete: true,
      notTold: ['focusFor'],
      byKind: {
        contact: { deadlines: 3, missed: 1, wouldBeMissed: 2, asSet: 0 },
        callback: { deadlines: 3, missed: 0, wouldBeMissed: 1, asSet: 0 },
      },
    });
    expect(running.changes.map(({ name }) => name)).toEqual(Object.keys(overrides));
    const unchanged = await dryRun(director, ofBranch, { overrides: {}, month: month.month });
    expect(unchanged.total.wouldBeMissed).toBe(unchanged.total.missed);
    expect(unchanged).toMatchObject({ changes: [], notTold: [] });

    await client.moveTo(nextFifth(await client.now()).at(0, '09:00:00'));
    const last = await dryRun(await client.as('care_director'), ofBranch, { overrides });
    expect(last).toMatchObject({ month: month.month, byKind: { contact: { wouldBeMissed: 2 } } });
    const whole = await dryRun(await client.as('group_admin'), ofGroup, { overrides });
    expect(whole.total).toEqual(last.total);
    expect(whole.byBranch.map((one) => one.branchId)).toEqual(['demo.gz01', branchId, 'demo.sh02']);
    const before = await dryRun(await client.as('care_director'), ofBranch, { overrides, month: days.month });
    // Registered when the branch had an hour, and before it had: what holds of each is what it was given.
    expect(before.byKind.contact?.deadlines).toBe(4);
    expect(before.byKind.contact?.asSet).toBe(0);
    const now = await read(await client.as('care_director'), ofBranch);
    expect(now.overrides).toEqual({});
  }, 60_000);

  test.each([
    ['a month to come', { overrides: {}, month: '2099-01' }, 'month'],
    ['no month', { overrides: {}, month: '2026-13' }, 'month'],
    ['no overrides', {}, 'overrides'],
    ['no sense', { overrides: { reminderBefore: 'P0D' } }, 'overrides.reminderBefore'],
    ['an unknown value', { overrides: { x: 1 } }, 'overrides.x'],
  ])('a dry run of %s is refused', async (_, body, path) => {
    const by = await client.as('care_director');
    const answer = await by.post<ProblemView>(`${ofBranch}/dry-run`, body);
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  });

  test('every value of the wrong kind or out of bounds is refused by its path', async () => {
    const by = await client.as('general_manager');
    const before = await read(by, ofBranch);
    for (const overrides of batches(unfitting)) {
      const { status, body } = await set(by, ofBranch, overrides);
      expect(status).toBe(400);
      const named = body.errors?.map(({ path }) => path.split('.')[1]);
      expect([...new Set(named)].toSorted()).toEqual(Object.keys(overrides).toSorted());
    }
    expect(await read(by, ofBranch)).toEqual(before);
  });

  test.each<[what: string, body: unknown, ...paths: string[]]>([
    ['nothing', {}, 'overrides', 'reason'],
    ['no reason', { overrides: {} }, 'reason'],
    ['an empty reason', { overrides: {}, reason: ' ' }, 'reason'],
    ['an unknown value', { overrides: { contactwithin: 'PT1H' }, reason }, 'overrides.contactwithin'],
    ['a rule', { overrides: { 'CLOCK-1': 'PT1H' }, reason }, 'overrides.CLOCK-1'],
    ['an inherited name', { overrides: { constructor: 'PT1H' }, reason }, 'overrides.constructor'],
    ['null', { overrides: { contactWithin: null }, reason }, 'overrides.contactWithin'],
    ['a list', { overrides: [], reason }, 'overrides'],
    ['more fields', { overrides: {}, reason, version: 3 }, 'version'],
    [
      'an owner who is none',
      { overrides: { owners: { price_dispute: 'king' } }, reason },
      'overrides.owners.price_dispute',
    ],
  ])('%s is refused', async (_, body, ...paths) => {
    const by = await client.as('general_manager');
    const answer = await by.put<ProblemView>(ofBranch, body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors?.map(({ path }) => path)).toEqual(paths);
  });

  test('what lies outside a caller’s scope is not there', async () => {
    const [general, head] = [await client.as('general_manager'), await client.as('group_admin')];
    const unknown = ['demo.none', 'demo.', 'other', 'other.sh01', 'cmp.demo.sh01.0', 'x', '__proto__', '%23'];
    for (const scope of unknown) {
      for (const by of [general, head]) {
        expect((await by.get(`/policies/${scope}`)).status).toBe(404);
        expect((await by.put(`/policies/${scope}`, { overrides: {}, reason })).status).toBe(404);
        expect((await by.post(`/policies/${scope}/dry-run`, { overrides: {} })).status).toBe(404);
      }
    }
    for (const path of [ofGroup, '/policies/demo.sh02', `${ofGroup}/versions`, `${ofGroup}/versions/1`]) {
      expect((await general.get(path)).status).toBe(404);
      expect((await head.get(path)).status).toBe(200);
    }
    expect((await head.get(`${ofGroup}/versions/999`)).status).toBe(404);
    expect((await head.get(`${ofGroup}/versions/0`)).status).toBe(400);
    expect((await head.get(`${ofGroup}/versions/x`)).status).toBe(400);
  });
});

/** Overrides of a few values each, no more than a refusal names, until each of them had its turn. */
function batches(values: readonly (readonly [PolicyName, unknown])[]): Record<string, unknown>[] {
  const turns = new Map<PolicyName, unknown[]>();
  for (const [name, value] of values) turns.set(name, [...(turns.get(name) ?? []), value]);
  const most = Math.max(...[...turns.values()].map(({ length }) => length));
  return Array.from({ length: most }, (_, turn) => {
    const told = [...turns].filter(([, all]) => turn < all.length);
    const parts = Array.from({ length: Math.ceil(told.length / 15) }, (_, at) =>
      told.slice(at * 15, at * 15 + 15),
    );
    return parts.map((part) => Object.fromEntries(part.map(([name, all]) => [name, all[turn]])));
  }).flat();
}
