import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallbackView } from '../../functions/callbacks/callback-view.ts';
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
import { handledInCallback } from './support/handled-in-callback.ts';
import { branchId, complaintBody, resolutionBody } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let days: Days;
let specialist: Caller;
let owner: Caller;
let director: Caller;
/** A call that is made, and one that is missed. */
let made: { complaint: string; callback: string };
let missed: { complaint: string; callback: string };

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  days = nextFifth(await client.now());
  await client.moveTo(days.at(0, '10:00:00'));
  [specialist, owner, director] = await Promise.all([
    client.as('care_specialist'),
    client.as('service_director'),
    client.as('care_director'),
  ]);
  made = await handledInCallback(specialist, owner);
  missed = await handledInCallback(specialist, owner);
});
afterAll(() => system.close());

const read = async (id: string) => (await specialist.get<CallbackView>(`/callbacks/${id}`)).body;
const attempt = (id: string, body: unknown, by = specialist) =>
  by.post<CallbackView>(`/callbacks/${id}/attempts`, body);
const due = (day: number) => days.at(day, '23:59:59');

async function listed(query = ''): Promise<string[]> {
  const rows = await allOf<{ id: string }>(specialist, `/callbacks?branchId=${branchId}${query}`, 1);
  return rows.map(({ id }) => id);
}

async function calls(of: Caller): Promise<string[]> {
  const tasks = await allOf<TaskView & { subject: { type: string } }>(of, '/tasks');
  return tasks
    .filter(({ kind }) => kind === 'callback')
    .map(({ subject, state, dueAt }) => `${subject.type} ${subject.id} ${state} ${dueAt}`);
}

async function told(of: Caller, id: string): Promise<string[]> {
  const notices = await allOf<NoticeView>(of, '/notices');
  return notices
    .filter(({ subject }) => subject.id === id)
    .map(({ kind, at, subject }) => `${subject.type} ${kind} ${at}`);
}

test('CLOCK-8 the closed complaint leaves the specialist a call to make within three days', async () => {
  const closed = await director.post(`/complaints/${made.complaint}/verification`, { outcome: 'satisfied' });
  expect(closed.body).toMatchObject({ status: 'closed' });
  const open = [made, missed].map(({ callback }) => `callback ${callback} open ${due(3)}`).sort();
  expect((await calls(specialist)).sort()).toEqual(open);
  expect(await calls(director)).toEqual([]);
  const callback = await read(made.callback);
  expect(callback).toMatchObject({
    purpose: 'complaint',
    complaint: { id: made.complaint, number: closed.body.number },
    customer: { name: '王先生', phone: '13800138000' },
    dueAt: due(3),
    state: 'open',
    attempts: [],
  });
  expect(callback.notBefore.slice(0, 13)).toBe(days.at(0, '10:00:00').slice(0, 13));
});

test('CLOCK-8 a complaint that came in otherwise has no call', async () => {
  const { id } = (await specialist.post('/complaints', complaintBody())).body;
  await owner.post(`/complaints/${id}/contacts`, { summary: '已联系客户', outcome: 'reached' });
  expect((await owner.post(`/complaints/${id}/resolution`, resolutionBody)).status).toBe(200);
  const { status } = await specialist.get(`/callbacks/${id.replace('cmp', 'cbk')}`);
  expect(status).toBe(404);
  expect((await calls(specialist)).length).toBe(2);
});

test('CALL-4 an attempt in vain is logged, one that reaches the customer ends the call', async () => {
  await client.moveTo(days.at(1, '10:00:00'));
  const tried = await attempt(made.callback, { outcome: 'no_answer', remarks: '两次无人接听' });
  expect(tried).toMatchObject({
    status: 200,
    body: {
      state: 'open',
      attempts: [{ outcome: 'no_answer', by: specialist.personId, remarks: '两次无人接听' }],
    },
  });
  expect(tried.headers.get('etag')).toBe(`"${tried.body.version}"`);
  expect(await calls(specialist)).toHaveLength(2);

  const reached = await attempt(made.callback, { outcome: 'reached' });
  expect(reached).toMatchObject({ status: 200, body: { state: 'done' } });
  expect(reached.body.attempts.map(({ outcome }) => outcome)).toEqual(['no_answer', 'reached']);
  expect(await read(made.callback)).toMatchObject(reached.body);
  expect(await calls(specialist)).toEqual([`callback ${missed.callback} open ${due(3)}`]);
  const again = await attempt(made.callback, { outcome: 'reached' });
  expect(again).toMatchObject({ status: 409, body: { allowed: [] } });
});

test('CALL-7 the missed call reminds the specialist, and is told to the director at nine, once', async () => {
  await client.moveTo(days.at(4, '08:59:59'));
  expect(await calls(specialist)).toEqual([`callback ${missed.callback} overdue ${due(3)}`]);
  expect(await told(specialist, missed.callback)).toEqual([`callback reminder ${due(3)}`]);
  expect(await told(director, missed.callback)).toEqual([]);
  await client.moveTo(days.at(4, '09:00:00'));
  const toldAtNine = [`callback deadline_missed ${days.at(4, '09:00:00')}`];
  expect(await told(director, missed.callback)).toEqual(toldAtNine);
  await client.moveTo(days.at(8, '09:00:00'));
  expect(await told(director, missed.callback)).toEqual(toldAtNine);
  expect(await told(director, made.callback)).toEqual([]);
});

test('POLICY-3 lists go by due time, state and time, with the phone masked', async () => {
  expect((await listed()).sort()).toEqual([made.callback, missed.callback].sort());
  expect(await listed('&state=done')).toEqual([made.callback]);
  expect(await listed('&state=overdue')).toEqual([missed.callback]);
  expect(await listed('&state=open')).toEqual([]);
  const at = (text: string) => encodeURIComponent(text);
  expect(await listed(`&state=done&from=${at(due(3))}&to=${at(due(3))}`)).toEqual([made.callback]);
  expect(await listed(`&from=${at(days.at(4, '00:00:00'))}`)).toEqual([]);
  expect(await listed(`&to=${at(days.at(3, '23:59:58'))}`)).toEqual([]);
  const { body } = await director.get<{ items: { customer: { phone: string } }[] }>(
    `/callbacks?branchId=${branchId}`,
  );
  expect(body.items.map(({ customer }) => customer.phone)).toEqual(['138****8000', '138****8000']);
});

test('CLOCK-8 handled once more, the customer who was called is called once more', async () => {
  const raised = await handledInCallback(specialist, owner);
  await attempt(raised.callback, { outcome: 'refused' }, director);
  await director.post(`/complaints/${raised.complaint}/verification`, { outcome: 'unsatisfied' });
  await owner.post(`/complaints/${raised.complaint}/resolution`, resolutionBody);
  expect(await read(raised.callback)).toMatchObject({ state: 'open', attempts: [{ outcome: 'refused' }] });
  expect(await calls(specialist)).toContain(`callback ${raised.callback} open ${due(11)}`);
  expect(await attempt(raised.callback, { outcome: 'reached' })).toMatchObject({ body: { state: 'done' } });
});

test('a resolution and an attempt at the same moment leave no call unmade', async () => {
  const raised = await handledInCallback(specialist, owner);
  await director.post(`/complaints/${raised.complaint}/verification`, { outcome: 'unsatisfied' });
  const [resolved, called] = await Promise.all([
    owner.post(`/complaints/${raised.complaint}/resolution`, resolutionBody),
    attempt(raised.callback, { outcome: 'reached' }),
  ]);
  expect([resolved.status, called.status]).toEqual([200, 200]);
  const { version, state } = await read(raised.callback);
  expect(version).toBe(3);
  expect(state).toBe(called.body.version === 3 ? 'done' : 'open');
});

describe('bad input', () => {
  const path = () => `/callbacks/${missed.callback}/attempts`;
  const paths = ({ errors }: ProblemView) => errors?.map((error) => error.path);

  test.each([
    ['no outcome', {}, 'outcome'],
    ['an unknown outcome', { outcome: 'asleep' }, 'outcome'],
    ['empty remarks', { outcome: 'busy', remarks: ' ' }, 'remarks'],
    ['remarks of 2,001 characters', { outcome: 'busy', remarks: '长'.repeat(2001) }, 'remarks'],
    ['a time', { outcome: 'busy', at: '2026-11-21T10:00:00Z' }, 'at'],
    ['a list', [], ''],
  ])('%s', async (_what, body, place) => {
    const answer = await specialist.post<ProblemView>(path(), body);
    expect([answer.status, paths(answer.body)]).toEqual([400, [place]]);
  });

  test.each([
    ['state=closed', 'state'],
    ['from=yesterday', 'from'],
    ['to=2026-11-21', 'to'],
    ['from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z', 'to'],
    ['cursor=x', 'cursor'],
    ['customerPhone=13800138000', 'customerPhone'],
  ])('the list with %s', async (query, place) => {
    const answer = await specialist.get<ProblemView>(`/callbacks?branchId=${branchId}&${query}`);
    expect([answer.status, paths(answer.body)]).toEqual([400, [place]]);
  });

  test('what is no callback, or another branch’s, is not there', async () => {
    const elsewhere = await client.as({ role: 'care_specialist', branchIds: ['demo.gz01'] });
    const ids = [missed.complaint, `${missed.callback}.t1`, 'cbk.demo.sh01.0000000000000000', 'x'];
    for (const id of ids) {
      expect((await specialist.get(`/callbacks/${id}`)).status).toBe(404);
      expect((await attempt(id, { outcome: 'busy' })).status).toBe(404);
    }
    expect((await elsewhere.get(`/callbacks/${missed.callback}`)).status).toBe(404);
    expect((await attempt(missed.callback, { outcome: 'busy' }, elsewhere)).status).toBe(404);
    expect((await specialist.get(`/complaints/${missed.callback}`)).status).toBe(404);
  });

  test('an attempt on an older version is refused', async () => {
    const answer = await specialist.post<ProblemView>(path(), { outcome: 'busy' }, { 'if-match': '"1"' });
    expect(answer.status).toBe(412);
  });

  test('none of it changed anything', async () => {
    expect(await read(missed.callback)).toMatchObject({ version: 3, attempts: [] });
  });
});

test('STAT-3 the figures are those of the complaints and of the calls, and exact', async () => {
  expect(await attempt(missed.callback, { outcome: 'reached' })).toMatchObject({
    body: { state: 'done_late' },
  });
  expect(await client.recount()).toEqual([]);
  const { body } = await director.get<Figures>(`/reports/monthly/${branchId}/${days.month}`);
  expect(body.received).toBe(5);
  expect(body.deadlines.callback).toMatchObject({ late: 1 });
});

test('nothing went wrong unseen, and every running task has its schedule', async () => {
  expect(system.log.filter(({ level, event }) => level === 'error' || event === 'dead_letter')).toEqual([]);
  await system.stop();
  expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
});
