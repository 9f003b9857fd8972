import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type RecordView,
  type TaskView,
} from './support/client.ts';
import { complaintBody } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

describe.each([plain, faulty(23)])('POLICY-2 waiting for the customer, $name', (setup) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let officer: Caller;
  let owner: Caller;
  let id: string;

  beforeAll(async () => {
    system = await setup.open();
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(0, '10:00:00'));
    [officer, owner] = await Promise.all([client.as('care_officer'), client.as('service_director')]);
    const told = complaintBody({ category: 'service_staff_attitude', priority: 'medium' });
    id = (await officer.post<ComplaintShown>('/complaints', told)).body.id;
    await command(owner, 'contacts', { summary: '已致电', outcome: 'reached', progress: true });
  });
  afterAll(() => system.close());

  const command = (by: Caller, name: string, body: unknown = {}) =>
    by.post<ComplaintShown & { allowed?: string[] }>(`/complaints/${id}/${name}`, body);
  const read = async () => (await owner.get<ComplaintShown>(`/complaints/${id}`)).body;
  const resolution = async () => (await read()).tasks.find(({ kind }) => kind === 'resolution');
  const told = async (kind: string) =>
    (await allOf<NoticeView>(owner, '/notices'))
      .filter((notice) => notice.subject.id === id && notice.kind === kind)
      .map(({ at }) => at);

  test('the clock of the resolution stands past its deadline, in the complaint and in the list of work', async () => {
    expect(await resolution()).toMatchObject({ dueAt: days.at(5, '23:59:59'), state: 'open' });
    const until = days.at(9, '09:00:00');
    const { status, body } = await command(officer, 'waiting', { reason: '客户出差', until });
    expect([status, body.waiting]).toMatchObject([200, { until, reason: '客户出差' }]);
    await client.moveTo(days.at(7, '10:00:00'));
    expect(await resolution()).toMatchObject({ dueAt: days.at(5, '23:59:59'), state: 'open' });
    const tasks = await allOf<TaskView & { pausedSince?: string }>(owner, '/tasks');
    const listed = tasks.find(({ subject, kind }) => subject.id === id && kind === 'resolution');
    expect(listed?.pausedSince).toBe(body.waiting?.since);
    expect([await told('reminder'), await told('waiting_over')]).toEqual([[], []]);
  });

  test('at its time the clock runs on by itself, by a schedule of its own, and the owner is told', async () => {
    await client.moveTo(days.at(9, '09:00:00'));
    const { waiting, tasks } = await read();
    expect([waiting, tasks.some(({ pausedSince }) => pausedSince !== undefined)]).toEqual([undefined, false]);
    const dueAt = (await resolution())?.dueAt ?? '';
    expect(dueAt > days.at(14, '22:59:00') && dueAt < days.at(15, '00:00:00')).toBe(true);
    expect(await told('waiting_over')).toEqual([days.at(9, '09:00:00')]);
    expect(await told('deadline_changed')).toEqual([days.at(9, '09:00:00')]);
  });

  test('twice more by hand: who stopped it, who let it go, and each once in the record', async () => {
    expect((await command(officer, 'waiting/end')).status).toBe(409);
    const { body } = await command(owner, 'waiting', { reason: '等待客户确认' });
    expect(body.waiting).not.toHaveProperty('until');
    await client.moveTo(days.at(20, '09:00:00'));
    expect((await command(officer, 'waiting/end')).status).toBe(200);
    expect(await resolution()).toMatchObject({ state: 'open' });
    const entries = await allOf<RecordView>(officer, `/complaints/${id}/record`);
    const ofWaits = entries.filter(({ action }) => /wait|await|resume/.test(action));
    expect(ofWaits.map(({ action, by }) => `${by.role} ${action}`)).toEqual([
      'care_officer await-customer',
      'system resolution_resume',
      'service_director await-customer',
      'care_officer end-waiting',
    ]);
  });

  test('what runs on is reminded of, missed and told at its new times; the figures are exact', async () => {
    await client.moveTo(days.at(27, '10:00:00'));
    expect(await resolution()).toMatchObject({ state: 'overdue' });
    expect(await told('reminder')).toHaveLength(1);
    expect(await client.recount()).toEqual([]);
  });

  test('no schedule is missing and none is left over', async () => {
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
    await system.start();
  });
});
