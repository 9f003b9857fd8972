import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allOf, type Caller, type Client, createClient } from './support/client.ts';
import { complaintBody } from './support/samples.ts';
import { enterSecondGroup, tableOf } from './support/second-group.ts';
import { type SystemUnderTest, withDatabase } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let region: Caller;
let manager: Caller;
let month: string;
let kept: string;
let escalated: string;

beforeAll(async () => {
  system = await withDatabase.open();
  client = createClient(system);
  await enterSecondGroup(tableOf(system));
  region = await client.as({ role: 'regional_manager', regionId: 'east' });
  manager = await client.as('general_manager');
  month = new Date((await client.now()) + 8 * 3600_000).toISOString().slice(0, 7);
  const register = async () => (await manager.post('/complaints', complaintBody())).body.id;
  [kept, escalated] = [await register(), await register()];
  const rival = await client.as({ role: 'care_director', branchIds: ['rival.sh01'] });
  await rival.post('/complaints', complaintBody({ branchId: 'rival.sh01' }));
  await manager.post(`/complaints/${escalated}/escalations`, { reason: '超出权限', to: 'group_admin' });
  const admin = await client.as('group_admin');
  await admin.post(`/complaints/${escalated}/escalations`, { reason: '需厂家支持', to: 'regional_manager' });
});
afterAll(() => system.close());

const status = async (path: string) => (await region.get(path)).status;

describe('ESC-4 the regional manager sees complaints that were escalated to the region, and no other', () => {
  test('in lists, whatever these are narrowed down by', async () => {
    const idsBy = async (query: string) =>
      (await allOf<{ id: string }>(region, `/complaints?branchId=demo.sh01${query}`)).map(({ id }) => id);
    for (const query of ['', `&month=${month}`, '&category=new_car_quality', '&owner=regional_manager']) {
      expect(await idsBy(query)).toEqual([escalated]);
    }
    expect(await idsBy('&severe=true')).toEqual([]);
    expect(await allOf(region, '/complaints?branchId=rival.sh01')).toEqual([]);
    expect(await status('/complaints?branchId=demo.gz01')).toBe(404);
  });

  test('by id, with record and files', async () => {
    for (const part of ['', '/record', '/attachments']) {
      expect([
        await status(`/complaints/${escalated}${part}`),
        await status(`/complaints/${kept}${part}`),
      ]).toEqual([200, 404]);
    }
  });

  test('in work and notices', async () => {
    const subjects = async (path: string) => {
      const items = await allOf<{ subject: { id: string } }>(region, path);
      return new Set(items.map(({ subject }) => subject.id));
    };
    expect(await subjects('/notices')).toEqual(new Set([escalated]));
    expect([...(await subjects('/tasks'))].filter((id) => id !== escalated)).toEqual([]);
  });
});

test('STAT-5 the regional manager sees the branches of the region, of whatever group, and their figures', async () => {
  const branches = await allOf<{ id: string; regionId: string }>(region, '/branches');
  expect(branches.map(({ id }) => id).toSorted()).toEqual(['demo.sh01', 'demo.sh02', 'rival.sh01']);
  for (const { id } of branches) {
    expect(await status(`/reports/monthly/${id}/${month}`)).toBe(200);
    expect(await status(`/reports/yearly/${id}/${month.slice(0, 4)}`)).toBe(200);
  }
  const { body } = await region.get<{ branches: { branchId: string }[] }>(`/reports/regional/east/${month}`);
  expect(body.branches.map(({ branchId }) => branchId).toSorted()).toEqual([
    'demo.sh01',
    'demo.sh02',
    'rival.sh01',
  ]);
  for (const other of ['demo.gz01', 'rival.gz01', 'demo.none']) {
    expect(await status(`/reports/monthly/${other}/${month}`)).toBe(404);
  }
  expect(await status(`/reports/regional/south/${month}`)).toBe(404);
  expect(await status(`/reports/regional/nowhere/${month}`)).toBe(404);
});

test('STAT-5 and nothing else: no people, customers, calls, visits, policies, emergencies or ledger', async () => {
  for (const path of [
    '/staff?branchId=demo.sh01',
    '/stand-ins?branchId=demo.sh01',
    '/branches/demo.sh01/channels',
    '/customers?branchId=demo.sh01&phone=13800138000',
    '/vehicles/LSVAM4187C2184847',
    '/callbacks?branchId=demo.sh01',
    '/deliveries?branchId=demo.sh01',
    '/visits?branchId=demo.sh01',
    '/campaigns?branchId=demo.sh01',
    '/imports?branchId=demo.sh01',
    '/policies/demo.sh01',
    '/emergency-plans?branchId=demo.sh01',
    '/ledger?branchId=demo.sh01',
    '/improvements?branchId=demo.sh01',
    '/reviews?branchId=demo.sh01',
    `/reports/persons/demo.sh01/${month}`,
    `/reports/group/demo/${month}`,
    `/sampling/demo.sh01/${month}`,
  ]) {
    expect([path, await status(path)]).toEqual([path, 403]);
  }
});
