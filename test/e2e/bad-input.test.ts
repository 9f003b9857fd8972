import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { nextFifth } from './support/calendar.ts';
import {
  type Answer,
  allOf,
  type Caller,
  type Client,
  createClient,
  type Figures,
  type ProblemView,
} from './support/client.ts';
import { claimsOf, signedByIssuer, signedByStranger, unsigned } from './support/forged-tokens.ts';
import { branchId, complaintBody, resolutionBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let director: Caller;
let now: number;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  now = await client.now();
  director = await client.as('care_director');
});
afterAll(() => system.close());

/** RFC 9457, and where it is about fields, which. */
function expectProblem(answer: Answer<unknown>, status: number, ...paths: string[]): ProblemView {
  const problem = answer.body as ProblemView;
  expect({ status: answer.status, problem }).toMatchObject({ status });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(problem).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
  expect(problem.detail).toEqual(expect.any(String));
  if (paths.length > 0) expect(problem.errors?.map(({ path }) => path)).toEqual(paths);
  return problem;
}

const isoAt = (ms: number) => new Date(ms).toISOString();
const long = (character: string, times: number) => character.repeat(times);
const body = complaintBody;
const customer = (told: object) => body({ customer: { ...body().customer, ...told } });
const without = (field: string) =>
  Object.fromEntries(Object.entries(body()).filter(([name]) => name !== field));
const hour = 3600_000;
const year = 366 * 24 * hour;

describe('a registration that does not fit', () => {
  test.each<[why: string, body: () => unknown, ...paths: string[]]>([
    ['no branch', () => without('branchId'), 'branchId'],
    ['no channel', () => without('channel'), 'channel'],
    ['no category', () => without('category'), 'category'],
    ['no description', () => without('description'), 'description'],
    ['no customer', () => without('customer'), 'customer'],
    ['nothing at all', () => ({}), 'branchId', 'channel', 'category', 'description', 'customer'],
    ['no name and phone', () => body({ customer: {} }), 'customer.name', 'customer.phone'],
    ['an unknown channel', () => body({ channel: 'pigeon' }), 'channel'],
    ['an unknown category', () => body({ category: 'weather' }), 'category'],
    ['an inherited name as category', () => body({ category: 'constructor' }), 'category'],
    ['an unknown priority', () => body({ priority: 'urgent' }), 'priority'],
    ['severe as a text', () => body({ severe: 'true' }), 'severe'],
    ['null', () => body({ demand: null }), 'demand'],
    ['a description that is a number', () => body({ description: 5 }), 'description'],
    ['an empty description', () => body({ description: '' }), 'description'],
    ['a description of spaces', () => body({ description: ' \t\n\u3000 ' }), 'description'],
    ['a description of 10,001 characters', () => body({ description: long('长', 10_001) }), 'description'],
    ['a description of 10,001 emoji', () => body({ description: long('🚗', 10_001) }), 'description'],
    ['a demand of 2,001 characters', () => body({ demand: long('长', 2001) }), 'demand'],
    ['an empty name', () => customer({ name: ' ' }), 'customer.name'],
    ['a name of 201 characters', () => customer({ name: long('王', 201) }), 'customer.name'],
    ['an unknown class', () => customer({ class: 'king' }), 'customer.class'],
    ['letters as a phone', () => customer({ phone: 'call me' }), 'customer.phone'],
    ['a phone that is too short', () => customer({ phone: '12345' }), 'customer.phone'],
    ['a phone that nobody can have', () => customer({ phone: '+86 10000000000000' }), 'customer.phone'],
    ['a VIN of 16', () => body({ vehicle: { vin: 'LSVAA4187C218431' } }), 'vehicle.vin'],
    ['a VIN of 18', () => body({ vehicle: { vin: 'LSVAA4187C21843111' } }), 'vehicle.vin'],
    ['a VIN with an O', () => body({ vehicle: { vin: 'LSVOA4187C2184847' } }), 'vehicle.vin'],
    ['a VIN with a wrong check digit', () => body({ vehicle: { vin: '1M8GDM9A5KP042788' } }), 'vehicle.vin'],
    ['an empty plate', () => body({ vehicle: { plate: '' } }), 'vehicle.plate'],
    ['receivedAt in the future', () => body({ receivedAt: isoAt(now + hour) }), 'receivedAt'],
    ['receivedAt over a year ago', () => body({ receivedAt: isoAt(now - year - hour) }), 'receivedAt'],
    ['receivedAt without offset', () => body({ receivedAt: '2026-11-21T10:00:00' }), 'receivedAt'],
    ['receivedAt that is a date', () => body({ receivedAt: '2026-11-21' }), 'receivedAt'],
    ['receivedAt on a day there is not', () => body({ receivedAt: '2026-02-30T10:00:00Z' }), 'receivedAt'],
    ['receivedAt as a number', () => body({ receivedAt: 1_700_000_000 }), 'receivedAt'],
    ['a drill where none is on', () => body({ drill: true }), 'drill'],
    ['a drill that is heard in a callback', () => body({ drill: true, channel: 'callback' }), 'drill'],
    ['a drill as a text', () => body({ drill: 'true' }), 'drill'],
    ['an unknown field', () => body({ colour: 'red' }), 'colour'],
    ['two of them', () => body({ a: 1, b: 2 }), 'a', 'b'],
    ['one inside the customer', () => customer({ age: 40 }), 'customer.age'],
    ['one inside the vehicle', () => body({ vehicle: { wheels: 4 } }), 'vehicle.wheels'],
    ['one inside against', () => body({ against: { dog: 'x' } }), 'against.dog'],
    ['__proto__', () => JSON.stringify(body()).replace('{', '{"__proto__":{"severe":true},'), '__proto__'],
    ['half a character', () => `{"description":"\\ud83d","branchId":"${branchId}"}`, 'description'],
    ['half a character inside', () => '{"customer":{"name":"\\udc00x"}}', 'customer.name'],
    ['half a character in a list', () => '{"vehicle":["\\ud800"]}', 'vehicle.0'],
    ['an array', () => [body()], ''],
    ['a number', () => '5', ''],
    ['null alone', () => 'null', ''],
    ['a text', () => '"complaint"', ''],
    ['no JSON', () => '{"branchId": demo}', ''],
    ['torn JSON', () => JSON.stringify(body()).slice(0, -1), ''],
    ['two documents', () => '{}{}', ''],
    ['bytes that are no UTF-8 text', () => Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), ''],
  ])('%s', async (_why, make, ...paths) => {
    expectProblem(await director.post('/complaints', make()), 400, ...paths);
  });

  test('half a character in the name of a field', async () => {
    expectProblem(await director.post('/complaints', `{"\\ud800": 1}`), 400);
    expectProblem(await director.post('/complaints', `{"customer": {"\\udfff": 1}}`), 400);
  });

  test('every place that does not fit is named at once', async () => {
    const bad = { ...customer({ phone: 'x', age: 1 }), channel: 'pigeon', colour: 'red' };
    const problem = expectProblem(await director.post('/complaints', bad), 400);
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(
      ['channel', 'colour', 'customer.age', 'customer.phone'].sort(),
    );
  });

  test.each(['demo.none', 'other.sh01', 'demo', '', 'demo.sh01#', 'DEMO.SH01', 'demo.gz01'])(
    'branch %j that is not the caller’s is not there',
    async (other) => {
      expectProblem(await director.post('/complaints', body({ branchId: other })), 404, 'branchId');
    },
  );

  test('a body of more than 256 KB', async () => {
    const padding = ' '.repeat(256 * 1024);
    expectProblem(await director.post('/complaints', JSON.stringify(body()) + padding), 413);
    expectProblem(await director.post('/complaints', 'x'.repeat(11 * 1024 * 1024)), 413);
  });

  test.each([10_000, 100_000])('JSON of %i levels', async (levels) => {
    const deep = long('[', levels) + long(']', levels);
    expectProblem(await director.post('/complaints', deep), 400);
    expectProblem(
      await director.post('/complaints', `${JSON.stringify(body()).slice(0, -1)},"demand":${deep}}`),
      400,
    );
    const deepObject = `${long('{"a":', levels)}1${long('}', levels)}`;
    if (deepObject.length < 256 * 1024) {
      expectProblem(await director.post('/complaints', deepObject), 400);
    }
  });

  test('nothing of all this is stored', async () => {
    expect(await allOf(director, `/complaints?branchId=${branchId}`)).toEqual([]);
    const month = isoAt(now + 8 * hour).slice(0, 7);
    const { body: figures } = await director.get<Figures>(`/reports/monthly/${branchId}/${month}`);
    expect(figures).toMatchObject({ received: 0, openAtEnd: 0 });
    expect(await client.recount()).toEqual([]);
    const officer = await client.as('service_director');
    expect(await allOf(officer, '/notices')).toEqual([]);
    expect(await allOf(officer, '/tasks')).toEqual([]);
  });
});

describe('what does fit', () => {
  test.each([
    ['emoji', '刹车异响🚗💨👨‍👩‍👧‍👦🇨🇳 ☹️'],
    ['right to left', 'السيارة لا تعمل \u202Eabc\u202C'],
    ['Chinese beyond the basic plane', '𠮷野家𪚥𩸽㐂𬜯'],
    ['combining marks as they came', 'e\u0301 é ﬁ Å'],
    ['tabs and line ends', 'a\r\n\tc\u2028d'],
    ['markup', `<script>alert("x")</script> ' " \\ \${x} {{x}}`],
    ['10,000 characters', long('长', 10_000)],
    ['10,000 emoji', long('🚗', 10_000)],
  ])('%s come back byte for byte', async (_what, description) => {
    const answer = await director.post('/complaints', body({ description }));
    expect(answer.status).toBe(201);
    const { body: stored } = await director.get<ComplaintShown>(`/complaints/${answer.body.id}`);
    expect(Buffer.from(stored.description)).toEqual(Buffer.from(description));
  });

  test.each(['a\u0000b', 'a\u0007b', '\u009f'])(
    'control characters say nothing and are refused: %j',
    async (description) => {
      const answer = await director.post<ProblemView>('/complaints', body({ description }));
      expect(answer).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'description', message: 'must not contain control characters' }] },
      });
    },
  );

  test('white space around JSON, a body as bytes, a VIN in small letters, a time of another zone', async () => {
    const receivedAt = `${isoAt(now - 48 * hour).slice(0, 19)}-05:00`;
    const told = body({ vehicle: { vin: ' 1m8gdm9axkp042788 ' }, receivedAt });
    const answer = await director.post('/complaints', Buffer.from(` \n${JSON.stringify(told)}\n `), {
      'content-type': 'application/octet-stream',
    });
    expect(answer.status).toBe(201);
    expect(answer.body.vehicle?.vin).toBe('1M8GDM9AXKP042788');
    expect(answer.body.receivedAt).toMatch(/\+08:00$/);
    expect(Date.parse(answer.body.receivedAt)).toBe(Date.parse(receivedAt));
  });

  test('a body of just 256 KB', async () => {
    const text = JSON.stringify(body());
    const answer = await director.post(
      '/complaints',
      text + ' '.repeat(256 * 1024 - Buffer.byteLength(text)),
    );
    expect(answer.status).toBe(201);
  });
});

describe('queries and paths', () => {
  const list = `/complaints?branchId=${branchId}`;

  test.each([
    [`${list}&limit=0`, 'limit'],
    [`${list}&limit=101`, 'limit'],
    [`${list}&limit=-1`, 'limit'],
    [`${list}&limit=ten`, 'limit'],
    [`${list}&limit=1.5`, 'limit'],
    [`${list}&limit=`, 'limit'],
    [`${list}&limit=5&limit=6`, 'limit'],
    [`${list}&cursor=`, 'cursor'],
    [`${list}&cursor=nonsense`, 'cursor'],
    [`${list}&cursor=${Buffer.from('["a","b"]').toString('base64url')}`, 'cursor'],
    [`${list}&cursor=${Buffer.from('["","",""]').toString('base64url')}`, 'cursor'],
    [`${list}&cursor=${Buffer.from('{"pk":1}').toString('base64url')}`, 'cursor'],
    [`${list}&cursor=${long('A', 3000)}`, 'cursor'],
    [`${list}&month=2026-13`, 'month'],
    [`${list}&month=2026-1`, 'month'],
    [`${list}&month=november`, 'month'],
    [`${list}&status=lost`, 'status'],
    [`${list}&colour=red`, 'colour'],
    ['/complaints', 'branchId'],
    ['/tasks?owner=you', 'owner'],
    ['/tasks?all=1', 'all'],
    ['/notices?unread=true', 'unread'],
    ['/notices?cursor=%00', 'cursor'],
    ['/branches?x=1', 'x'],
    ['/scripts?situation=party', 'situation'],
    ['/scripts?situation=', 'situation'],
    ['/scripts?situation=constructor', 'situation'],
    ['/scripts?situation=misuse&situation=unfounded', 'situation'],
    ['/scripts?branchId=demo.sh01', 'branchId'],
    ['/scripts?cursor=nonsense', 'cursor'],
    [`/staff?branchId=${branchId}&role=finance`, 'role'],
    ['/staff', 'branchId'],
    [`/reports/monthly/${branchId}/2026-00`, 'month'],
    [`/reports/monthly/${branchId}/2026-11-01`, 'month'],
    [`/reports/monthly/${branchId}/2026-11?x=1`, 'x'],
  ])('GET %s names %s', async (path, where) => {
    expectProblem(await director.get(path), 400, where);
  });

  test.each([
    '/complaints/none',
    '/complaints/cmp.demo.sh01.0000000000000000',
    '/complaints/cmp.other.sh01.0000000000000000',
    '/complaints/cmp.demo.sh01.000000000000000',
    '/complaints/CMP.demo.sh01.0000000000000000',
    '/complaints/cmp.demo.sh01.0000000000000000%00',
    '/complaints/cmp.demo.sh01.0000000000000000%0A',
    '/complaints/cmp.demo.sh01.0000000000000000%23head',
    '/complaints/..%2F..%2Fetc%2Fpasswd',
    '/complaints/%F0%9F%9A%97',
    `/complaints/${long('a', 5000)}`,
    '/complaints/__proto__',
    '/complaints/caller%23abc/record',
    '/reports/monthly/demo.none/2026-11',
    '/reports/monthly/demo%23sh01/2026-11',
    '/reports/monthly/demo.gz01/2026-11',
    `${list.replace('sh01', 'gz01')}`,
    '/staff?branchId=demo.gz01',
    '/staff?branchId=nonsense',
    '/nowhere',
    '/',
    '/complaints/',
    '/complaints//record',
    '/complaints/a/b/c',
  ])('GET %s is not there', async (path) => {
    expectProblem(await director.get(path), 404);
  });

  test.each([
    '/notices/cmp.demo.sh01.0000000000000000.n1/read',
    '/notices/x/read',
    '/notices/%F0%9F%9A%97/read',
    '/complaints/cmp.demo.sh01.0000000000000000/contacts',
  ])('POST %s is not there', async (path) => {
    const answer = await director.post(
      path,
      path.endsWith('read') ? {} : { summary: 'x', outcome: 'reached' },
    );
    expectProblem(answer, 404);
  });

  test('a path that is not properly encoded is refused', async () => {
    expectProblem(await director.get('/complaints/%E5%'), 400);
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s /complaints is none of its methods', async (method) => {
    expectProblem(await client.send('/complaints', { method, token: director.token }), 405);
  });
});

describe('commands', () => {
  let id = '';
  let owner: Caller;
  beforeAll(async () => {
    owner = await client.as('service_director');
    id = (await director.post('/complaints', body())).body.id;
  });

  const send = (caller: Caller, command: string, told: unknown, headers?: Record<string, string>) =>
    caller.post(`/complaints/${id}/${command}`, told, headers);
  const complaint = async () => (await director.get<ComplaintShown>(`/complaints/${id}`)).body;

  test.each<[command: string, body: () => unknown, ...paths: string[]]>([
    ['acknowledgement', () => ({ note: 'x' }), 'note'],
    ['classification', () => ({}), ''],
    ['assignment', () => ({ role: 'king' }), 'role'],
    ['assignment', () => ({ person: 'per.demo.0000000000000000' }), 'person'],
    ['assignment', () => ({ person: '' }), 'person'],
    ['assignment', () => ({ resolutionDueAt: isoAt(now - hour) }), 'resolutionDueAt'],
    ['assignment', () => ({ resolutionDueAt: 'tomorrow' }), 'resolutionDueAt'],
    ['contacts', () => ({}), 'summary', 'outcome'],
    ['contacts', () => ({ summary: ' ', outcome: 'reached' }), 'summary'],
    ['contacts', () => ({ summary: 'x', outcome: 'maybe' }), 'outcome'],
    ['contacts', () => ({ summary: 'x', outcome: 'reached', progress: false }), 'progress'],
    ['contacts', () => ({ summary: 'x', outcome: 'not_reached', progress: true }), 'progress'],
    ['contacts', () => ({ summary: 'x', outcome: 'reached', at: isoAt(now + 9 * hour) }), 'at'],
    ['contacts', () => ({ summary: 'x', outcome: 'reached', at: isoAt(now - 9 * hour) }), 'at'],
    ['contacts', () => ({ summary: long('x', 2001), outcome: 'reached' }), 'summary'],
    ['findings', () => ({ finding: 'fate' }), 'finding', 'cause'],
    ['findings', () => ({ finding: 'unfounded', cause: 'x', responsible: { cat: 1 } }), 'responsible.cat'],
    ['solution', () => ({ kind: 'magic' }), 'kind', 'description', 'dueAt'],
    ['approval', () => ({}), 'approved'],
    ['approval', () => ({ approved: false }), 'reason'],
    ['agreement', () => ({ agreed: 'yes' }), 'agreed'],
    ['resolution', () => ({ ...resolutionBody, rootCause: '' }), 'rootCause'],
    ['resolution', () => ({}), 'cause', 'method', 'result', 'rootCause', 'improvement'],
    ['verification', () => ({ outcome: 'satisfied', satisfaction: 6 }), 'satisfaction'],
    ['verification', () => ({ outcome: 'satisfied', satisfaction: 1.5 }), 'satisfaction'],
    ['remedy', () => ({ cause: 'x' }), 'measure'],
    ['withdrawal', () => ({}), 'reason'],
    ['waiting', () => ({}), 'reason'],
    ['waiting', () => ({ reason: 'x', until: isoAt(now - hour) }), 'until'],
    ['waiting', () => ({ reason: 'x', until: 'monday' }), 'until'],
    ['waiting/end', () => ({ at: isoAt(now) }), 'at'],
  ])('%s that does not fit changes nothing', async (command, make, ...paths) => {
    const allowed: Record<string, Caller> = {
      assignment: director,
      classification: director,
      contacts: director,
      agreement: director,
      verification: director,
      withdrawal: director,
      approval: await client.as('general_manager'),
      remedy: await client.as('general_manager'),
    };
    const before = await complaint();
    expectProblem(await send(allowed[command] ?? owner, command, make()), 400, ...paths);
    expect(await complaint()).toEqual(before);
  });

  test('money: less than nothing, parts of a fen, another currency', async () => {
    await send(director, 'contacts', { summary: '已联系', outcome: 'reached' });
    const solution = { kind: 'refund', description: '退款', dueAt: isoAt(now + hour) };
    const cost = (amount: unknown, currency: unknown = 'CNY') => ({
      ...solution,
      cost: { amount, currency },
    });
    expectProblem(await send(owner, 'solution', cost(-1)), 400, 'cost.amount');
    expectProblem(await send(owner, 'solution', cost(0.5)), 400, 'cost.amount');
    expectProblem(await send(owner, 'solution', cost(1_000_000_000_01)), 400, 'cost.amount');
    expectProblem(await send(owner, 'solution', cost(1, 'EUR')), 400, 'cost.currency');
    const told = { ...cost(600_00), toldCustomerAt: isoAt(now) };
    expectProblem(await send(owner, 'solution', told), 400, 'toldCustomerAt');
    expectProblem(
      await send(owner, 'solution', { ...solution, dueAt: isoAt(now - 24 * hour) }),
      400,
      'dueAt',
    );
  });

  test('a version that is past', async () => {
    const before = await complaint();
    const contact = { summary: '再次联系', outcome: 'not_reached' };
    for (const etag of ['"1"', '"99"', '""', `W/"0"`, '"1", "99"']) {
      expectProblem(await send(owner, 'contacts', contact, { 'if-match': etag }), 412);
    }
    for (const etag of ['x', '1', String(before.version)]) {
      expectProblem(await send(owner, 'contacts', contact, { 'if-match': etag }), 400, 'If-Match');
    }
    expect(await complaint()).toEqual(before);
    const current = { 'if-match': `"${before.version}"` };
    expect((await send(owner, 'contacts', contact, current)).status).toBe(200);
    expectProblem(await send(owner, 'contacts', contact, current), 412);
    expect((await send(owner, 'contacts', contact, { 'if-match': '*' })).status).toBe(200);
  });

  test('a state that forbids it says what it allows', async () => {
    const before = await complaint();
    const { allowed } = expectProblem(await send(owner, 'acknowledgement', {}), 409);
    expect(allowed).toEqual(
      expect.arrayContaining(['record-findings', 'propose-solution', 'resolve-complaint']),
    );
    for (const refused of ['acknowledge-complaint', 'verify-complaint', 'reopen-complaint']) {
      expect(allowed).not.toContain(refused);
    }
    expectProblem(await send(director, 'verification', { outcome: 'satisfied' }), 409);
    expect(await complaint()).toEqual(before);
  });
});

describe('an emergency plan that does not fit', () => {
  const plan = (told: object = {}) => ({ scopeId: branchId, reason: '演练', ...told });

  test.each<[why: string, body: () => unknown, ...paths: string[]]>([
    ['no reason', () => ({ scopeId: branchId }), 'reason'],
    ['a reason of spaces', () => plan({ reason: '  ' }), 'reason'],
    ['from in the past', () => plan({ from: isoAt(now - hour) }), 'from'],
    ['from over a year ahead', () => plan({ from: isoAt(now + year + 48 * hour) }), 'from'],
    ['until before from', () => plan({ from: isoAt(now + 3 * hour), until: isoAt(now + 2 * hour) }), 'until'],
    ['until in the past', () => plan({ until: isoAt(now - hour) }), 'until'],
    ['longer than a year', () => plan({ until: isoAt(now + year + 48 * hour) }), 'until'],
    ['a time that is none', () => plan({ until: 'tomorrow' }), 'until'],
    ['a season with a period of its own', () => plan({ season: true, until: isoAt(now + hour) }), 'season'],
    ['marketing by nobody', () => plan({ marketing: 'per.demo.nobody' }), 'marketing'],
    ['a member who is nobody', () => plan({ members: ['per.demo.nobody'] }), 'members.0'],
    ['eleven members', () => plan({ members: Array.from({ length: 11 }, () => 'x') }), 'members'],
    ['members that are none', () => plan({ members: [5, null] }), 'members.0', 'members.1'],
    ['an unknown field', () => plan({ colour: 'red' }), 'colour'],
    ['an array', () => [plan()], ''],
  ])('%s', async (_why, make, ...paths) => {
    const manager = await client.as('general_manager');
    expectProblem(await manager.post('/emergency-plans', make()), 400, ...paths);
  });

  test.each(['demo.none', 'other.sh01', 'demo', 'other', '', '*', 'DEMO', 'demo.gz01', 'demo.sh01.x'])(
    'of %j, which is no branch of the caller',
    async (scopeId) => {
      const manager = await client.as('general_manager');
      expectProblem(await manager.post('/emergency-plans', plan({ scopeId })), 404, 'scopeId');
    },
  );

  test('a group that is not the caller’s, and people named for a group', async () => {
    const admin = await client.as('group_admin');
    expectProblem(await admin.post('/emergency-plans', plan({ scopeId: 'other' })), 404, 'scopeId');
    const named = { scopeId: 'demo', marketing: admin.personId };
    expectProblem(await admin.post('/emergency-plans', plan(named)), 400, 'marketing');
  });

  test.each([[[]], [['x']], [Array.from({ length: 91 }, (_, nth) => `n${nth}`)], [[5]], [null]])(
    'reading %j at once',
    async (ids) => {
      const manager = await client.as('general_manager');
      const { status } = await manager.post('/notices/read', { ids });
      expect(status).toBe(400);
    },
  );
});

describe('who calls', () => {
  const claims = () => claimsOf(director.token);

  test('no token, or none that holds', async () => {
    const exp = Math.floor(now / 1000) - 3600;
    const [head = '', payload = ''] = director.token.split('.');
    const tokens: Record<string, string | undefined> = {
      none: undefined,
      empty: '',
      nonsense: 'x.y.z',
      'wrong signature': await signedByStranger(claims()),
      'torn signature': `${head}.${payload}.AAAA`,
      'no signature': `${head}.${payload}.`,
      'alg none': unsigned(claims()),
      expired: await signedByIssuer(system.dataDir, { ...claims(), exp, iat: exp - 10 }),
      'wrong issuer': await signedByIssuer(system.dataDir, { ...claims(), iss: 'https://evil.example' }),
      'wrong audience': await signedByIssuer(system.dataDir, { ...claims(), aud: 'another' }),
      'not yet valid': await signedByIssuer(system.dataDir, { ...claims(), nbf: exp + 99 * 3600 }),
      'identity token': await signedByIssuer(system.dataDir, { ...claims(), token_use: 'id' }),
    };
    for (const [why, token] of Object.entries(tokens)) {
      for (const path of ['/branches', `/complaints?branchId=${branchId}`]) {
        const answer = await client.send(path, { token });
        expect(answer.status, why).toBe(401);
        expect(answer.headers.get('www-authenticate'), why).toBe('Bearer');
        expectProblem(answer, 401);
      }
      expectProblem(await client.send('/complaints', { method: 'POST', token, body: body() }), 401);
    }
    expectProblem(await client.send('/branches', { headers: { authorization: 'Basic YTpi' } }), 401);
    const own = await signedByIssuer(system.dataDir, claims());
    expect((await client.withToken(own).get('/branches')).status).toBe(200);
  });

  test('somebody who is not in the directory', async () => {
    const nobody = client.withToken(await signedByIssuer(system.dataDir, { ...claims(), sub: 'nobody' }));
    expectProblem(await nobody.get('/branches'), 403);
    expectProblem(await nobody.post('/complaints', body()), 403);
  });

  test('claims give no rights', async () => {
    const { sub: _, ...rest } = claims();
    const adviser = await client.as('sales_adviser');
    const boasting = { ...claimsOf(adviser.token), role: 'group_admin', 'custom:role': 'group_admin' };
    const token = await signedByIssuer(system.dataDir, boasting);
    expectProblem(await client.withToken(token).get(`/complaints?branchId=${branchId}`), 403);
    expectProblem(await client.send('/branches', { token: await signedByIssuer(system.dataDir, rest) }), 401);
  });

  test('a token ends by the virtual clock', async () => {
    expect((await director.get('/branches')).status).toBe(200);
    const days = nextFifth(now);
    expect((await client.moveTo(days.at(367, '10:00:00'))).status).toBe(200);
    expectProblem(await director.get('/branches'), 401);
    expect((await (await client.as('care_director')).get('/branches')).status).toBe(200);
  });
});

test('nothing of all this went wrong unforeseen', () => {
  expect(system.log.filter(({ level }) => level === 'error')).toEqual([]);
});
