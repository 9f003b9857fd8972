import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallbackView } from '../../functions/callbacks/callback-view.ts';
import type { AccessInList } from '../../functions/customers/access-in-list.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import { allOf, type Caller, type Client, createClient, type ProblemView } from './support/client.ts';
import { attach } from './support/evidence-files.ts';
import { importBody } from './support/import-files.ts';
import { branchId, complaintBody, deliveryBody, newPhone, newVin } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let begun: number;
let admin: Caller;
let manager: Caller;
let director: Caller;
let phone: string;
let vin: string;
let delivery: DeliveryView;
let complaint: string;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  begun = await client.now();
  [admin, manager, director] = await Promise.all([
    client.as('group_admin'),
    client.as('general_manager'),
    client.as('care_director'),
  ]);
  [phone, vin] = [newPhone(), newVin()];
  const seller = await client.as('sales_adviser');
  const customer = { name: '许先生', phone };
  const body = deliveryBody(seller.personId, { customer, vehicle: { vin, plate: '沪B22334' } });
  delivery = (await seller.post<DeliveryView>('/deliveries', body)).body;
  complaint = (await director.post('/complaints', complaintBody({ customer }))).body.id;
});
afterAll(() => system.close());

const record = (query = '', by = admin) =>
  allOf<AccessInList>(by, `/access-record?branchId=${branchId}${query}`, 2);
const told = async (query: string) =>
  (await record(query)).map(({ kind, subject, by }) => `${kind} ${subject.type} ${subject.id} ${by.role}`);

const lists = [
  'complaints',
  'callbacks',
  'deliveries',
  'visits',
  'campaigns',
  'imports',
  'ledger',
  'improvements',
];

test('POLICY-3 no list shows a whole number, plate or VIN, and nothing is written down of lists and commands', async () => {
  const answers = [
    ...lists.map((name) => `/${name}?branchId=${branchId}`),
    `/complaints?branchId=${branchId}&customerPhone=${phone}`,
    `/customers?branchId=${branchId}&vin=${vin}`,
    '/tasks',
    '/notices',
  ];
  for (const path of answers) {
    const items = JSON.stringify(await allOf<object>(director, path));
    for (const whole of [phone, '沪B22334', vin]) expect(items, path).not.toContain(whole);
  }
  const deliveries = await allOf<object>(director, `/deliveries?branchId=${branchId}`);
  expect(deliveries[0]).toMatchObject({ customer: { phone: `${phone.slice(0, 3)}****${phone.slice(-4)}` } });
  await director.get(`/complaints?branchId=${branchId}`);
  await director.get(`/customers?branchId=${branchId}&phone=${phone}`);
  await director.post(`/complaints/${complaint}/notes`, { text: '备注' });
  expect(await record()).toEqual([]);
});

test('POLICY-3 every view with whole numbers, every file and every import leaves a line with who, when and what', async () => {
  const call = delivery.callbacks[1]?.id ?? '';
  const file = await attach(director, complaint);
  const paths = [
    `/customers/${delivery.customer.id}`,
    `/vehicles/${vin}`,
    `/complaints/${complaint}`,
    `/callbacks/${call}`,
    `/deliveries/${delivery.id}`,
    `/complaints/${complaint}/attachments/${file.id}`,
  ];
  for (const path of paths) expect((await director.get<CallbackView>(path)).status).toBe(200);
  const imported = await director.post<{ id: string }>('/imports', importBody(100));
  expect(imported.status).toBe(201);

  const lines = await record();
  const vehicle = lines.find(({ subject }) => subject.type === 'vehicle')?.subject.id ?? '';
  expect(lines.map(({ kind, subject }) => `${kind} ${subject.type} ${subject.id}`).toSorted()).toEqual(
    [
      `view customer ${delivery.customer.id}`,
      `view vehicle ${vehicle}`,
      `view complaint ${complaint}`,
      `view callback ${call}`,
      `view delivery ${delivery.id}`,
      `export file ${complaint}/${file.id}`,
      `import import ${imported.body.id}`,
    ].toSorted(),
  );
  for (const line of lines) {
    expect(line).toMatchObject({ by: { role: 'care_director', person: director.personId }, branchId });
  }
  const text = JSON.stringify(lines);
  for (const personal of [phone, vin, '沪B22334', '许先生']) expect(text).not.toContain(personal);
});

test('POLICY-3 every look leaves a line of its own, newest first; they are found by person, subject and time', async () => {
  const path = `/complaints/${complaint}`;
  const before = (await told(`&subject=${complaint}`)).length;
  for (let n = 0; n < 3; n++) await manager.get(path);
  expect(await told(`&subject=${complaint}&person=${manager.personId}`)).toEqual(
    Array.from({ length: 3 }, () => `view complaint ${complaint} general_manager`),
  );
  const later = new Date((await client.now()) + 3600_000).toISOString();
  await client.moveTo(later);
  await manager.get(`${path}/record`);
  expect((await told(`&subject=${complaint}`)).length).toBe(before + 4);
  expect(await told(`&from=${encodeURIComponent(later)}`)).toEqual([
    `view complaint ${complaint} general_manager`,
  ]);
  const times = (await record()).map(({ at }) => Date.parse(at));
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  const backwards = `/access-record?branchId=${branchId}&from=2027-02-01T00:00:00Z&to=2027-01-01T00:00:00Z`;
  const refused = await admin.get<ProblemView>(backwards);
  expect([refused.status, refused.body.errors?.map(({ path }) => path)]).toEqual([400, ['to']]);
});

test('POLICY-3 a command on a file that changes nothing shows the file, and leaves a line like a look at it', async () => {
  const by = await client.as('value_added_manager');
  const customer = delivery.customer.id;
  await by.put(`/customers/${customer}`, { name: '许先生' });
  await by.post(`/customers/${customer}/phone`, { phone });
  const seller = await client.as('sales_adviser');
  await seller.put(`/vehicles/${vin}`, { branchId, plate: '沪B22334' });
  expect(await told(`&person=${by.personId}`)).toEqual(
    Array.from({ length: 2 }, () => `view customer ${customer} value_added_manager`),
  );
  expect((await told(`&person=${seller.personId}`)).some((line) => line.startsWith('view vehicle '))).toBe(
    true,
  );
});

test('POLICY-3 a general manager reads that of their own branch, and nobody below does', async () => {
  expect((await record('', manager)).length).toBeGreaterThan(0);
  expect((await manager.get('/access-record?branchId=demo.gz01')).status).toBe(404);
  expect((await director.get(`/access-record?branchId=${branchId}`)).status).toBe(403);
});

test('POLICY-3 a line is gone once it has been kept as long as the policy said', async () => {
  for (const [days, isKept] of [
    [1_000, true],
    [1_100, false],
  ] as const) {
    await client.moveTo(new Date(begun + days * 24 * 3600_000).toISOString());
    // Whoever came so far has another token.
    admin = await client.as('group_admin');
    expect((await record()).length > 0).toBe(isKept);
  }
}, 300_000);
