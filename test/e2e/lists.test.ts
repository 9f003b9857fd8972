import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { routes } from '../../functions/routes.ts';
import { situations } from '../../shared/domain/scripts/situations.ts';
import { monthFrom, nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type Figures,
  type NoticeView,
  type Page,
  type ProblemView,
  type TaskView,
} from './support/client.ts';
import { branchId, complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let director: Caller;
let owner: Caller;
let now: number;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  await client.moveTo(nextFifth(await client.now()).at(0, '10:00:00'));
  now = await client.now();
  [director, owner] = await Promise.all([client.as('care_director'), client.as('service_director')]);
});
afterAll(() => system.close());

interface Row {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly receivedAt: string;
  readonly nextDueAt?: string;
  readonly overdue: boolean;
  readonly customer: { readonly name: string; readonly phone: string };
  readonly plate?: string;
}

async function register(told: Record<string, unknown>, by = director): Promise<ComplaintShown> {
  const { status, body } = await by.post('/complaints', complaintBody(told));
  expect({ status, body }).toMatchObject({ status: 201 });
  return body;
}

const idsOf = (items: readonly { id: string }[]) => items.map(({ id }) => id);

describe('at a branch with few complaints', () => {
  const elsewhere = 'demo.gz01';
  const list = `/complaints?branchId=${elsewhere}`;
  let there: Caller;
  const second = 1000;

  beforeAll(async () => {
    there = await client.as({ role: 'care_director', branchIds: [elsewhere] });
  });

  test('an empty one is a page without items', async () => {
    expect(await there.get(list)).toMatchObject({ status: 200, body: { items: [], nextCursor: null } });
    // Nobody there is told anything but of reports, which is for others.
    const finance = await client.as({ role: 'finance', branchIds: [elsewhere] });
    expect((await finance.get<Page<never>>('/notices')).body).toEqual({ items: [], nextCursor: null });
  });

  test('a month begins and ends at the branch’s midnight, in the list as in the figures', async () => {
    const { month, firstSecond } = monthFrom(now, -1);
    const before = monthFrom(now, -2).month;
    const after = monthFrom(now, 0);
    const at = (ms: number) => new Date(ms).toISOString();
    const first = Date.parse(firstSecond);
    const next = Date.parse(after.firstSecond);
    const received = [first - 1, first, first + second, next - second, next - 1, next];
    const made: ComplaintShown[] = [];
    for (const ms of received) {
      made.push(
        await register({ branchId: elsewhere, category: 'price_dispute', receivedAt: at(ms) }, there),
      );
    }
    const [last, ...rest] = made.map(({ id }) => id).toReversed();
    const outside = rest.pop();
    expect(idsOf(await allOf<Row>(there, `${list}&month=${month}`, 2))).toEqual(rest);
    expect(idsOf(await allOf<Row>(there, `${list}&month=${before}`))).toEqual([outside]);
    expect(idsOf(await allOf<Row>(there, `${list}&month=${after.month}`))).toEqual([last]);
    expect(await client.recount()).toEqual([]);
    const report = async (of: string) =>
      (await there.get<Figures>(`/reports/monthly/${elsewhere}/${of}`)).body;
    expect(await report(month)).toMatchObject({ received: 4, openAtEnd: 5 });
    expect(await report(before)).toMatchObject({ received: 1, openAtEnd: 1 });
    expect(await report(after.month)).toMatchObject({ received: 1, openAtEnd: 6 });
  });

  test('by status, by month and by both, a complaint is where it is now', async () => {
    const all = await allOf<Row>(there, list);
    const [newest] = all;
    const month = monthFrom(now, 0).month;
    await there.post(`/complaints/${newest?.id}/withdrawal`, { reason: '客户撤回' });
    const of = async (query: string) => idsOf(await allOf<Row>(there, `${list}${query}`, 1));
    expect(await of('&status=withdrawn')).toEqual([newest?.id]);
    expect(await of(`&status=withdrawn&month=${month}`)).toEqual([newest?.id]);
    expect(await of(`&status=received&month=${month}`)).toEqual([]);
    expect(await of('&status=received')).toEqual(idsOf(all.slice(1)));
    expect((await there.get<Page<Row>>(`${list}&status=withdrawn`)).body.items[0]).not.toHaveProperty(
      'nextDueAt',
    );
  });

  test('POLICY-3 phone and plate are masked', async () => {
    const customer = { name: '李女士', phone: '13912345678' };
    const { id } = await register({ branchId: elsewhere, customer, vehicle: { plate: '粤A12345' } }, there);
    const row = (await allOf<Row>(there, list)).find((one) => one.id === id);
    expect(row?.customer).toEqual({ name: '李女士', phone: '139****5678' });
    expect(row?.plate).toContain('****');
    expect(row?.plate).not.toContain('123');
  });
});

describe('a hundred and thirty complaints', () => {
  const total = 130;
  const list = `/complaints?branchId=${branchId}`;
  let made: ComplaintShown[];

  beforeAll(async () => {
    made = [];
    for (let at = 0; at < total; at += 13) {
      const minutes = Array.from({ length: 13 }, (_, i) => at + i);
      made.push(
        ...(await Promise.all(
          // Several at the same instant: the position of a page's end is more than a time.
          minutes.map((minute) => {
            const receivedAt = new Date(now - Math.floor(minute / 4) * 60_000).toISOString();
            return register({ receivedAt });
          }),
        )),
      );
    }
  });

  test.each([1, 7, 100])('come newest first in pages of %i, each once', async (limit) => {
    const rows = await allOf<Row>(director, limit === 1 ? `${list}&status=received` : list, limit);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(idsOf(made).toSorted());
    const times = rows.map(({ receivedAt }) => Date.parse(receivedAt));
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  test('a page has 50 unless told otherwise, and the last one no cursor', async () => {
    const { body } = await director.get<Page<Row>>(list);
    expect(body.items).toHaveLength(50);
    expect(body.nextCursor).toEqual(expect.any(String));
    const third = await director.get<Page<Row>>(`${list}&limit=100&cursor=${body.nextCursor}`);
    expect(third.body.items).toHaveLength(80);
    expect(third.body.nextCursor).toBeNull();
  });

  test('a cursor leads nowhere but on in the list that is asked for', async () => {
    const { nextCursor } = (await director.get<Page<Row>>(`${list}&limit=1`)).body;
    const there = await client.as({ role: 'care_director', branchIds: ['demo.gz01'] });
    const theirs = `/complaints?branchId=demo.gz01&cursor=${nextCursor}`;
    expect((await there.get(theirs)).status).toBe(400);
    expect((await there.get(`${list}&cursor=${nextCursor}`)).status).toBe(404);
  });

  test('the branches of one person come page by page, and a cursor that is none is refused', async () => {
    const both = await client.as({
      role: 'care_specialist',
      name: '两店专员',
      branchIds: ['demo.sh02', 'demo.sh01'],
    });
    expect(idsOf(await allOf<{ id: string }>(both, '/branches', 1))).toEqual(['demo.sh01', 'demo.sh02']);
    const { nextCursor } = (await director.get<Page<Row>>(`${list}&limit=1`)).body;
    expect((await both.get(`/branches?cursor=${nextCursor}`)).status).toBe(400);
  });

  test('tasks come by due time, each once, and are gone when done', async () => {
    const before = await allOf<TaskView>(owner, '/tasks?owner=me', 9);
    expect(new Set(idsOf(before)).size).toBe(before.length);
    expect(before).toHaveLength(total * 3);
    const due = before.map(({ dueAt }) => Date.parse(dueAt));
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    const [first] = before;
    await owner.post(`/complaints/${first?.subject.id}/contacts`, { summary: '已联系', outcome: 'reached' });
    const after = await allOf<TaskView>(owner, '/tasks');
    expect(idsOf(after)).not.toContain(first?.id);
    expect(after).toHaveLength(total * 3 - 1);
  });

  test('a task that is a person’s is in their list only', async () => {
    const [one] = made;
    const colleague = await client.as({ role: 'service_director', name: '另一位总监' });
    const mine = async (caller: Caller) =>
      (await allOf<TaskView>(caller, '/tasks')).filter(({ subject }) => subject.id === one?.id).length;
    expect(await mine(owner)).toBe(await mine(colleague));
    const named = await director.post(`/complaints/${one?.id}/assignment`, { person: colleague.personId });
    expect(named).toMatchObject({ status: 200, body: { owner: { person: colleague.personId } } });
    expect(await mine(colleague)).toBeGreaterThan(0);
    expect(await mine(owner)).toBe(0);
  });

  test('notices of a shared mailbox: unread first, and read by one is read for all', async () => {
    const colleague = await client.as({ role: 'service_director', name: '又一位总监' });
    const before = await allOf<NoticeView>(owner, '/notices', 9);
    expect(before).toHaveLength(total);
    expect(new Set(idsOf(before)).size).toBe(total);
    expect(before.map(({ at }) => Date.parse(at))).toEqual(
      before.map(({ at }) => Date.parse(at)).toSorted((a, b) => b - a),
    );
    expect(idsOf(await allOf<NoticeView>(colleague, '/notices'))).toEqual(idsOf(before));

    const read = before.slice(0, 3);
    for (const { id } of read) {
      const answer = await owner.post<NoticeView>(`/notices/${id}/read`, {});
      expect(answer).toMatchObject({ status: 200, body: { id, read: true } });
      expect((await colleague.post<NoticeView>(`/notices/${id}/read`, {})).body).toEqual(answer.body);
    }
    const after = await allOf<NoticeView>(colleague, '/notices', 50);
    expect(idsOf(after)).toEqual([...idsOf(before.slice(3)), ...idsOf(read)]);
    expect(after.map((notice) => notice.read)).toEqual([
      ...Array<boolean>(total - 3).fill(false),
      ...Array<boolean>(3).fill(true),
    ]);
  });

  test('who reads while paging loses none', async () => {
    const seen = new Set<string>();
    let cursor: string | null = null;
    do {
      const path: string = `/notices?limit=20${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await owner.get<Page<NoticeView>>(path);
      for (const { id } of body.items) seen.add(id);
      await Promise.all(body.items.slice(0, 4).map(({ id }) => owner.post(`/notices/${id}/read`, {})));
      cursor = body.nextCursor;
    } while (cursor !== null);
    expect(seen.size).toBe(total);
  });

  test('a notice of others is not there', async () => {
    const [notice] = await allOf<NoticeView>(owner, '/notices');
    expect((await director.post(`/notices/${notice?.id}/read`, {})).status).toBe(404);
    expect(notice?.text.zh).toContain(notice?.subject.number);
    expect(notice?.text.en).toContain(notice?.subject.number);
  });

  test('the record comes oldest first in pages', async () => {
    const one = made[50];
    for (let time = 0; time < 8; time++) {
      await owner.post(`/complaints/${one?.id}/contacts`, {
        summary: `第 ${time} 次`,
        outcome: 'not_reached',
      });
    }
    const path = `/complaints/${one?.id}/record`;
    const entries = await allOf<{ entry: number }>(director, path, 2);
    expect(entries.map(({ entry }) => entry)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await allOf(director, path)).toEqual(entries);
  });

  test('overdue shows in the list', async () => {
    await client.moveTo(new Date(now + 3 * 3600_000).toISOString());
    const rows = await allOf<Row>(director, list);
    expect(rows.filter(({ overdue }) => overdue)).toHaveLength(total - 1);
    expect(await client.recount()).toEqual([]);
  });
});

describe('narrowed down', () => {
  const there = 'demo.sh02';
  const list = `/complaints?branchId=${there}`;
  const phone = '13912349876';
  const vin = 'LSVAM4187C2184847';
  let careDirector: Caller;
  let serviceDirector: Caller;
  let made: Record<'defect' | 'price' | 'other', ComplaintShown>;

  beforeAll(async () => {
    const as = (role: string) => client.as({ role, branchIds: [there] });
    [careDirector, serviceDirector] = await Promise.all([as('care_director'), as('service_director')]);
    const customer = { name: '周先生', phone };
    const at = { branchId: there };
    made = {
      defect: await register({ ...at, customer, vehicle: { vin }, severe: true }, careDirector),
      price: await register({ ...at, customer, category: 'price_dispute' }, careDirector),
      other: await register(at, careDirector),
    };
  });

  const found = async (query: string, by = careDirector) =>
    (await allOf<Row>(by, `${list}&${query}`, 2)).map(({ id }) => id).toSorted();
  const those = (...names: (keyof typeof made)[]) => names.map((name) => made[name].id).toSorted();

  test('by customer and by vehicle, however number and VIN are written', async () => {
    for (const written of [phone, '139 1234 9876', '%2B8613912349876', '+86 139-1234-9876']) {
      expect(await found(`customerPhone=${written}`)).toEqual(those('defect', 'price'));
    }
    expect(await found(`vin=${vin.toLowerCase()}`)).toEqual(those('defect'));
    expect(await found(`vin=${vin}&customerPhone=${phone}`)).toEqual(those('defect'));
    expect(await found(`customerPhone=${phone}&category=price_dispute`)).toEqual(those('price'));
    expect(await found('customerPhone=13912349877')).toEqual([]);
  });

  test('by owner: a role, a person, or whatever is for the caller to do', async () => {
    expect(await found('owner=service_director')).toEqual(those('defect', 'other'));
    expect(await found('owner=me')).toEqual(those('price'));
    expect(await found('owner=me', serviceDirector)).toEqual(those('defect', 'other'));
    const colleague = await client.as({ role: 'service_director', name: '丁总监', branchIds: [there] });
    const body = { person: colleague.personId };
    const given = await careDirector.post(`/complaints/${made.other.id}/assignment`, body);
    expect(given.status).toBe(200);
    expect(await found('owner=me', serviceDirector)).toEqual(those('defect'));
    expect(await found('owner=me', colleague)).toEqual(those('defect', 'other'));
    expect(await found(`owner=${colleague.personId}`)).toEqual(those('other'));
    expect(await found('owner=service_director')).toEqual(those('defect', 'other'));
  });

  test('a person of another branch is nobody here', async () => {
    const { status, body } = await careDirector.get<{ errors: { path: string }[] }>(
      `${list}&owner=${director.personId}`,
    );
    expect({ status, path: body.errors[0]?.path }).toEqual({ status: 400, path: 'owner' });
  });

  test('by what is severe, and by what is overdue for as long as it is', async () => {
    expect(await found('severe=true')).toEqual(those('defect'));
    expect(await found('overdue=true')).toEqual([]);
    await client.moveTo(new Date((await client.now()) + 3 * 3600_000).toISOString());
    expect(await found('overdue=true')).toEqual(those('defect', 'other'));
    expect(await found('overdue=true&severe=true')).toEqual(those('defect'));
    const contact = { summary: '已联系', outcome: 'reached' };
    await serviceDirector.post(`/complaints/${made.defect.id}/contacts`, contact);
    expect(await found('overdue=true')).toEqual(those('other'));
    expect(await found('overdue=true&severe=true')).toEqual([]);
    expect(await found('severe=true&status=contacted')).toEqual(those('defect'));
  });

  test('another branch’s are not among them', async () => {
    await register({ customer: { name: '周先生', phone }, vehicle: { vin } });
    expect(await found(`customerPhone=${phone}`)).toEqual(those('defect', 'price'));
    expect(await found(`vin=${vin}`)).toEqual(those('defect'));
    expect((await director.get(`${list}&customerPhone=${phone}`)).status).toBe(404);
  });

  test('POLICY-3 no list and no cursor shows a telephone number or a VIN', async () => {
    const page = await careDirector.get<Page<Row>>(`${list}&customerPhone=${phone}&limit=1`);
    const shown = JSON.stringify(page.body);
    const cursor = Buffer.from(page.body.nextCursor ?? '', 'base64url').toString();
    for (const personal of [phone, vin]) expect(`${shown}${cursor}`).not.toContain(personal);
    expect(page.body.items[0]).not.toHaveProperty('files');
  });
});

describe('the directory', () => {
  interface Branch {
    readonly id: string;
    readonly timeZone: string;
  }
  const all = ['demo.gz01', 'demo.sh01', 'demo.sh02'];

  test.each([
    [{ role: 'group_admin' }, all],
    [{ role: 'regional_manager', regionId: 'east' }, ['demo.sh01', 'demo.sh02']],
    [{ role: 'regional_manager', regionId: 'south' }, ['demo.gz01']],
    [{ role: 'care_director' }, ['demo.sh01']],
    [{ role: 'finance', branchIds: ['demo.sh02'] }, ['demo.sh02']],
    [{ role: 'operator' }, []],
  ])('GET /branches of %j are %j', async (who, ids) => {
    const { status, body } = await (await client.as(who)).get<Page<Branch>>('/branches');
    expect(status).toBe(200);
    expect(idsOf(body.items).toSorted()).toEqual(ids);
    for (const branch of body.items) {
      expect(Object.keys(branch).toSorted()).toEqual(
        ['brand', 'code', 'groupId', 'id', 'name', 'regionId', 'timeZone'].toSorted(),
      );
    }
  });

  test('GET /branches in pages', async () => {
    const admin = await client.as('group_admin');
    expect(idsOf(await allOf<Branch>(admin, '/branches', 1)).toSorted()).toEqual(all);
  });

  test('GET /staff names those a complaint can be given to', async () => {
    interface Member {
      readonly id: string;
      readonly name: string;
      readonly role: string;
    }
    const staff = await allOf<Member>(director, `/staff?branchId=${branchId}`, 3);
    expect(new Set(idsOf(staff)).size).toBe(staff.length);
    expect(new Set(staff.map(({ role }) => role))).toEqual(
      new Set([
        'care_specialist',
        'care_officer',
        'care_director',
        'sales_adviser',
        'sales_director',
        'service_adviser',
        'service_director',
        'value_added_manager',
        'general_manager',
        'finance',
        'group_admin',
        'regional_manager',
      ]),
    );
    expect(idsOf(staff)).toContain(owner.personId);
  });
});

describe('what to say', () => {
  interface ScriptView {
    readonly situation: string;
    readonly phrases: readonly { readonly zh: string; readonly en: string }[];
  }
  const named = (items: readonly ScriptView[]) => items.map(({ situation }) => situation);

  test('HANDLE-11 every script, page by page, and each by its situation', async () => {
    const all = await allOf<ScriptView>(owner, '/scripts', 5);
    expect(named(all).toSorted()).toEqual([...situations].toSorted());
    for (const script of all) {
      expect(await allOf<ScriptView>(owner, `/scripts?situation=${script.situation}`)).toEqual([script]);
    }
  });

  test('HANDLE-11 a situation that is none is refused with those there are', async () => {
    const { status, body } = await owner.get<ProblemView>('/scripts?situation=party');
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'situation' }]);
    for (const situation of situations) expect(body.detail).toContain(`"${situation}"`);
  });

  test('HANDLE-11 a complaint names those that fit it, as it goes on', async () => {
    const { id, situations: first } = await register({ channel: 'walk_in', severe: true });
    expect(first).toEqual(['face_to_face', 'angry_customer']);
    await owner.post(`/complaints/${id}/contacts`, { summary: '已联系', outcome: 'reached' });
    const found = await owner.post(`/complaints/${id}/findings`, {
      finding: 'misunderstanding',
      cause: '客户误解了质保条款',
      evidence: '合同第六条',
    });
    expect(found.body.situations).toEqual(['face_to_face', 'angry_customer', 'misunderstanding']);
  });
});

describe('what needs no token', () => {
  test('GET /health', async () => {
    expect(await client.send('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  interface Operation {
    readonly operationId: string;
    readonly summary: string;
    readonly security?: unknown[];
    readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
    readonly requestBody?: { readonly content: Record<string, { schema: object }> };
    readonly responses: Record<string, Response | { readonly $ref: string }>;
  }

  interface Parameter {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly schema: object;
  }

  interface Response {
    readonly description: string;
    readonly headers?: Record<string, object>;
    readonly content: Record<string, { schema: object }>;
  }

  function at(document: object, reference: string): unknown {
    return reference
      .replace('#/', '')
      .split('/')
      .reduce<unknown>((part, step) => (part as Record<string, unknown> | undefined)?.[step], document);
  }

  interface Document {
    readonly openapi: string;
    readonly info: { readonly title: string; readonly version: string };
    readonly paths: Record<string, Record<string, Operation>>;
    readonly security: unknown[];
    readonly components: { readonly securitySchemes: Record<string, object> };
  }

  test('GET /openapi.json is an OpenAPI 3.1 document of every route', async () => {
    const { status, body: document } = await client.send<Document>('/openapi.json');
    expect(status).toBe(200);
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
    );
    expect(operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`).toSorted()).toEqual(
      routes.map(({ method, path }) => `${method} ${path}`).toSorted(),
    );
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(routes.length);

    for (const { path, method, operation } of operations) {
      const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const parameters = (operation.parameters ?? []).map((told) =>
        '$ref' in told ? (at(document, told.$ref) as Parameter) : told,
      );
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => name)).toEqual(placeholders);
      for (const parameter of parameters) {
        expect(['path', 'query', 'header']).toContain(parameter.in);
        expect(parameter.schema).toEqual(expect.any(Object));
        if (parameter.in === 'path') expect(parameter.required).toBe(true);
      }
      expect(operation.requestBody !== undefined && method === 'get').toBe(false);
      expect(Object.keys(operation.responses).some((status) => /^20\d$/.test(status))).toBe(true);
      for (const told of Object.values(operation.responses)) {
        const response = '$ref' in told ? (at(document, told.$ref) as Response) : told;
        expect(response.description).toEqual(expect.any(String));
        for (const { schema } of Object.values(response.content)) expect(schema).toEqual(expect.any(Object));
      }
    }
    for (const [, reference = ''] of JSON.stringify(document).matchAll(/"\$ref":"(#\/[^"]+)"/g)) {
      expect(at(document, reference), reference).toEqual(expect.any(Object));
    }
    for (const scheme of document.security.flatMap((one) => Object.keys(one as object))) {
      expect(document.components.securitySchemes).toHaveProperty(scheme);
    }
  });

  test('answers carry the headers that the document names, and no other of its own', async () => {
    const { paths } = (await client.send<Document>('/openapi.json')).body;
    const named = (path: string, method: string, status: number) => {
      const response = paths[path]?.[method]?.responses[status];
      return Object.keys((response && 'headers' in response && response.headers) || {}).toSorted();
    };
    const carried = ({ headers }: { headers: Headers }) =>
      ['ETag', 'Location'].filter((name) => headers.has(name));
    const registered = await director.post<ComplaintShown>('/complaints', complaintBody());
    expect(carried(registered)).toEqual(named('/complaints', 'post', 201));
    const path = `/complaints/${registered.body.id}`;
    expect(carried(await director.get(path))).toEqual(named('/complaints/{id}', 'get', 200));
    const withdrawn = await director.post(`${path}/withdrawal`, { reason: '客户撤回' });
    expect(carried(withdrawn)).toEqual(named('/complaints/{id}/withdrawal', 'post', 200));
    expect(carried(await director.get(`${path}/record`))).toEqual(
      named('/complaints/{id}/record', 'get', 200),
    );
  });
});

test('nothing of all this went wrong unforeseen', () => {
  expect(system.log.filter(({ level }) => level === 'error')).toEqual([]);
});
