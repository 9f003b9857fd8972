import { afterAll, beforeAll, expect, test } from 'vitest';
import { useCase as getMe } from '../../../functions/work/get-me.ts';
import type { Me } from '../../../functions/work/me-view.ts';
import type { Caller } from '../../../shared/data/directory/caller.ts';
import { writeNotice } from '../../../shared/data/head/notice-store.ts';
import { writeTaskRow } from '../../../shared/data/head/task-store.ts';
import { newSubjectId } from '../../../shared/data/table/ids.ts';
import type { Write } from '../../../shared/data/table/transaction.ts';
import { plus } from '../../../shared/domain/calendar.ts';
import type { Owner } from '../../../shared/domain/roles.ts';
import { miss, newTask, pause, type Task } from '../../../shared/domain/task.ts';
import { plain } from '../../../shared/http/rendition.ts';
import { type Backends, branchIds, startBackends } from '../../support/backends.ts';

const now = '2026-11-23T02:00:00.000Z';
const timeZone = 'Asia/Shanghai';
const [here, there] = branchIds;

let backends: Backends;
let people = 0;
let subjects = 0;

beforeAll(async () => {
  backends = await startBackends(now);
});
afterAll(() => backends.stop());

/** Somebody for whom nothing waits yet. */
function somebody(at: readonly string[] = [here]): Caller {
  people += 1;
  const id = `per.tst.${String(people).padStart(16, '0')}`;
  return { id, groupId: 'tst', name: '测试', role: 'finance', branchIds: [...at] };
}

function subjectAt(branchId: string) {
  subjects += 1;
  const id = newSubjectId('complaint', branchId, String(subjects).padStart(16, '0'));
  return { id, number: `T-${subjects}`, branchId, timeZone };
}

const ownerOf = ({ id, role }: Caller): Owner => ({ role, person: id });

function notices(to: Caller, count: number, branchId: string = here): Write[] {
  const text = { zh: '请处理。', en: 'Please handle it.' };
  return Array.from({ length: count }, (_, n) =>
    writeNotice(subjectAt(branchId), {
      ...{ id: 'n1', at: plus(now, `PT${n}S`), kind: 'complaint_assigned', to: ownerOf(to), text },
    }),
  );
}

/** Tasks of theirs, each due a minute after the one before and the last of them an hour ago. */
function tasks(
  of: Caller,
  count: number,
  become: (task: Task) => Task = (task) => miss(task, now, timeZone),
): Write[] {
  return Array.from({ length: count }, (_, n) => {
    const dueAt = plus(now, `-PT${60 + n}M`);
    const task = newTask('t1', 'contact', ownerOf(of), '2026-11-01T02:00:00.000Z', dueAt, []);
    return writeTaskRow(subjectAt(here), become(task));
  });
}

async function write(writes: readonly Write[]): Promise<void> {
  for (let at = 0; at < writes.length; at += 100) {
    await backends.runtime.table.transact(writes.slice(at, at + 100));
  }
}

async function counted(caller: Caller, ...others: Caller[]) {
  let items = 0;
  const { table } = backends.runtime;
  const counting = {
    ...table,
    query: async (...query: Parameters<typeof table.query>) => {
      const page = await table.query(...query);
      items += page.items.length;
      return page;
    },
  };
  const { body } = await getMe.run(
    { params: {}, query: {}, body: undefined, issuer: '', rendition: plain },
    {
      runtime: { ...backends.runtime, table: counting },
      ...{ caller, personas: [caller, ...others], action: 'me:read', now },
      loaded: await table.load([]),
    },
  );
  const { unreadNotices, overdueTasks } = body as Me;
  return { unreadNotices, overdueTasks, items };
}

test.each([
  [99, { count: 99, more: false }],
  [100, { count: 100, more: false }],
  [101, { count: 100, more: true }],
  [450, { count: 100, more: true }],
])('of %i that wait a hundred are counted, without reading all', async (number, expected) => {
  const caller = somebody();
  await write([...notices(caller, number), ...tasks(caller, number)]);
  const { items, ...counts } = await counted(caller);
  expect(counts).toEqual({ unreadNotices: expected, overdueTasks: expected });
  expect(items).toBeLessThanOrEqual(101 + 200);
});

test('tasks whose clock stands, or whose time is still to come, are looked past', async () => {
  const caller = somebody();
  const stands = (task: Task) => (task.state === 'open' ? pause(task, task.openedAt, undefined) : task);
  const toCome = newTask('t1', 'contact', ownerOf(caller), now, plus(now, 'PT1S'), []);
  await write([
    ...tasks(caller, 120, stands),
    ...tasks(caller, 5),
    ...Array.from({ length: 120 }, () => writeTaskRow(subjectAt(here), toCome)),
  ]);
  const { items, overdueTasks } = await counted(caller);
  expect(overdueTasks).toEqual({ count: 5, more: false });
  expect(items).toBe(125);
});

test('ROUTE-3 of a person’s own a stand-in has counted what is of the branch, as far as that is looked for', async () => {
  const standIn = somebody();
  const person = somebody([here, there]);
  const inTheirPlace = { ...person, branchIds: [here], standInUntil: plus(now, 'PT1H') };
  await write([...notices(person, 3), ...notices(person, 250, there), ...notices(standIn, 2)]);
  expect((await counted(standIn)).unreadNotices).toEqual({ count: 2, more: false });
  expect((await counted(standIn, inTheirPlace)).unreadNotices).toEqual({ count: 5, more: false });
  await write(notices(person, 900, there));
  const { items, unreadNotices } = await counted(standIn, inTheirPlace);
  expect(unreadNotices.more).toBe(true);
  expect(unreadNotices.count).toBeLessThan(5);
  expect(items).toBeLessThan(2_000);
});
