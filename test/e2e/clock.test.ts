import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type Figures,
  type ProblemView,
  type RecordView,
} from './support/client.ts';
import { branchId, complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let director: Caller;
let now: number;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  director = await client.as('care_director');
  await client.moveTo(nextFifth(await client.now()).at(0, '10:00:00'));
});
afterAll(() => system.close());
beforeEach(async () => {
  now = await client.now();
});

const second = 1000;
const hour = 3600 * second;
const iso = (ms: number) => new Date(ms).toISOString();
const move = <T = { now: string }>(body: unknown) =>
  client.send<T>('/_local/clock', { method: 'POST', body });

async function registerAt(receivedAt: string): Promise<ComplaintShown> {
  const { status, body } = await director.post('/complaints', complaintBody({ receivedAt }));
  expect(status).toBe(201);
  return body;
}

const complaint = async (id: string) => (await director.get<ComplaintShown>(`/complaints/${id}`)).body;
const contactOf = async (id: string) => (await complaint(id)).tasks[0]?.state;
const figures = async () => {
  const month = iso(now + 8 * hour).slice(0, 7);
  return (await director.get<Figures>(`/reports/monthly/${branchId}/${month}`)).body;
};

test('it runs, and a move is told as what it is then', async () => {
  const { status, body } = await move({ advance: 'PT1H30M' });
  expect(status).toBe(200);
  expect(Date.parse(body.now)).toBeGreaterThanOrEqual(now + 1.5 * hour);
  expect(Date.parse(body.now)).toBeLessThan(now + 1.5 * hour + 20 * second);
  expect(await client.now()).toBeGreaterThanOrEqual(Date.parse(body.now));
});

describe('is inclusive', () => {
  test.each([
    ['a full minute', 0],
    ['a minute’s end', 59],
    ['a second within a minute', 17],
  ])('what is due at %s happens by then and not before', async (_what, seconds) => {
    const minute = Math.floor(now / 60_000) * 60_000 - 10 * 60_000;
    const receivedAt = minute + seconds * second;
    const due = receivedAt + 2 * hour;
    const { id, tasks } = await registerAt(iso(receivedAt));
    expect(Date.parse(tasks[0]?.dueAt ?? '')).toBe(due);
    // The clock runs on while this asks, so the moment before must be well before.
    await move({ to: iso(due - 15 * second) });
    expect(await contactOf(id)).toBe('open');
    await move({ to: iso(due) });
    expect(await contactOf(id)).toBe('overdue');
    const [, missed] = await allOf<RecordView>(director, `/complaints/${id}/record`);
    expect(missed).toMatchObject({ action: 'contact_miss', by: { role: 'system' } });
    expect(Date.parse(missed?.at ?? '')).toBe(due);
  });
});

test.each<[body: unknown, where: string]>([
  [{}, ''],
  [[], ''],
  ['no JSON', ''],
  [{ advance: 'P1D', to: '2098-01-01T00:00:00Z' }, ''],
  [{ advance: 'a week' }, 'advance'],
  [{ advance: 7 }, 'advance'],
  [{ advance: 'P200Y' }, 'advance'],
  [{ advance: 'P9999999999Y' }, 'advance'],
  [{ to: 'tomorrow' }, 'to'],
  [{ to: '2098-01-01T00:00:00' }, 'to'],
  [{ to: '2100-01-01T00:00:00Z' }, 'to'],
  [{ to: '2020-01-01T00:00:00Z' }, 'to'],
  [{ by: 'P1D' }, 'by'],
])('refuses %j', async (body, where) => {
  const answer = await move<ProblemView>(body);
  expect(answer.status).toBe(400);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body.errors?.[0]?.path).toBe(where);
  expect(await client.now()).toBeLessThan(now + 20 * second);
});

test('goes forward only', async () => {
  for (const body of [{ to: iso(now - second) }, { advance: '-PT1H' }]) {
    expect((await move(body)).status).toBe(400);
  }
  expect((await move({ advance: 'PT1S' })).status).toBe(200);
  expect(await client.now()).toBeLessThan(now + 20 * second);
});

test('moves one at a time', async () => {
  await Promise.all([1, 2, 3, 4].map(() => registerAt(iso(now))));
  const statuses = await Promise.all([1, 2, 3, 4].map(() => move({ advance: 'PT3H' })));
  expect(statuses.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  expect(await client.now()).toBeLessThan(now + 3 * hour + 20 * second);
});

// Others may keep the machine busy just then: what counts is that it can be done.
test('a week with twenty schedules takes about a second', { retry: 2 }, async () => {
  await move({ advance: 'P30D' });
  const received = iso(await client.now());
  // Each has contact, solution, report without one, reminder, resolution, report of the miss, and remedy.
  const ids: string[] = [];
  for (let at = 0; at < 3; at++) ids.push((await registerAt(received)).id);
  const began = performance.now();
  expect((await move({ advance: 'P8D' })).status).toBe(200);
  const milliseconds = performance.now() - began;
  for (const id of ids) {
    const record = await allOf<RecordView>(director, `/complaints/${id}/record`);
    expect(record.filter(({ by }) => by.role === 'system')).toHaveLength(7);
  }
  expect(milliseconds).toBeLessThan(2500);
});

test('the figures are up to date when it answers', async () => {
  await move({ advance: 'P30D' });
  now = await client.now();
  const before = await figures();
  for (let at = 0; at < 5; at++) await registerAt(iso(now - at * 60_000));
  expect((await move({ advance: 'PT3H' })).status).toBe(200);
  const after = await figures();
  const overdue = (of: Figures) => of.deadlines.contact?.overdue ?? 0;
  expect([after.received, overdue(after)]).toEqual([before.received + 5, overdue(before) + 5]);
  expect(await client.recount()).toEqual([]);
});

test('nothing of all this went wrong unforeseen', () => {
  expect(system.log.filter(({ level }) => level === 'error')).toEqual([]);
});
