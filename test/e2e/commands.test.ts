import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import { routes } from '../../functions/routes.ts';
import { commandActions } from '../../shared/access.ts';
import { campaignStatuses } from '../../shared/domain/campaign/campaign.ts';
import { statuses } from '../../shared/domain/complaint/codes.ts';
import { improvementStates } from '../../shared/domain/improvement/improvement.ts';
import { visitStatuses } from '../../shared/domain/visit/visit.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import { allOf, type Caller, type Client, createClient } from './support/client.ts';
import { everybodyAsking, fittingBodies, type Role } from './support/command-bodies.ts';
import { createJudge, type Judge } from './support/command-judge.ts';
import { type Askers, type Bodies, holdCommands, type Seen, type Told } from './support/command-walk.ts';
import { handledInCallback } from './support/handled-in-callback.ts';
import {
  branchId,
  campaignBody,
  complaintBody,
  deliveryBody,
  entryBody,
  improvementBody,
  newPhone,
  newVin,
  resolutionBody,
  visitBody,
} from './support/samples.ts';
import { type SystemUnderTest, withDatabase } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let days: Days;
let askers: Askers;
let judgeNow: () => Promise<Judge>;
let bodies: Bodies;
/** What is still to be held when months have passed. */
const later: Record<'closed' | 'call' | 'overdue' | 'measured', string> = {
  closed: '',
  call: '',
  overdue: '',
  measured: '',
};
const seen: Seen = {};
const statesSeen = new Map<string, Set<string>>();

const by = (role: Role): Caller => {
  const caller = askers[role];
  if (!caller) throw new Error(`no ${role}`);
  return caller;
};

beforeAll(async () => {
  system = await withDatabase.open();
  client = createClient(system);
  days = nextFifth(await client.now());
  await client.moveTo(days.at(0, '10:00:00'));
  judgeNow = createJudge(system, client);
  askers = await everybodyAsking(client);
  await nameStandIns();
  const policy = { overrides: { effectMonths: 1 }, reason: '尽早衡量' };
  expect((await by('general_manager').put(`/policies/${branchId}`, policy)).status).toBe(200);
  const other = (await by('care_officer').post('/complaints', complaintBody())).body.id;
  bodies = fittingBodies({ into: other, person: by('service_adviser').personId, days });
}, 120_000);
afterAll(() => system.close());

async function nameStandIns(): Promise<void> {
  const pairs = [
    ['service_director', 'stand-in of the service director'],
    ['general_manager', 'stand-in of the general manager'],
  ] as const;
  for (const [role, name] of pairs) {
    const people = { person: by(role).personId, standIn: askers[name]?.personId };
    const period = { branchId, ...people, until: days.at(300, '10:00:00') };
    expect((await by('general_manager').post('/stand-ins', period)).status).toBe(201);
  }
}

/** @param kind the path of its kind, where that is not the first part of its own */
async function hold(path: string, kind = `/${path.split('/')[1]}/{id}`, body: Bodies = {}): Promise<void> {
  const { body: view } = await by('general_manager').get<Told & { status?: string; state?: string }>(path);
  const states = statesSeen.get(kind) ?? new Set();
  statesSeen.set(kind, states.add(view.status ?? view.state ?? view.signOff?.state ?? ''));
  await holdCommands(
    { kind, path, bodies: { ...bodies, ...body } },
    { askers, judge: await judgeNow(), seen },
  );
}

async function done<T = { id: string }>(role: Role, path: string, body: unknown) {
  const answer = await by(role).post<T>(path, body);
  expect({ path, ...answer }).toMatchObject({ status: expect.toBeOneOf([200, 201]) });
  return answer.body;
}

const register = async (told = {}) =>
  (await done<ComplaintShown>('care_officer', '/complaints', complaintBody(told))).id;

/** Does one after the other to a head, and holds its commands after each. */
async function lead(path: string, steps: readonly (readonly [Role, string, unknown?])[]) {
  await hold(path);
  for (const [role, name, body = {}] of steps) {
    await done(role, `${path}/${name}`, body);
    await hold(path);
  }
}

const reached = ['service_director', 'contacts', { summary: '已联系', outcome: 'reached' }] as const;
const resolved = ['service_director', 'resolution', resolutionBody] as const;
const satisfied = ['care_director', 'verification', { outcome: 'satisfied' }] as const;

test('every command’s route has its action, and what is posted to a head is a command', () => {
  const withAction = Object.fromEntries(
    routes
      .filter(({ operation }) => operation in commandActions)
      .map((route) => [route.operation, route.action]),
  );
  expect(withAction).toEqual(commandActions);
  const others = routes.filter(
    ({ method, path, operation }) =>
      method === 'POST' && path.includes('{') && !(operation in commandActions),
  );
  expect(others.map(({ operation }) => operation).toSorted()).toEqual(
    [
      // Changes nothing: what is sent is attached by a command.
      'request-upload',
      // Of a customer, a person, a stand-in, a notice or a policy: none of them is a head that shows commands.
      'change-number',
      'erase-customer',
      'record-no-calls',
      'remark-on-focus',
      'log-message',
      'end-staff',
      'end-stand-in',
      'read-notice',
      'restore-policy',
      'dry-run-policy',
    ].toSorted(),
  );
});

test('a complaint from its receipt to its payout', async () => {
  const cost = { amount: 600_00, currency: 'CNY' };
  const refund = { kind: 'refund', description: '退还费用', cost, dueAt: days.at(290, '10:00:00') };
  const path = `/complaints/${await register()}`;
  await lead(path, [
    ['service_director', 'acknowledgement'],
    ['care_director', 'assignment', { role: 'service_director' }],
    reached,
    ['service_director', 'waiting', { reason: '客户出差' }],
    ['care_director', 'waiting/end'],
    ['service_director', 'findings', { finding: 'dealer_fault', cause: '装配不当' }],
    ['service_director', 'solution', refund],
    ['general_manager', 'approval', { approved: true }],
    ['service_director', 'agreement', { agreed: true }],
    resolved,
    ['care_director', 'verification', { outcome: 'unsatisfied' }],
    resolved,
    satisfied,
    ['finance', 'payout', { amount: cost }],
    ['care_director', 'reopening', { reason: '问题再次出现' }],
    ['service_director', 'escalations', { reason: '超出权限' }],
    ['general_manager', 'escalations', { reason: '需厂家支持', to: 'regional_manager' }],
  ]);
});

test('a complaint that owes a letter, or compensation first, or is proposed by who would approve', async () => {
  const letter = `/complaints/${await register({ severe: true })}`;
  for (const [role, name, body] of [reached, resolved, satisfied])
    await done(role, `${letter}/${name}`, body);
  await hold(letter);
  const missed = `/complaints/${await register()}`;
  await done(reached[0], `${missed}/contacts`, reached[2]);
  await lead(missed, [['service_director', 'findings', { finding: 'pre_delivery_miss', cause: '漏检' }]]);
  await done('general_manager', `${missed}/escalations`, { reason: '升级', to: 'general_manager' });
  const exchange = { kind: 'return_vehicle', description: '退车', dueAt: days.at(290, '10:00:00') };
  await lead(missed, [['general_manager', 'solution', exchange]]);
});

test('a complaint that is withdrawn and erased, merged, or closed long ago', async () => {
  const { id, customer } = await done<ComplaintShown>('care_officer', '/complaints', complaintBody());
  await lead(`/complaints/${id}`, [['care_director', 'withdrawal', { reason: '客户撤回' }]]);
  await done('group_admin', `/customers/${customer.id}/erasure`, { reason: 'customer_request' });
  await client.moveTo(new Date((await client.now()) + 180_000).toISOString());
  await expect
    .poll(async () => (await by('care_director').get<object>(`/complaints/${id}`)).body, { timeout: 20_000 })
    .toHaveProperty('erasedAt');
  await hold(`/complaints/${id}`);
  const merged = await register();
  await done('care_director', `/complaints/${merged}/merge`, bodies['merge-complaint']);
  await hold(`/complaints/${merged}`);
  later.closed = `/complaints/${await register()}`;
  for (const [role, name, body] of [reached, resolved, satisfied]) {
    await done(role, `${later.closed}/${name}`, body);
  }
});

test('callbacks', async () => {
  const raised = async () =>
    `/callbacks/${(await handledInCallback(by('care_specialist'), by('service_director'))).callback}`;
  await lead(await raised(), [
    ['care_specialist', 'attempts', { outcome: 'wrong_number' }],
    ['care_director', 'phone', { phone: newPhone() }],
    ['care_specialist', 'attempts', { outcome: 'reached' }],
  ]);
  later.call = await raised();
  const vehicle = { vin: newVin(), maintenanceContractEndsOn: days.at(40, '10:00:00').slice(0, 10) };
  const told = deliveryBody(by('sales_adviser').personId, { vehicle });
  const { customer } = await done<DeliveryView>('sales_adviser', '/deliveries', told);
  const reminder = await expect
    .poll(async () => reminderOf(vehicle.vin), { timeout: 20_000 })
    .toBeDefined()
    .then(() => reminderOf(vehicle.vin));
  await lead(`/callbacks/${reminder}`, [['care_specialist', 'letter', bodies['record-call-letter']]]);
  await done('care_specialist', `/customers/${customer.id}/no-calls`, { wanted: true });
  await expect
    .poll(async () => (await by('care_director').get<{ state: string }>(`/callbacks/${reminder}`)).body.state)
    .toBe('cancelled');
  await hold(`/callbacks/${reminder}`);
});

async function reminderOf(vin: string): Promise<string | undefined> {
  type File = { history: { items: { id: string; kind?: string }[] } };
  const { history } = (await by('sales_adviser').get<File>(`/vehicles/${vin}`)).body;
  return history.items.find(({ kind }) => kind === 'maintenance_contract')?.id;
}

test('visits', async () => {
  const body = visitBody(by('service_adviser').personId, { onSite: { area: 'city' } });
  const { id } = await done('service_adviser', '/visits', body);
  const ahead = (day: number) => days.at(day, '10:00:00');
  await lead(
    `/visits/${id}`,
    (
      [
        ['arrival', { solved: false, receipt: 'JC-01', promisedAt: ahead(1) }],
        ['diagnosis', { findings: '刹车片磨损' }],
        ['workshop', {}],
        ['extra-work', { description: '更换空调滤芯' }],
        ['extra-work-answers', bodies['answer-extra-work']],
        ['completion', { work: '更换刹车片', extraWork: [1], checkedBy: '胡国平' }],
        ['customer-notice', {}],
        ['hand-back', {}],
      ] as const
    ).map(([name, input]) => ['service_adviser', name, input] as const),
  );
});

test('emergency plans, also one that waits while another is on, and a group’s', async () => {
  const manager = by('general_manager');
  for (let nth = 0; nth < 5; nth++) await register();
  const proposedId = async () =>
    (await allOf<{ id: string; status: string }>(manager, `/emergency-plans?branchId=${branchId}`)).find(
      ({ status }) => status === 'proposed',
    )?.id;
  await expect.poll(proposedId, { timeout: 20_000 }).toBeDefined();
  const proposed = `/emergency-plans/${await proposedId()}`;
  await hold(proposed);
  const on = await done('general_manager', '/emergency-plans', { scopeId: branchId, reason: '媒体曝光' });
  await hold(proposed);
  await lead(`/emergency-plans/${on.id}`, [['general_manager', 'end', { reason: '已平息' }]]);
  await lead(proposed, [['general_manager', 'start', {}]]);
  await done('general_manager', `${proposed}/end`, {});
  const planned = { reason: '演练', from: days.at(20, '10:00:00'), until: days.at(21, '10:00:00') };
  for (const [role, scopeId] of [
    ['general_manager', branchId],
    ['group_admin', 'demo'],
  ] as const) {
    const { id } = await done(role, '/emergency-plans', { scopeId, ...planned });
    await lead(`/emergency-plans/${id}`, [[role, 'end', {}]]);
  }
});

test('improvements and campaigns', async () => {
  const open = async () => {
    const body = improvementBody({ month: days.month, dueAt: days.at(3, '10:00:00') });
    return `/improvements/${(await done('care_director', '/improvements', body)).id}`;
  };
  [later.measured, later.overdue] = [await open(), await open()];
  await lead(later.measured, [['service_director', 'completion', { result: '已落实' }]]);
  const campaign = await done('care_director', '/campaigns', campaignBody(await client.now()));
  await lead(`/campaigns/${campaign.id}`, [['care_director', 'cancellation', { reason: '设备未到货' }]]);
});

test('entries of the ledger, whose person is under a manager, is one, or is above', async () => {
  for (const role of ['service_adviser', 'care_director', 'general_manager'] as const) {
    const { id } = await done('group_admin', '/ledger', entryBody(by(role).personId));
    const confirmed = role === 'care_director';
    const decision = { confirmed, ...(!confirmed && { reason: '与事实不符' }) };
    await lead(`/ledger/${id}`, [['group_admin', 'decision', decision]]);
  }
});

const reports = '/reports/monthly/{branchId}/{month}';
const reportOf = (month: string) => `/reports/monthly/${branchId}/${month}`;

test('months’ reports: one that runs, one that has ended, one that is to come, one of which there is none', async () => {
  const before = new Date(Date.parse(days.at(-8, '10:00:00'))).toISOString().slice(0, 7);
  for (const month of [days.month, before]) await hold(reportOf(month), reports);
  await done('care_specialist', `${reportOf(before)}/sign-off`, {});
  await hold(reportOf(before), reports);
  await hold(reportOf('2020-01'), reports);
});

test('what is late, or over, when months have passed', async () => {
  await client.moveTo(days.at(5, '10:00:00'));
  await hold(later.overdue);
  await hold(later.call);
  await client.moveTo(days.at(70, '10:00:00'));
  askers = await everybodyAsking(client);
  await hold(later.measured);
  await hold(later.closed);
}, 120_000);

test('every kind was held in every state, and every command was both allowed and refused', () => {
  const plans = ['proposed', 'planned', 'on', 'ended'];
  const expected: Record<string, readonly string[]> = {
    '/complaints/{id}': statuses,
    '/callbacks/{id}': ['open', 'overdue', 'done', 'cancelled'],
    '/visits/{id}': visitStatuses,
    '/emergency-plans/{id}': plans,
    '/improvements/{id}': improvementStates,
    '/ledger/{id}': ['proposed', 'confirmed', 'dropped'],
    '/campaigns/{id}': campaignStatuses,
    [reports]: ['none', 'overdue', 'done_late'],
  };
  for (const [kind, states] of Object.entries(expected)) {
    expect([...(statesSeen.get(kind) ?? [])], kind).toEqual(expect.arrayContaining([...states]));
  }
  expect(Object.keys(seen).toSorted()).toEqual(Object.keys(commandActions).toSorted());
  const never = Object.entries(seen).filter(([, { allowed, refused }]) => allowed === 0 || refused === 0);
  expect(never).toEqual([]);
});
