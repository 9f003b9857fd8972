import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PlanView } from '../../functions/emergencies/plan-view.ts';
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
import { complaintBody, key } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { faulty, plain, type SystemUnderTest } from './support/system-under-test.ts';

const [here, surging, drilling] = ['demo.sh01', 'demo.sh02', 'demo.gz01'] as const;

interface Folded extends NoticeView {
  readonly count: number;
  readonly notices: readonly { readonly id: string }[];
}

describe.each([plain, faulty(7)])('emergencies, $name', ({ open }) => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;

  beforeAll(async () => {
    system = await open();
    client = createClient(system);
    days = nextFifth(await client.now());
    await client.moveTo(days.at(0, '10:00:00'));
  }, 120_000);
  afterAll(() => system.close());

  const at = (branchId: string, role: string) => client.as({ role, branchIds: [branchId] });
  const told = async (caller: Caller, kind: string) =>
    (await allOf<NoticeView>(caller, '/notices')).filter((notice) => notice.kind === kind);
  const planOf = async (caller: Caller, id: string) =>
    (await caller.get<PlanView>(`/emergency-plans/${id}`)).body;
  const register = (caller: Caller, body: Readonly<Record<string, unknown>>) =>
    caller.post('/complaints', complaintBody(body), key());

  test('EMERG-1 turned on by hand it is told to all, also after a restart, and ends at its own instant', async () => {
    const manager = await at(here, 'general_manager');
    const body = { scopeId: here, until: days.at(2, '18:00:00'), reason: '媒体曝光' };
    const once = key();
    const { status, body: plan, headers } = await manager.post<PlanView>('/emergency-plans', body, once);
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/emergency-plans/${plan.id}`);
    expect(plan).toMatchObject({ scopeId: here, status: 'on', drill: false, until: days.at(2, '18:00:00') });
    expect((await manager.post<PlanView>('/emergency-plans', body, once)).body).toEqual(plan);
    expect((await manager.post<ProblemView>('/emergency-plans', body)).status).toBe(409);
    for (const role of [
      'general_manager',
      'service_director',
      'sales_director',
      'care_director',
      'finance',
    ]) {
      expect(await told(await at(here, role), 'emergency_started'), role).toHaveLength(1);
    }

    const officer = await at(here, 'care_officer');
    const before = { category: 'transport', receivedAt: days.at(0, '09:00:00') };
    expect((await register(officer, before)).body).toMatchObject({ priority: 'medium' });
    expect((await register(officer, { category: 'enquiry' })).body.priority).toBe('medium');
    const { body: complaint } = await register(officer, { category: 'transport', priority: 'low' });
    expect(complaint).toMatchObject({ emergency: { planId: plan.id }, priority: 'high' });
    const due = Date.parse(complaint.tasks.find(({ kind }) => kind === 'contact')?.dueAt ?? '');
    expect(due - Date.parse(complaint.receivedAt)).toBe(3600_000);
    const copies = await told(manager, 'emergency_complaint');
    expect(copies.map(({ subject }) => subject.number)).toEqual([complaint.number]);

    await system.stop();
    await system.start();
    await client.moveTo(days.at(3, '09:00:00'));
    expect(await planOf(manager, plan.id)).toMatchObject({ status: 'ended', until: days.at(2, '18:00:00') });
    const ended = await told(await at(here, 'value_added_manager'), 'emergency_ended');
    expect(ended.map((notice) => notice.at)).toEqual([days.at(2, '18:00:00')]);

    const late = await register(officer, { category: 'transport', receivedAt: days.at(2, '17:59:59') });
    expect(late.body).toMatchObject({ emergency: { planId: plan.id }, priority: 'high' });
    const after = await register(officer, { category: 'transport', receivedAt: days.at(2, '18:00:00') });
    expect(after.body).not.toHaveProperty('emergency');
    const kept = await manager.get<typeof complaint>(`/complaints/${complaint.id}`);
    expect(kept.body).toMatchObject({ priority: 'high', emergency: { planId: plan.id } });
  });

  test('EMERG-3 a surge is told once, with a plan that one call turns on', async () => {
    const [manager, director] = await Promise.all([
      at(surging, 'general_manager'),
      at(surging, 'care_director'),
    ]);
    const come = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          register(director, { branchId: surging, category: 'price_dispute' }),
        ),
      );
    await come(3);
    await register(director, { branchId: surging, category: 'enquiry' });
    await register(director, { branchId: surging, receivedAt: days.at(1, '10:00:00') });
    await client.recount();
    expect(await told(manager, 'surge')).toEqual([]);
    await come(2);
    await client.recount();
    await come(6);
    await client.recount();
    const [notice, ...more] = await told(manager, 'surge');
    expect(more).toEqual([]);
    expect(await told(director, 'surge')).toHaveLength(1);
    expect(notice?.text.en).toContain('5 complaints came in within 24 hours');

    const proposed = await planOf(director, notice?.subject.id ?? '');
    expect(proposed).toMatchObject({ status: 'proposed', surge: { count: 5, dailyMean: 0 } });
    const path = `/emergency-plans/${proposed.id}/start`;
    expect((await director.post<ProblemView>(path, {})).status).toBe(403);
    const started = await manager.post<PlanView>(path, {});
    expect(started.body).toMatchObject({ status: 'on', surge: { count: 5 } });
    const { body } = await register(director, { branchId: surging, category: 'price_dispute' });
    expect(body).toMatchObject({ emergency: { planId: proposed.id }, priority: 'high' });
    expect((await manager.post<ProblemView>(path, {})).body.allowed).toEqual(['end-emergency-plan']);
    const off = await manager.post<PlanView>(`/emergency-plans/${proposed.id}/end`, { reason: '已平息' });
    expect(off.body.status).toBe('ended');
    const calm = await register(director, { branchId: surging, category: 'price_dispute' });
    expect(calm.body).toMatchObject({ priority: 'medium' });
  });

  test('EMERG-4 a drill goes through everything, counts nowhere, and is summed up', async () => {
    const [manager, director] = await Promise.all([
      at(drilling, 'general_manager'),
      at(drilling, 'care_director'),
    ]);
    const made = { branchId: drilling, category: 'contract_dispute', drill: true };
    expect((await register(director, made)).status).toBe(400);
    const plan = {
      scopeId: drilling,
      drill: true,
      from: days.at(3, '14:00:00'),
      until: days.at(3, '17:00:00'),
      reason: '演练',
    };
    const { id } = (await manager.post<PlanView>('/emergency-plans', plan)).body;
    await client.moveTo(days.at(3, '14:00:30'));
    expect(await planOf(manager, id)).toMatchObject({ status: 'on', drill: true });

    const same = { name: '赵先生', phone: '13900139000' };
    const { body: complaint } = await register(director, { ...made, customer: same });
    expect(complaint).toMatchObject({ drill: true, emergency: { planId: id }, priority: 'high' });
    await register(director, { ...made, severe: true });
    const [copy] = await told(manager, 'emergency_complaint');
    expect(copy).toMatchObject({ subject: { drill: true } });
    expect(copy?.text.zh).toMatch(/^【演练】/);
    const tasks = await allOf<TaskView>(manager, '/tasks');
    expect(tasks.find(({ subject }) => subject.id === complaint.id)?.subject).toMatchObject({ drill: true });
    await client.moveTo(days.at(3, '14:20:30'));
    const contacts = `/complaints/${complaint.id}/contacts`;
    await manager.post(contacts, { outcome: 'reached', summary: '已联系' });

    const { body: real } = await register(director, {
      branchId: drilling,
      category: 'contract_dispute',
      customer: same,
    });
    expect(real).toMatchObject({ drill: false, recurrence: false, linked: [] });
    expect(real).not.toHaveProperty('emergency');

    await client.moveTo(days.at(3, '17:10:00'));
    await expect
      .poll(async () => (await planOf(manager, id)).summary, { timeout: 60_000 })
      .toMatchObject({
        complaints: 2,
        closed: 0,
        contact: { reached: 1, meanMinutes: 20, longestMinutes: 20 },
      });
    const { summary } = await planOf(manager, id);
    expect(summary?.deadlines).toContainEqual({ kind: 'contact', met: 1, late: 0, overdue: 1, running: 0 });
    const [word] = await told(await at(drilling, 'finance'), 'drill_summary');
    expect(word?.text.zh).toContain('【演练】演练');
    const over = await director.get<typeof complaint>(`/complaints/${complaint.id}`);
    expect(over.body.status).toBe('withdrawn');

    const { body: figures } = await manager.get<Figures>(`/reports/monthly/${drilling}/${days.month}`);
    expect(figures).toMatchObject({ received: 1, withdrawn: 0, escalations: { general_manager: 0 } });
    const revision = (await allOf<TaskView>(manager, '/tasks')).find(({ kind }) => kind === 'revision');
    expect(revision?.dueAt).toBe(days.at(10, '23:59:59'));
    const revised = await manager.post<PlanView>(`/emergency-plans/${id}/revision`, { text: '增设值班' });
    expect(revised.body.revision).toMatchObject({ text: '增设值班' });
    expect((await allOf<TaskView>(manager, '/tasks')).some(({ kind }) => kind === 'revision')).toBe(false);
    const list = await allOf<{ id: string }>(manager, `/emergency-plans?branchId=${drilling}`);
    expect(list).toMatchObject([{ id, status: 'ended', drill: true }]);
  });

  test("EMERG-1 a group's plan is on at every branch, and its end ends them", async () => {
    const admin = await client.as('group_admin');
    const body = { scopeId: 'demo', reason: '“3·15”', until: days.at(20, '00:00:00') };
    const { body: group } = await admin.post<PlanView>('/emergency-plans', body);
    expect(group).toMatchObject({ scopeId: 'demo', status: 'on', command: { role: 'group_admin' } });
    const manager = await at(here, 'general_manager');
    expect((await manager.get(`/emergency-plans/${group.id}`)).status).toBe(404);
    expect((await manager.post('/emergency-plans', body)).status).toBe(404);

    const atOnce = await register(await at(here, 'general_manager'), { branchId: here, category: 'other' });
    expect(atOnce.body).toMatchObject({ priority: 'high', emergency: {} });

    await client.moveTo(days.at(3, '18:00:00'));
    for (const branchId of [here, surging, drilling]) {
      const local = await at(branchId, 'general_manager');
      const [newest] = await allOf<{ id: string }>(local, `/emergency-plans?branchId=${branchId}`);
      const own = await planOf(local, newest?.id ?? '');
      expect(own).toMatchObject({ partOf: group.id, status: 'on', until: days.at(20, '00:00:00') });
      const { body } = await register(local, { branchId, category: 'other' });
      expect(body.emergency).toEqual({ planId: own.id });
    }

    await admin.post(`/emergency-plans/${group.id}/end`, {});
    await client.moveTo(days.at(3, '18:10:00'));
    const { body: calm } = await register(manager, { category: 'other' });
    expect(calm).not.toHaveProperty('emergency');
    const [newest] = await told(manager, 'emergency_ended');
    expect(newest?.at.startsWith(days.at(3, '18:0').slice(0, 15))).toBe(true);
  });

  test('EMERG-2 two hundred notices are few when they are grouped, and read in one go', async () => {
    const admin = await client.as('group_admin');
    await admin.post('/emergency-plans', { scopeId: here, reason: '演示' });
    const officer = await at(here, 'care_officer');
    for (let round = 0; round < 10; round++) {
      await Promise.all(Array.from({ length: 10 }, () => register(officer, { category: 'transport' })));
    }
    const manager = await at(here, 'general_manager');
    await client.moveTo(days.at(4, '09:00:00'));
    const all = await allOf<NoticeView>(manager, '/notices');
    expect(all.length).toBeGreaterThan(200);
    const folded = await allOf<Folded>(manager, '/notices?grouped=true', 3);
    const ids = folded.flatMap(({ notices }) => notices.map(({ id }) => id));
    expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect(folded.length).toBeLessThan(25);
    for (const one of folded) expect(one.count).toBe(one.notices.length);
    const largest = folded.reduce((a, b) => (a.count < b.count ? b : a));
    expect(largest).toMatchObject({ count: 90, read: false });
    expect(largest.text.en).toMatch(/\(and 89 more of this kind\)$/);

    const chosen = largest.notices.map(({ id }) => id);
    expect((await manager.post<{ read: number }>('/notices/read', { ids: chosen }, key())).body).toEqual({
      read: 90,
    });
    const unread = (await allOf<NoticeView>(manager, '/notices')).filter(({ read }) => !read);
    expect(unread).toHaveLength(all.filter(({ read }) => !read).length - 90);
    expect((await officer.post('/notices/read', { ids: chosen })).status).toBe(400);
    const repeated = await manager.post<{ read: number }>('/notices/read', { ids: chosen.slice(0, 2) });
    expect(repeated.body).toEqual({ read: 2 });
  }, 120_000);

  test('EMERG-4 the figures are exact, and every step has its schedule', async () => {
    expect(await client.recount()).toEqual([]);
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
    expect(system.log.filter(({ event }) => event === 'dead_letter')).toEqual([]);
    expect(system.log.filter(({ event }) => event === 'arrivals_not_watched')).toEqual([]);
  });
});
