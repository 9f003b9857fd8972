import { afterAll, beforeAll, expect, test } from 'vitest';
import { sheetsOf } from '../support/workbook.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type Figures,
  type NoticeView,
  type ProblemView,
  type TaskView,
} from './support/client.ts';
import { branchId, complaintBody, improvementBody, resolutionBody, reviewBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

interface Report extends Figures {
  readonly signOff: { readonly state: string; readonly dueAt?: string; readonly remarks?: string };
}
interface Entry {
  readonly id: string;
  readonly ground: string;
  readonly state: string;
  readonly against: { readonly role?: string; readonly person?: string; readonly name?: string };
  readonly amount?: { readonly amount: number };
  readonly subject?: { readonly id: string };
}
interface Improvement {
  readonly id: string;
  readonly state: string;
  readonly effect?: { readonly measuredAt?: string; readonly before: Rate; readonly after: Rate };
}
interface Rate {
  readonly count: number;
  readonly received: number;
  readonly share: number | null;
}

let system: SystemUnderTest;
let client: Client;
let specialist: Caller;
let director: Caller;
let owner: Caller;
let manager: Caller;
/** The first of them is the 5th of next month: what is told of a month is told of that one. */
let days: Days;
let nextMonth: string;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  [specialist, director, owner, manager] = (await Promise.all(
    ['care_specialist', 'care_director', 'service_director', 'general_manager'].map((role) =>
      client.as(role),
    ),
  )) as [Caller, Caller, Caller, Caller];
  days = nextFifth(await client.now());
  nextMonth = nextFifth(Date.parse(days.at(0, '00:00:00'))).month;
  // Signed where it is not what is looked at, so that it is nobody's second time.
  await client.moveTo(days.at(-4, '08:00:00'));
  await specialist.post(`${reports}/${monthBefore(days.month)}/sign-off`, {});
  await client.moveTo(days.at(0, '10:00:00'));
});
afterAll(() => system.close());

const reports = `/reports/monthly/${branchId}`;
const report = async (month: string, as = 'live') =>
  (await director.get<Report>(`${reports}/${month}?as=${as}`)).body;
const ledger = (by: Caller, query = '') => allOf<Entry>(by, `/ledger?branchId=${branchId}${query}`);
const kindsToldOf = async (by: Caller, part: string) =>
  (await allOf<NoticeView>(by, '/notices'))
    .filter(({ subject }) => subject.id.includes(part))
    .map(({ kind, at }) => `${kind} ${at.slice(0, 19)}`)
    .toSorted();

function monthBefore(month: string): string {
  return new Date(Date.parse(`${month}-01T00:00:00Z`) - 1).toISOString().slice(0, 7);
}

const register = async (category: string) =>
  (await director.post('/complaints', complaintBody({ category }))).body.id;

test('STAT-4 before the month has ended there is nothing to sign', async () => {
  expect((await report(days.month)).signOff.state).toBe('none');
  const { status, body } = await specialist.post<ProblemView>(`${reports}/${days.month}/sign-off`, {});
  expect([status, body.detail]).toEqual([409, 'sign-report-off is not allowed before the month has ended']);
  expect((await director.get(`${reports}/${days.month}?as=signed`)).status).toBe(404);
});

test('STAT-4 on the 1st it is drawn up by itself, also across a restart', async () => {
  for (const category of ['repair_quality', 'repair_quality', 'price_dispute']) await register(category);
  await system.kill();
  await system.start();
  await client.moveTo(`${nextMonth}-01T00:00:00+08:00`);
  expect((await report(days.month)).signOff).toMatchObject({
    state: 'open',
    dueAt: `${nextMonth}-03T23:59:59+08:00`,
  });
  const part = `0${days.month.replace('-', '')}`;
  expect(await kindsToldOf(specialist, part)).toEqual([`report_drawn_up ${nextMonth}-01T00:00:00`]);
  const tasks = (await allOf<TaskView>(specialist, '/tasks')).filter(({ kind }) => kind === 'sign_off');
  expect(tasks).toMatchObject([
    { state: 'open', subject: { number: `SH01-M${days.month.replace('-', '')}` } },
  ]);
});

test('STAT-4 late: reminded, the care director told, 50 yuan proposed, each once and at its instant', async () => {
  await client.moveTo(`${nextMonth}-04T08:00:00+08:00`);
  const part = `0${days.month.replace('-', '')}`;
  expect(await kindsToldOf(specialist, part)).toEqual([
    `reminder ${nextMonth}-02T09:00:00`,
    `report_drawn_up ${nextMonth}-01T00:00:00`,
  ]);
  expect(await kindsToldOf(director, part)).toEqual([`deadline_missed ${nextMonth}-03T23:59:59`]);
  expect(await ledger(manager, `&month=${nextMonth}`)).toMatchObject([
    {
      ground: 'late_report',
      rule: 'STAT-4',
      state: 'proposed',
      amount: { amount: 50_00, currency: 'CNY' },
      against: { role: 'care_specialist', person: specialist.personId },
    },
  ]);
  expect((await report(days.month)).signOff.state).toBe('overdue');
});

test('STAT-4 what is signed stays as it was, the live figures go on', async () => {
  const path = `${reports}/${days.month}/sign-off`;
  const signed = await specialist.post<Report>(path, { remarks: '已核对' });
  expect([signed.status, signed.body.signOff.state]).toEqual([200, 'done_late']);
  expect((await specialist.post(path, {})).status).toBe(409);
  const { id } = (await director.post('/complaints', complaintBody({ receivedAt: days.at(3, '10:00:00') })))
    .body;
  expect(id).toBeDefined();
  const [live, frozen] = [await report(days.month), await report(days.month, 'signed')];
  expect([frozen.received, live.received]).toEqual([3, 4]);
  expect(frozen.byCategory.repair_quality).toBe(2);
  expect(frozen.signOff).toEqual(live.signOff);
  expect(frozen.signOff).toMatchObject({ state: 'done_late', remarks: '已核对' });
  const region = await client.as({ role: 'regional_manager', regionId: 'east' });
  const { signOff } = (await region.get<Report>(`${reports}/${days.month}?as=signed`)).body;
  expect(signOff.remarks).toBeUndefined();
});

test('STAT-4 it stays so as a page, a workbook and CSV as well', async () => {
  const get = (as: string, format: string) =>
    fetch(`${system.url}${reports}/${days.month}?as=${as}&format=${format}`, {
      headers: { authorization: `Bearer ${director.token}` },
    });
  const forms = {
    html: async (as: string) =>
      /<dt>受理抱怨<\/dt><dd><b>(\d+)</.exec(await (await get(as, 'html')).text())?.[1],
    csv: async (as: string) => /^"受理抱怨",(\d+)/m.exec(await (await get(as, 'csv')).text())?.[1],
    xlsx: async (as: string) => {
      const sheets = sheetsOf(new Uint8Array(await (await get(as, 'xlsx')).arrayBuffer()));
      const trend = sheets.find(({ name }) => name === '近十二个月走势')?.rows ?? [];
      return String(trend.find(([month]) => month?.value === days.month)?.[1]?.value);
    },
  };
  for (const received of Object.values(forms)) {
    expect([await received('signed'), await received('live')]).toEqual(['3', '4']);
  }
  const [signed, live] = [
    await (await get('signed', 'html')).text(),
    await (await get('live', 'html')).text(),
  ];
  expect([signed.includes('签字确认'), live.includes('签字确认')]).toEqual([true, false]);
});

test('PERF-2 a manager above whom it concerns decides, once', async () => {
  const [entry] = await ledger(manager, '&state=proposed');
  const decision = `/ledger/${entry?.id}/decision`;
  expect((await specialist.get<Entry>(`/ledger/${entry?.id}`)).body.ground).toBe('late_report');
  expect((await specialist.post(decision, { confirmed: false, reason: '不同意' })).status).toBe(403);
  const stale = await director.post<ProblemView>(decision, { confirmed: true }, { 'if-match': '"7"' });
  expect(stale.status).toBe(412);
  const confirmed = await director.post<Entry>(decision, { confirmed: true });
  expect(confirmed.body).toMatchObject({ state: 'confirmed', amount: { amount: 50_00 } });
  expect((await manager.post(decision, { confirmed: true })).status).toBe(409);
  expect(await ledger(manager, '&state=proposed')).toEqual([]);
  expect(await ledger(manager, `&person=${specialist.personId}&state=confirmed`)).toHaveLength(1);
  expect(await kindsToldOf(specialist, String(entry?.id))).toHaveLength(1);
});

test('PERF-2 a fault of the dealer proposes who is to answer for it, once, also closed again', async () => {
  const adviser = await client.as('service_adviser');
  const id = await register('price_dispute');
  const to = (by: Caller, path: string, body: object) => by.post(`/complaints/${id}/${path}`, body);
  await to(director, 'contacts', { summary: '已联系', outcome: 'reached' });
  const responsible = { person: '李志明' };
  await to(director, 'findings', { finding: 'dealer_fault', cause: '报价有误', responsible });
  await to(director, 'concealments', { person: adviser.personId, reason: '客户早已告知' });
  const close = async () => {
    await to(director, 'resolution', resolutionBody);
    return (await to(director, 'verification', { outcome: 'satisfied' })).body.status;
  };
  const proposed = async () =>
    (await ledger(manager))
      .filter(({ subject }) => subject?.id === id)
      .map(({ ground, against }) => [ground, against.role, against.person])
      .toSorted();
  expect(await close()).toBe('closed');
  const once = [
    ['at_fault', 'service_adviser', adviser.personId],
    ['concealment', 'service_adviser', adviser.personId],
    ['head_of_department', 'care_director', director.personId],
  ];
  expect(await proposed()).toEqual(once);
  // What was kept back was told when it was recorded, the rest with the closing.
  const told = (await allOf<NoticeView>(manager, '/notices')).filter(({ kind }) => kind === 'entry_proposed');
  const number = (await director.get<{ number: string }>(`/complaints/${id}`)).body.number;
  expect(told.filter(({ text }) => text.zh.includes(number))).toHaveLength(2);
  await to(director, 'reopening', { reason: '客户再次来电' });
  expect(await close()).toBe('closed');
  expect(await proposed()).toEqual(once);
});

test('STAT-8 a quality review opens an improvement for each decision, all or none', async () => {
  const now = await client.now();
  const dueAt = new Date(now + 20 * 24 * 3600_000).toISOString();
  const body = reviewBody({ dueAt });
  const bad = { ...body, decisions: [...body.decisions, { ...body.decisions[0], owner: { person: 'x' } }] };
  const refused = await manager.post<ProblemView>('/reviews', bad);
  expect(refused.body.errors).toMatchObject([{ path: 'decisions.1.owner.person' }]);
  expect(await allOf(manager, `/improvements?branchId=${branchId}`)).toEqual([]);
  const { status, body: review } = await manager.post<{ id: string; decisions: Improvement[] }>(
    '/reviews',
    body,
  );
  expect([status, review.decisions.length]).toEqual([201, 1]);
  expect(await allOf(manager, `/reviews?branchId=${branchId}`)).toMatchObject([
    { id: review.id, decisions: 1 },
  ]);
  const tasks = await allOf<TaskView>(owner, '/tasks');
  expect(tasks.some(({ subject }) => subject.id === review.decisions[0]?.id)).toBe(true);
});

test('STAT-7 unfinished it is told to the general manager; done, its effect is measured three months later', async () => {
  const [decided] = await allOf<Improvement>(manager, `/improvements?branchId=${branchId}&state=open`);
  const path = `/improvements/${decided?.id}`;
  await client.send('/_local/clock', { method: 'POST', body: { advance: 'P21D' } });
  expect(await allOf(manager, `/improvements?branchId=${branchId}&state=overdue`)).toHaveLength(1);
  expect(await kindsToldOf(manager, String(decided?.id))).toHaveLength(1);
  const done = await owner.post<Improvement>(`${path}/completion`, { result: '已实行复检' });
  expect(done.body).toMatchObject({ state: 'completed', effect: { before: { count: 2, received: 4 } } });
  expect((await owner.post(`${path}/completion`, { result: '再次' })).status).toBe(409);

  await client.send('/_local/clock', { method: 'POST', body: { advance: 'P1M' } });
  for (const category of ['repair_quality', 'price_dispute', 'price_dispute', 'price_dispute']) {
    await register(category);
  }
  const shown = async () => (await owner.get<Improvement>(path)).body;
  // Figures follow what is registered by the stream.
  await expect
    .poll(shown, { timeout: 20_000 })
    .toMatchObject({ state: 'completed', effect: { after: { count: 1, received: 4, share: 0.25 } } });
  expect((await shown()).effect?.measuredAt).toBeUndefined();
  await client.send('/_local/clock', { method: 'POST', body: { advance: 'P4M' } });
  expect((await owner.get<Improvement>(path)).body).toMatchObject({
    state: 'measured',
    effect: { before: { count: 2, received: 4, share: 0.5 }, after: { count: 1, received: 4, share: 0.25 } },
  });
  expect(await kindsToldOf(director, String(decided?.id))).toContainEqual(
    expect.stringMatching(/^effect_measured .*-01T09:00:00$/),
  );
});

test('STAT-7 what does not fit is refused where it is', async () => {
  const opened = async (told: Readonly<Record<string, unknown>>) =>
    (await director.post<ProblemView>('/improvements', improvementBody(told))).body;
  const dueAt = new Date((await client.now()) + 3600_000).toISOString();
  expect((await opened({})).errors).toMatchObject([{ path: 'dueAt' }]);
  expect((await opened({ dueAt, subject: {} })).errors).toMatchObject([{ path: 'subject' }]);
  expect((await opened({ dueAt, owner: {} })).errors).toMatchObject([{ path: 'owner' }]);
  expect((await opened({ dueAt, owner: { person: 'x' } })).errors).toMatchObject([{ path: 'owner.person' }]);
  expect((await opened({ dueAt, month: '2099-01' })).errors).toMatchObject([{ path: 'month' }]);
});

test('STAT-4 every month since has its report, each later one doubled for whoever was late', async () => {
  const late = (await ledger(manager)).filter(({ ground }) => ground === 'late_report');
  expect(late.length).toBeGreaterThan(4);
  // The newest first; the oldest was the first time.
  expect(late.map(({ amount }) => amount?.amount)).toEqual([...late.slice(1).map(() => 100_00), 50_00]);
  expect(await client.recount()).toEqual([]);
  expect(system.log.filter(({ level, event }) => level === 'error' || event === 'dead_letter')).toEqual([]);
});
