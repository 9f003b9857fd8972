import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { VisitView } from '../../functions/visits/visit-view.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type TaskView,
} from './support/client.ts';
import { importAll, importBody, importOf, minutesLater, sendImport } from './support/import-files.ts';
import { branchId, deliveryBody, newPhone, newVin } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let director: Caller;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  director = await client.as('care_director');
});
afterAll(() => system.close());

/** `姓名,手机号` in GB18030, and a customer called 张三. */
const chinese = {
  header: Buffer.from([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xca, 0xd6, 0xbb, 0xfa, 0xba, 0xc5, 0x0a]),
  zhangSan: Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0x2c]),
};

const bom = '\uFEFF';
const customers = (...rows: string[]) => `姓名,手机号,VIN,车牌号,积分\n${rows.join('\n')}\n`;
const customer = (name: string, phone = newPhone(), vin = '', plate = '') =>
  [name, phone, vin, plate, '0'].join(',');

describe('a file of customers', () => {
  test('is taken row by row; the bad ones come back with line and reason, and who sent it is told', async () => {
    const file = customers(
      customer('王芳'),
      customer('李娜', '12345'),
      '',
      `"赵\n敏",${newPhone()},,,0`,
      customer('', newPhone(), 'LSVAM4187C2184848'),
      customer('孙莉', newPhone(), newVin(), '沪A·12345'),
      '钱',
    );
    const view = await importAll(client, director, file);
    expect(view).toMatchObject({
      status: 'done',
      rows: 6,
      done: 6,
      taken: 3,
      unchanged: 0,
      bad: 3,
      ignoredColumns: ['积分'],
      badRows: {
        items: [
          { line: 3, column: '手机号', reason: { en: 'is not a telephone number' } },
          { line: 7, column: '姓名', reason: { en: 'is required; VIN has a wrong check digit' } },
          { line: 9, reason: { en: 'has only 1 of the 5 cells' } },
        ],
        nextCursor: null,
      },
    });
    expect(view.number).toMatch(/^SH01-I\d{8}-[0-9A-Z]{4}$/);
    const notices = await allOf<NoticeView>(director, '/notices');
    expect(notices.filter(({ subject }) => subject.id === view.id)).toMatchObject([
      { kind: 'job_finished', subject: { type: 'import', number: view.number } },
    ]);
    const tasks = await allOf<TaskView>(director, '/tasks');
    expect(tasks.filter(({ subject }) => subject.id === view.id)).toEqual([]);
    const [latest] = await allOf(director, `/imports?branchId=${branchId}`);
    expect(latest).toMatchObject({ id: view.id, kind: 'customers', status: 'done', taken: 3, bad: 3 });
  });

  test('can be sent again: nothing is doubled, and only what is new is taken', async () => {
    const rows = [customer('周杰', newPhone(), newVin(), '沪B·1'), customer('吴敏')];
    expect(await importAll(client, director, customers(...rows))).toMatchObject({ taken: 2 });
    const again = await importAll(client, director, bom + customers(...rows, customer('郑洁')));
    expect(again).toMatchObject({ status: 'done', taken: 1, unchanged: 2, bad: 0 });
  });

  test('may be GB18030, as most dealers’ systems write', async () => {
    const phone = newPhone();
    const file = Buffer.concat([chinese.header, chinese.zhangSan, Buffer.from(`${phone}\n`)]);
    expect(await importAll(client, director, file)).toMatchObject({ status: 'done', taken: 1, bad: 0 });
    const again = await importAll(client, director, `${bom}姓名;手机号\n张三;${phone}\n`);
    expect(again).toMatchObject({ taken: 0, unchanged: 1 });
  });

  test('the last of two rows about one customer stands', async () => {
    const phone = newPhone();
    const row = (address: string) => `冯刚,${phone},${address}`;
    const file = (...rows: string[]) => `姓名,手机号,地址\n${rows.join('\n')}\n`;
    const addresses = Array.from({ length: 20 }, (_, nth) => row(`浦东大道 ${nth} 号`));
    expect(await importAll(client, director, file(...addresses))).toMatchObject({ taken: 20 });
    expect(await importAll(client, director, file(addresses.at(-1) ?? ''))).toMatchObject({ unchanged: 1 });
  });
});

describe('a file of deliveries', () => {
  const header = '客户姓名,手机号,VIN,交车日期,销售顾问,质保到期日';
  const day = (ms: number) => new Date(ms + 8 * 3600_000).toISOString().slice(0, 10).replaceAll('-', '/');
  const daysAgo = async (days: number) => day((await client.now()) - days * 24 * 3600_000);
  const file = (...rows: string[]) => `${header}\n${rows.join('\n')}\n`;
  const row = (date: string, adviser = '张浩然', vin = newVin()) =>
    ['李强', newPhone(), vin, date, adviser, '2030/01/01'].join(',');

  test('starts the calls of today’s, and of older ones only those that are not overdue by now', async () => {
    const [today, tenDays, lastYear] = [await daysAgo(0), await daysAgo(10), '2024-05-01 10:30'];
    const vins = [newVin(), newVin(), newVin()] as const;
    const content = file(...[today, tenDays, lastYear].map((date, at) => row(date, '张浩然', vins[at])));
    const told = { kind: 'deliveries', name: '交车明细.csv' };
    expect(await importAll(client, director, content, told)).toMatchObject({
      status: 'done',
      taken: 3,
      bad: 0,
    });
    const deliveries = await allOf<{ id: string; number: string }>(
      director,
      `/deliveries?branchId=${branchId}`,
    );
    const calls = await allOf<{ delivery?: string; purpose: string; state: string }>(
      director,
      `/callbacks?branchId=${branchId}`,
    );
    const purposes = deliveries.map(({ id }) =>
      calls.filter(({ delivery }) => delivery === id).map(({ purpose }) => purpose),
    );
    expect(purposes.toSorted((a, b) => b.length - a.length)).toEqual([
      ['delivery_courtesy', 'delivery_second', 'delivery_third'],
      ['delivery_third'],
      [],
    ]);
    expect(calls.filter(({ state }) => state !== 'open')).toEqual([]);
    expect(await importAll(client, director, content, told)).toMatchObject({ taken: 0, unchanged: 3 });
  });

  test('names its advisers by name or id; whom the branch does not have is told', async () => {
    const sales = await client.as('sales_adviser');
    const today = await daysAgo(0);
    const content = file(
      row(today, sales.personId),
      row(today, '无名氏'),
      row(today, '李志明'),
      row('2099-01-01'),
    );
    expect(await importAll(client, director, content, { kind: 'deliveries' })).toMatchObject({
      taken: 1,
      bad: 3,
      badRows: {
        items: [
          { line: 3, column: '销售顾问', reason: { en: 'is not on the staff of the branch' } },
          {
            line: 4,
            column: '销售顾问',
            reason: { en: 'is service_adviser, not sales_adviser or sales_director' },
          },
          { line: 5, column: '交车日期', reason: { en: 'must not be in the future' } },
        ],
      },
    });
  });
});

describe('a file of visits', () => {
  const header = '姓名,电话,车架号,进站时间,交车时间,服务顾问,技师,维修项目';
  const local = (ms: number) => new Date(ms + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ');
  const hoursAgo = async (hours: number) => local((await client.now()) - hours * 3600_000);
  const file = (...rows: string[]) => `${header}\n${rows.join('\n')}\n`;
  const row = (
    vin: string,
    receivedAt: string,
    handedBackAt: string,
    adviser = '李志明',
    phone = newPhone(),
  ) => ['赵磊', phone, vin, receivedAt, handedBackAt, adviser, '老陈', '更换机油机滤'].join(',');
  const told = { kind: 'visits', name: '维修工单.csv' };
  const visits = async () =>
    await allOf<{ id: string; status: string; receivedAt: string }>(director, `/visits?branchId=${branchId}`);
  const visit = async (id: string) => (await director.get<VisitView>(`/visits/${id}`)).body;

  test('has old ones as history, by whomever they were looked after, without a call or a place in the choice', async () => {
    const known = new Set((await visits()).map(({ id }) => id));
    const content = file(
      row(newVin(), '2023-03-01 09:00', '2023-03-01 17:00', '已离职'),
      row(newVin(), await hoursAgo(24 * 30), await hoursAgo(24 * 29)),
    );
    expect(await importAll(client, director, content, told)).toMatchObject({
      status: 'done',
      taken: 2,
      bad: 0,
    });
    const added = (await visits()).filter(({ id }) => !known.has(id));
    expect(added).toHaveLength(2);
    for (const { id } of added) {
      expect(await visit(id)).toMatchObject({ sampling: { class: 'history', chosen: false }, callbacks: [] });
    }
    expect(await visit(added.at(-1)?.id ?? '')).toMatchObject({ adviser: { name: '已离职' } });
    expect(await importAll(client, director, content, told)).toMatchObject({ taken: 0, unchanged: 2 });
  });

  test('hands one back that is over by now, and chooses then whether to call', async () => {
    const vin = newVin();
    const phone = newPhone();
    const receivedAt = await hoursAgo(1);
    const known = new Set((await visits()).map(({ id }) => id));
    const open = row(vin, receivedAt, '', '李志明', phone);
    expect(await importAll(client, director, file(open), told)).toMatchObject({ taken: 1 });
    const { id = '' } = (await visits()).find((one) => !known.has(one.id)) ?? {};
    expect(await visit(id)).toMatchObject({ status: 'received', technician: '老陈' });
    expect(await importAll(client, director, file(open), told)).toMatchObject({ unchanged: 1 });
    const over = row(vin, receivedAt, await hoursAgo(0), '李志明', phone);
    expect(await importAll(client, director, file(over), told)).toMatchObject({ taken: 1, unchanged: 0 });
    const view = await visit(id);
    expect(view).toMatchObject({ status: 'handed_back', work: '更换机油机滤' });
    expect(view.callbacks).toHaveLength(view.sampling?.chosen ? 1 : 0);
    expect(await importAll(client, director, file(over), told)).toMatchObject({ taken: 0, unchanged: 1 });
  });

  test('VISIT-2 one whose extra work is unanswered stays open, with the reason; the other rows are taken', async () => {
    const vin = newVin();
    const phone = newPhone();
    const receivedAt = await hoursAgo(1);
    const known = new Set((await visits()).map(({ id }) => id));
    await importAll(client, director, file(row(vin, receivedAt, '', '李志明', phone)), told);
    const { id = '' } = (await visits()).find((one) => !known.has(one.id)) ?? {};
    const adviser = await client.as('service_adviser');
    const asked = await adviser.post(`/visits/${id}/extra-work`, { description: '更换空调滤芯' });
    expect(asked.status).toBe(200);
    const over = row(vin, receivedAt, await hoursAgo(0), '李志明', phone);
    expect(await importAll(client, director, file(over, row(newVin(), receivedAt, '')), told)).toMatchObject({
      status: 'done',
      taken: 1,
      bad: 1,
      badRows: {
        items: [
          {
            line: 2,
            reason: {
              zh: '客户尚未答复增项 1，不能交车',
              en: expect.stringContaining('not answered to extra work 1'),
            },
          },
        ],
      },
    });
    expect(await visit(id)).toMatchObject({ status: 'received' });
  });

  test('VISIT-1 one handed back on the day of which no time is written was handed back after it was received', async () => {
    const known = new Set((await visits()).map(({ id }) => id));
    const [vin, phone] = [newVin(), newPhone()];
    const rows = [
      row(newVin(), '2023-03-01 09:00', '2023-03-01'),
      row(newVin(), '2023-03-01', '2023-03-01 17:00'),
      row(vin, '2023-03-02 09:00', '', '李志明', phone),
    ];
    expect(await importAll(client, director, file(...rows), told)).toMatchObject({ taken: 3, bad: 0 });
    const { id: open } =
      (await visits()).find(({ id, status }) => !known.has(id) && status === 'received') ?? {};
    const adviser = await client.as('service_adviser');
    const diagnosis = { findings: '刹车片磨损', at: '2023-03-02T15:00:00+08:00' };
    expect(await adviser.post(`/visits/${open}/diagnosis`, diagnosis)).toMatchObject({ status: 200 });
    const over = row(vin, '2023-03-02 09:00', '2023-03-02 00:00:00', '李志明', phone);
    const content = file(over, row(newVin(), '2023-03-02 09:00', '2023-03-01'));
    expect(await importAll(client, director, content, told)).toMatchObject({
      taken: 1,
      bad: 1,
      badRows: { items: [{ line: 3, column: '交车时间' }] },
    });
    const added = (await visits()).filter(({ id }) => !known.has(id));
    const times = await Promise.all(added.map(async ({ id }) => (await visit(id)).handedBackAt));
    expect(times.sort()).toEqual([
      '2023-03-01T09:00:00+08:00',
      '2023-03-01T17:00:00+08:00',
      '2023-03-02T15:00:00+08:00',
    ]);
  });

  test('a second visit of the day is told from the first, whichever of them came first', async () => {
    const vin = newVin();
    const first = row(vin, '2024-05-06 08:00', '2024-05-06 09:30');
    const second = row(vin, '2024-05-06 15:00', '2024-05-06 17:00');
    expect(await importAll(client, director, file(first, second, first), told)).toMatchObject({
      taken: 1,
      unchanged: 1,
      bad: 1,
      badRows: {
        items: [
          {
            line: 3,
            column: '进站时间',
            reason: { zh: expect.stringMatching(/^与当日已登记的 SH01-V\S+ 不是同一次进站/) },
          },
        ],
      },
    });
    const early = row(vin, '2024-05-06 06:00', '2024-05-06 07:00');
    expect(await importAll(client, director, file(early, first), told)).toMatchObject({
      unchanged: 1,
      bad: 1,
    });
  });

  test('one of the same vehicle and day by another customer is told, not lost', async () => {
    const vin = newVin();
    const of = (phone: string) => row(vin, '2024-06-03 08:00', '2024-06-03 09:30', '李志明', phone);
    expect(await importAll(client, director, file(of(newPhone()), of(newPhone())), told)).toMatchObject({
      taken: 1,
      bad: 1,
      badRows: {
        items: [{ line: 3, column: '电话', reason: { zh: expect.stringMatching(/^与同车同日已登记的/) } }],
      },
    });
  });

  test('tells what cannot be', async () => {
    const content = file(
      row(newVin(), await hoursAgo(1), await hoursAgo(2)),
      row(newVin(), '2099-01-01', ''),
      row(newVin(), await hoursAgo(1), '', '张浩然'),
    );
    expect((await importAll(client, director, content, told)).badRows.items).toEqual([
      {
        line: 2,
        column: '交车时间',
        reason: {
          zh: '不能早于进站时间',
          en: 'must not be before the vehicle was received',
          refusals: [{ code: 'before_vehicle_received' }],
        },
      },
      {
        line: 3,
        column: '进站时间',
        reason: {
          zh: '不能晚于当前时间',
          en: 'must not be in the future',
          refusals: [{ code: 'in_the_future' }],
        },
      },
      {
        line: 4,
        column: '服务顾问',
        reason: {
          zh: '是销售顾问，不是服务顾问或售后服务总监',
          en: 'is sales_adviser, not service_adviser or service_director',
          refusals: [
            {
              code: 'wrong_role',
              values: { role: 'sales_adviser', roles: ['service_adviser', 'service_director'] },
            },
          ],
        },
      },
    ]);
  });
});

describe('a file that cannot be taken as a whole', () => {
  test.each([
    ['has no rows', '姓名,手机号\n', 'empty'],
    ['is empty but for breaks', '\n\n', 'empty'],
    ['lacks a column', '姓名,地址\n王芳,x\n', 'columns_missing'],
    ['has a column twice', '姓名,手机,电话\n王芳,1,2\n', 'column_twice'],
    ['is a spreadsheet', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0xff, 0xfe]), 'not_text'],
    ['ends within quotation marks', `姓名,手机号\n王芳,${newPhone()}\n"李`, 'cut_off'],
    ['has a line that never ends', `姓名,手机号\n${'王'.repeat(400_000)}`, 'line_too_long'],
    ['has a header that never ends', 'x,'.repeat(200_000), 'line_too_long'],
    ['has a header of brackets', `${'('.repeat(60_000)}\n`, 'columns_missing'],
    ['ends within a character', Buffer.from('姓名,手机号\n王芳,1\n李').subarray(0, -1), 'cut_off'],
  ])('since it %s is refused before any row is taken', async (_, content, code) => {
    const view = await importAll(client, director, content);
    expect(view).toMatchObject({ status: 'failed', taken: 0, failure: { code } });
    expect(view.failure?.reason.en).toMatch(/^The .*\.$|^A file .*\.$/);
    expect(view.failure?.reason.zh).toMatch(/^\p{Script=Han}.*。$/u);
  });

  test('is waited for as long as it can be sent, and not for ever', async () => {
    const { body } = await director.post<{ id: string }>('/imports', importBody(10));
    await minutesLater(client, 10);
    expect(await importOf(director, body.id)).toMatchObject({ status: 'waiting', rows: 0 });
    await minutesLater(client, 20);
    expect(await importOf(director, body.id)).toMatchObject({
      status: 'failed',
      failure: { code: 'not_sent' },
    });
  });
});

test.each([
  [{ size: 50 * 1024 * 1024 + 1 }, 'size'],
  [{ size: 0 }, 'size'],
  [{ kind: 'complaints' }, 'kind'],
  [{ name: ' ' }, 'name'],
])('%j is no file to announce', async (told, path) => {
  const { status, body } = await director.post<{ errors: object[] }>('/imports', importBody(10, told));
  expect({ status, body }).toMatchObject({ status: 400, body: { errors: [{ path }] } });
});

test('bad rows come page by page', async () => {
  const file = customers(...Array.from({ length: 30 }, (_, nth) => customer(`客户${nth}`, 'x')));
  const { id } = await importAll(client, director, file);
  const first = (await importOf(director, id, '?limit=20')).badRows;
  expect(first.items.map(({ line }) => line)).toEqual(Array.from({ length: 20 }, (_, nth) => nth + 2));
  const second = (await importOf(director, id, `?limit=20&cursor=${first.nextCursor}`)).badRows;
  expect(second.items.map(({ line }) => line)).toEqual(Array.from({ length: 10 }, (_, nth) => nth + 22));
  expect(second.nextCursor).toBeNull();
});

test('killed on the way, it goes on where it was: every row once, the counts exact', async () => {
  const rows = Array.from({ length: 300 }, (_, nth) => customer(`顾客${nth}`));
  const id = await sendImport(director, customers(...rows));
  void minutesLater(client, 2).catch(() => undefined);
  await expect.poll(async () => (await importOf(director, id)).done, { timeout: 20_000 }).toBeGreaterThan(0);
  const seen = await importOf(director, id);
  expect(seen).toMatchObject({ status: 'running', rows: 300 });
  expect(seen.done).toBeLessThan(300);
  await system.kill();
  await system.start();
  await minutesLater(client, 10);
  expect(await importOf(director, id)).toMatchObject({ status: 'done', done: 300, taken: 300, bad: 0 });
  expect(await importAll(client, director, customers(...rows))).toMatchObject({ taken: 0, unchanged: 300 });
});

test('a list that was written before a car was sold does not take it back', async () => {
  const vin = newVin();
  const first = customer('何先生', newPhone(), vin);
  expect(await importAll(client, director, customers(first))).toMatchObject({ taken: 1 });
  const sales = await client.as('sales_adviser');
  const body = deliveryBody(sales.personId, {
    customer: { name: '罗女士', phone: newPhone() },
    vehicle: { vin },
  });
  const sold = await sales.post('/deliveries', body);
  expect(sold).toMatchObject({ status: 201 });
  expect(await importAll(client, director, customers(first))).toMatchObject({
    taken: 0,
    bad: 1,
    badRows: {
      items: [{ line: 2, column: 'VIN', reason: { zh: '该车现属其他客户，请直接变更车辆的车主' } }],
    },
  });
  const car = await director.get(`/vehicles/${vin}`);
  expect(car.body).toMatchObject({ owner: { name: '罗女士' } });
});

test('control characters that another system has put in are no part of a text', async () => {
  const phone = newPhone();
  const { taken } = await importAll(client, director, customers(customer('胡\u001f女士', phone)));
  expect(taken).toBe(1);
  const [found] = await allOf<{ name: string }>(director, `/customers?branchId=${branchId}&phone=${phone}`);
  expect(found?.name).toBe('胡女士');
});
