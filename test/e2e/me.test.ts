import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../functions/routes.ts';
import type { meView } from '../../functions/work/me-view.ts';
import { withinRoutes } from '../../infra/docs/access-page.ts';
import { routeKey } from '../../shared/http/route.ts';
import { accessTable, contact } from './support/access-table.ts';
import { type Column, columns } from './support/askers.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type TaskView,
} from './support/client.ts';
import { branchId, complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

type MeView = ReturnType<typeof meView>;

const hour = 3600_000;

let system: SystemUnderTest;
let client: Client;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
});
afterAll(() => system.close());

async function me(of: Caller): Promise<MeView> {
  const { status, body } = await of.get<MeView>('/me');
  expect(status).toBe(200);
  return body;
}

const fromNow = async (ms: number) => new Date((await client.now()) + ms).toISOString();
const waiting = async (of: Caller) => {
  const { unreadNotices, overdueTasks } = await me(of);
  return [unreadNotices, overdueTasks];
};

/** The same by the lists, page by page. */
async function listed(of: Caller) {
  const notices = await allOf<NoticeView>(of, '/notices');
  const tasks = await allOf<TaskView>(of, '/tasks');
  return [notices.filter(({ read }) => !read), tasks.filter(({ state }) => state === 'overdue')].map(
    ({ length }) => ({ count: length, more: false }),
  );
}

const none = { count: 0, more: false };
const branches = {
  'demo.sh01': { id: 'demo.sh01', code: 'SH01', name: '上海浦东店', groupId: 'demo', regionId: 'east' },
  'demo.sh02': { id: 'demo.sh02', code: 'SH02', name: '上海虹桥店', groupId: 'demo', regionId: 'east' },
  'demo.gz01': { id: 'demo.gz01', code: 'GZ01', name: '广州天河店', groupId: 'demo', regionId: 'south' },
};
type BranchId = keyof typeof branches;
const told = (id: BranchId) => ({ ...branches[id], brand: '大众', timeZone: 'Asia/Shanghai' });
const group = { id: 'demo', name: '华晟汽车集团' };

/** Which actions a role may ever do, by the table of routes that is written by hand. */
function actionsBy(role: Column): string[] {
  return routes.flatMap((route) => {
    const letters = accessTable[routeKey(route)]?.[2].replaceAll(' ', '');
    return letters === undefined || letters[columns.indexOf(role)] === 'n' ? [] : route.action;
  });
}

describe('who the caller is', () => {
  test.each(columns.slice(0, 10))('%s', async (role) => {
    const person = await client.as({ role, branchIds: ['demo.gz01'] });
    const { actions, name, ...rest } = await me(person);
    expect(rest).toEqual({
      id: person.personId,
      role,
      branches: [told('demo.gz01')],
      group,
      standsInFor: [],
      unreadNotices: none,
      overdueTasks: none,
    });
    expect(name).not.toBe('');
    expectActions(actions, role);
  });

  test.each([
    ['group_admin', {}, { group }],
    ['regional_manager', { regionId: 'south' }, { region: { id: 'south', name: '华南区' } }],
    ['operator', {}, {}],
  ] as const)('%s, who works at no branch', async (role, where, expected) => {
    const person = await client.as({ role, ...where });
    const { actions, name: _, ...rest } = await me(person);
    expect(rest).toEqual({
      ...{ id: person.personId, role, ...expected },
      ...{ branches: [], standsInFor: [], unreadNotices: none, overdueTasks: none },
    });
    expectActions(actions, role);
  });

  test('at two branches, with what waits at both', async () => {
    const both = await client.as({
      role: 'value_added_manager',
      name: '两店经理',
      branchIds: ['demo.sh02', 'demo.gz01'],
    });
    expect((await me(both)).branches).toEqual([told('demo.sh02'), told('demo.gz01')]);
    for (const [at, count] of [
      ['demo.sh02', 1],
      ['demo.gz01', 2],
    ] as const) {
      const director = await client.as({ role: 'care_director', branchIds: [at] });
      const { id } = (await director.post('/complaints', complaintBody({ branchId: at }))).body;
      const assigned = await director.post(`/complaints/${id}/assignment`, { role: 'value_added_manager' });
      expect(assigned.status).toBe(200);
      expect(await waiting(both)).toEqual([{ count, more: false }, none]);
    }
    expect(await waiting(both)).toEqual(await listed(both));
  });

  function expectActions(actions: readonly string[], role: Column): void {
    const ofRoutes = actions.filter((action) => !(action in withinRoutes));
    expect(ofRoutes.toSorted()).toEqual([...new Set(actionsBy(role))].toSorted());
    expect(actions.includes('customer:classify')).toBe(role.startsWith('care_'));
  }
});

describe('what waits for the caller', () => {
  let owner: Caller;
  let colleague: Caller;
  let adviser: Caller;
  let ids: string[];

  beforeAll(async () => {
    owner = await client.as('service_director');
    colleague = await client.as({ role: 'service_director', name: '另一位总监' });
    adviser = await client.as('service_adviser');
    const specialist = await client.as('care_specialist');
    ids = [];
    for (let n = 0; n < 3; n++) {
      const { body } = await specialist.post('/complaints', complaintBody());
      ids.push(body.id);
    }
  });

  test('a notice counts until somebody has read it who shares the mailbox', async () => {
    expect(await waiting(owner)).toEqual([{ count: 3, more: false }, none]);
    const [notice] = await allOf<NoticeView>(owner, '/notices');
    expect((await owner.post(`/notices/${notice?.id}/read`, {})).status).toBe(200);
    for (const one of [owner, colleague]) {
      expect(await waiting(one)).toEqual([{ count: 2, more: false }, none]);
    }
    expect(await waiting(adviser)).toEqual([none, none]);
  });

  test('a task counts from its deadline until it is done, and not while the customer is waited for', async () => {
    const [first, second, third] = ids;
    expect((await owner.post(`/complaints/${third}/contacts`, contact)).status).toBe(200);
    const paused = await owner.post(`/complaints/${third}/waiting`, { reason: '客户出差' });
    expect(paused.status).toBe(200);
    // Past every deadline there is of them, the paused one's too.
    await client.moveTo(await fromNow(8 * 24 * hour));
    const [, overdue] = await waiting(owner);
    expect([(await listed(owner))[1], overdue?.count]).toEqual([overdue, expect.any(Number)]);
    const tasks = await allOf<TaskView>(owner, '/tasks');
    const of = (id: string | undefined) =>
      tasks.filter(({ subject, state }) => subject.id === id && state === 'overdue').length;
    expect(overdue?.count).toBe(of(first) + of(second) + of(third));
    expect([
      of(first) > 1,
      tasks.some(({ subject, kind }) => subject.id === third && kind === 'resolution'),
    ]).toEqual([true, true]);
    expect((await owner.post(`/complaints/${first}/contacts`, contact)).status).toBe(200);
    const [, left] = await waiting(owner);
    expect(left).toEqual((await listed(owner))[1]);
    expect(left?.count).toBeLessThan(overdue?.count ?? 0);
  });

  test('ROUTE-3 who stands in for somebody has what waits for them too, what they may do, and until when', async () => {
    const manager = await client.as('general_manager');
    const before = await me(adviser);
    const body = {
      branchId,
      person: owner.personId,
      standIn: adviser.personId,
      until: await fromNow(48 * hour),
    };
    const named = await manager.post<{ id: string; until: string }>('/stand-ins', body);
    expect(named.status).toBe(201);

    const during = await me(adviser);
    expect(during).toMatchObject({
      id: adviser.personId,
      role: 'service_adviser',
      standsInFor: [
        {
          person: { id: owner.personId, role: 'service_director', name: (await me(owner)).name },
          branch: told('demo.sh01'),
          until: named.body.until,
        },
      ],
    });
    expect(during.actions).toEqual(expect.arrayContaining([...before.actions, ...(await me(owner)).actions]));
    expect([before, during].map(({ actions }) => actions.includes('report:monthly'))).toEqual([false, true]);
    expect(await waiting(adviser)).toEqual(await listed(adviser));
    expect(during.overdueTasks.count).toBeGreaterThan(before.overdueTasks.count);

    expect((await manager.post(`/stand-ins/${named.body.id}/end`, {})).status).toBe(200);
    expect(await me(adviser)).toEqual(before);
  });
});
