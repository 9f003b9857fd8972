import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type Figures,
  type NoticeView,
  type RecordView,
  type TaskView,
} from './support/client.ts';
import { branchId, complaintBody, key, resolutionBody } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

const staff = ['service_director', 'care_director', 'care_specialist', 'general_manager'] as const;
type People = Record<(typeof staff)[number], Caller>;

describe.each([plain, faulty(20_261)])('the main job, $name', ({ open }) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let people: People;
  let id = '';

  beforeAll(async () => {
    system = await open();
    client = createClient(system);
    days = nextFifth(await client.now());
    people = Object.fromEntries(
      await Promise.all(staff.map(async (role) => [role, await client.as(role)] as const)),
    ) as People;
  });
  afterAll(() => system.close());

  const complaint = async () => (await people.care_director.get<ComplaintShown>(`/complaints/${id}`)).body;
  const record = () => allOf<RecordView>(people.care_director, `/complaints/${id}/record`);
  const figures = async () =>
    (await people.care_director.get<Figures>(`/reports/monthly/${branchId}/${days.month}`)).body;

  /** The notices about the complaint in a mailbox, oldest first, without their words. */
  /** What a mailbox was told of the complaint after it had come in. */
  async function told(role: keyof People): Promise<[kind: string, at: string][]> {
    const notices = await allOf<NoticeView>(people[role], '/notices');
    return notices
      .filter(({ subject, kind }) => subject.id === id && kind !== 'complaint_registered')
      .map(({ kind, at }): [string, string] => [kind, at])
      .toSorted(([, a], [, b]) => (a < b ? -1 : 1));
  }

  async function tasks(): Promise<string[]> {
    return (await complaint()).tasks.map(({ kind, state, dueAt }) => `${kind} ${state} ${dueAt}`);
  }

  async function command(role: keyof People, path: string, body: unknown): Promise<ComplaintShown> {
    const { status, body: answer } = await people[role].post(`/complaints/${id}/${path}`, body);
    expect({ status, answer }).toMatchObject({ status: 200 });
    return answer;
  }

  async function moveTo(to: string): Promise<void> {
    const { status, body } = await client.moveTo(to);
    expect({ status, body }).toMatchObject({ status: 200 });
  }

  /** All that callers can see, but for the clock. */
  async function everything() {
    const mailboxes = await Promise.all(staff.map((role) => allOf<NoticeView>(people[role], '/notices')));
    const work = await Promise.all(staff.map((role) => allOf<TaskView>(people[role], '/tasks')));
    return {
      complaint: await complaint(),
      record: await record(),
      figures: await figures(),
      mailboxes,
      work,
    };
  }

  /** Without warning, and then again from what is on disk. */
  async function killAndStart(): Promise<void> {
    // An index that lags would make before and after differ.
    system.faults?.setRates({ lag: 0 });
    const before = await everything();
    const clockBefore = await client.now();
    await system.kill();
    await system.start();
    expect(await client.now()).toBeGreaterThanOrEqual(clockBefore);
    expect(await client.now()).toBeLessThan(clockBefore + 30_000);
    expect(await everything()).toEqual(before);
    expect(await client.recount()).toEqual([]);
    system.faults?.setRates({});
  }

  test('CLOCK-1 a new car that is faulty at ten must be contacted by twelve', async () => {
    await moveTo(days.at(0, '10:00:00'));
    const receivedAt = days.at(0, '10:00:00');
    const answer = await people.care_specialist.post('/complaints', complaintBody({ receivedAt }), key());
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/complaints/${answer.body.id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    id = answer.body.id;
    // What may be done to it depends on who looks.
    expect({ ...(await complaint()), commands: answer.body.commands }).toEqual(answer.body);
    expect(answer.body).toMatchObject({
      status: 'received',
      form: 'after_sales',
      priority: 'medium',
      owner: { role: 'service_director' },
      receivedAt,
    });
    expect(await tasks()).toEqual([
      `contact open ${days.at(0, '12:00:00')}`,
      `solution open ${days.at(1, '12:00:00')}`,
      `resolution open ${days.at(5, '23:59:59')}`,
    ]);
  });

  test('ESC-2 at a minute past twelve general manager and care director have been told, once each', async () => {
    await moveTo(days.at(0, '12:01:00'));
    expect((await tasks())[0]).toBe(`contact overdue ${days.at(0, '12:00:00')}`);
    const missed = [['deadline_missed', days.at(0, '12:00:00')]];
    await expect.poll(() => told('general_manager')).toEqual(missed);
    await expect.poll(() => told('care_director')).toEqual(missed);
    expect(await figures()).toMatchObject({
      deadlines: { contact: { met: 0, late: 0, overdue: 1 } },
      escalations: { general_manager: 1, care_director: 1 },
    });
  });

  test('CLOCK-10 the contact that comes now is late, and CLOCK-3 runs from when it was due', async () => {
    await command('service_director', 'contacts', {
      summary: '已电话联系客户，预约进站检查',
      outcome: 'reached',
    });
    expect(await complaint()).toMatchObject({ status: 'contacted' });
    expect((await tasks()).slice(0, 2)).toEqual([
      `contact done_late ${days.at(0, '12:00:00')}`,
      `solution open ${days.at(1, '12:00:00')}`,
    ]);
  });

  test('killed and started again, everything is as it was and the next deadline still fires', async () => {
    await killAndStart();
    await moveTo(days.at(1, '10:00:00'));
    await command('service_director', 'findings', { finding: 'dealer_fault', cause: '线束接触不良' });
    await command('service_director', 'solution', {
      kind: 'repair',
      description: '更换线束',
      dueAt: days.at(3, '18:00:00'),
    });
    expect((await tasks())[1]).toBe(`solution done ${days.at(1, '12:00:00')}`);
    await moveTo(days.at(4, '09:00:00'));
    await expect
      .poll(() => told('service_director'))
      .toEqual([
        ['complaint_assigned', expect.stringContaining(days.at(0, '10:00:0').slice(0, 18))],
        ['reminder', days.at(4, '09:00:00')],
      ]);
    await expect.poll(() => told('care_specialist')).toEqual([['reminder', days.at(4, '09:00:00')]]);
  });

  test('ESC-1 a missed resolution deadline is told at nine the next morning, no earlier', async () => {
    await moveTo(days.at(6, '08:59:59'));
    expect((await tasks())[2]).toBe(`resolution overdue ${days.at(5, '23:59:59')}`);
    expect((await told('care_director')).length).toBe(1);
    await moveTo(days.at(6, '09:00:00'));
    for (const role of ['care_director', 'general_manager'] as const) {
      await expect
        .poll(() => told(role))
        .toEqual([
          ['deadline_missed', days.at(0, '12:00:00')],
          ['resolution_missed', days.at(6, '09:00:00')],
        ]);
    }
    expect((await tasks())[3]).toBe(`remedy open ${days.at(7, '09:00:00')}`);
    await command('general_manager', 'remedy', { cause: '备件缺货', measure: '加急订货' });
  });

  test('ESC-6 an unsatisfied customer reopens it; the general manager has a day for the remedy', async () => {
    await moveTo(days.at(6, '14:00:00'));
    expect(await command('service_director', 'resolution', resolutionBody)).toMatchObject({
      status: 'resolved',
    });
    const { verifications, status } = await command('care_director', 'verification', {
      outcome: 'unsatisfied',
      satisfaction: 2,
      remarks: '异响仍在',
    });
    expect(status).toBe('reopened');
    const [{ at } = { at: '' }] = verifications;
    expect(at.slice(0, 15)).toBe(days.at(6, '14:00:00').slice(0, 15));
    await expect
      .poll(async () => (await told('general_manager')).at(-1))
      .toEqual(['customer_unsatisfied', at]);
    const dayLater = (Date.parse(at) + 24 * 3600_000) / 1000;
    const remedy = (await complaint()).tasks.at(-1);
    expect(remedy).toMatchObject({ kind: 'remedy', state: 'open', owner: { role: 'general_manager' } });
    expect(Date.parse(remedy?.dueAt ?? '') / 1000).toBe(dayLater);
    expect((await tasks()).at(-2)).toBe(`resolution open ${days.at(11, '23:59:59')}`);
    await command('general_manager', 'remedy', { cause: '检查不彻底', measure: '技术经理复检' });
  });

  test('CLOSE-1 a satisfied customer closes it', async () => {
    await moveTo(days.at(7, '10:00:00'));
    await command('service_director', 'resolution', resolutionBody);
    const closed = await command('care_director', 'verification', { outcome: 'satisfied', satisfaction: 5 });
    expect(closed).toMatchObject({ status: 'closed', closedBecause: 'satisfied' });
    expect(closed.tasks.filter(({ state }) => state === 'open' || state === 'overdue')).toEqual([]);
    const refused = await people.care_specialist.post<{ allowed: string[] }>(`/complaints/${id}/withdrawal`, {
      reason: '客户撤回',
    });
    // Only the care director may take it up again.
    expect(refused).toMatchObject({ status: 409, body: { allowed: [] } });
    expect((await complaint()).commands).toEqual(['reopen-complaint']);
  });

  test('STAT-1 the month counts each of it once', async () => {
    const once = { met: 0, late: 1, overdue: 0 };
    await expect.poll(figures).toMatchObject({ closed: 1 });
    expect(await figures()).toMatchObject({
      branchId,
      month: days.month,
      signOff: expect.objectContaining({ state: 'none' }),
      received: 1,
      enquiries: 0,
      closed: 1,
      withdrawn: 0,
      merged: 0,
      reopened: 1,
      openAtEnd: 0,
      byCategory: expect.objectContaining({ new_car_quality: 1, price_dispute: 0 }),
      byChannel: expect.objectContaining({ hotline: 1, walk_in: 0 }),
      byForm: { sales: 0, after_sales: 1 },
      byCause: expect.objectContaining({ unclassified: 1 }),
      byCategoryAndCause: { new_car_quality: { unclassified: 1 } },
      verifications: { satisfied: 1, unsatisfied: 1, not_reached: 0 },
      durations: {
        contact: expect.objectContaining({ count: 1 }),
        close: expect.objectContaining({ count: 1 }),
      },
      deadlines: expect.objectContaining({
        contact: once,
        reply: { met: 0, late: 0, overdue: 0 },
        solution: { met: 1, late: 0, overdue: 0 },
        resolution: { met: 1, late: 1, overdue: 0 },
        verification: { met: 2, late: 0, overdue: 0 },
        remedy: { met: 2, late: 0, overdue: 0 },
      }),
      escalations: expect.objectContaining({ general_manager: 3, care_director: 2, group_admin: 0 }),
    });
    expect(await client.recount()).toEqual([]);
  });

  test('HANDLE-9 the record tells it all in order, each thing once', async () => {
    const entries = await record();
    expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, at) => at + 1));
    expect(entries.map(({ action, by }) => `${by.role} ${action}`)).toEqual([
      'care_specialist register-complaint',
      'system contact_miss',
      'service_director record-contact',
      'service_director record-findings',
      'service_director propose-solution',
      'system resolution_report_no_solution',
      'system resolution_remind',
      'system resolution_miss',
      'system resolution_tell_missed',
      'general_manager record-remedy',
      'service_director resolve-complaint',
      'care_director verify-complaint',
      'general_manager record-remedy',
      'service_director resolve-complaint',
      'care_director verify-complaint',
    ]);
  });

  test('killed at the end, all of it is still there; nothing is left to happen', async () => {
    await killAndStart();
    const before = await everything();
    await moveTo(days.at(20, '10:00:00'));
    expect(await everything()).toEqual(before);
  });

  test('nothing went wrong unseen, and every running task has its schedule', async () => {
    expect(system.log.filter(({ event }) => event === 'dead_letter')).toEqual([]);
    if (!system.faults) expect(system.log.filter(({ level }) => level === 'error')).toEqual([]);
    for (const [kind, times] of Object.entries(system.faults?.injected ?? {})) {
      expect(times, kind).toBeGreaterThan(0);
    }
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
  });
});
