import { beforeAll, expect, test } from 'vitest';
import { dueAt } from '../e2e/support/access-table.ts';
import { allOf, type Caller } from '../e2e/support/client.ts';
import { complaintBody, key, newPhone, resolutionBody } from '../e2e/support/samples.ts';
import { running } from './support/running.ts';

const { client } = running(6);
let officer: Caller;
let owner: Caller;
let director: Caller;
let manager: Caller;
let finance: Caller;

beforeAll(async () => {
  [officer, owner, director, manager, finance] = await Promise.all([
    client.as('care_officer'),
    client.as('service_director'),
    client.as('care_director'),
    client.as('general_manager'),
    client.as('finance'),
  ]);
});

const status = async (by: Caller, path: string, body: unknown) => (await by.post<unknown>(path, body)).status;

async function proposed(amount: number): Promise<string> {
  const { id } = (await officer.post('/complaints', complaintBody())).body;
  await owner.post(`/complaints/${id}/contacts`, { summary: '已联系', outcome: 'reached' });
  await owner.post(`/complaints/${id}/findings`, { finding: 'dealer_fault', cause: 'x' });
  const cost = { amount, currency: 'CNY' };
  await owner.post(`/complaints/${id}/solution`, { kind: 'compensation', description: 'x', dueAt, cost });
  return id;
}

test('the same registration many times at once is one complaint', async () => {
  const phone = newPhone();
  const body = complaintBody({ customer: { name: '孙先生', phone } });
  const header = key();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => officer.post('/complaints', body, header)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(await allOf(director, `/complaints?branchId=demo.sh01&customerPhone=${phone}`)).toHaveLength(1);
});

test('HANDLE-6 nobody approves their own money, nor goes round the approval', async () => {
  const id = await proposed(2_000_00);
  expect(await status(owner, `/complaints/${id}/approval`, { approved: true })).toBe(403);
  expect(await status(owner, `/complaints/${id}/agreement`, { agreed: true })).toBe(409);
  expect(await status(owner, `/complaints/${id}/resolution`, resolutionBody)).toBe(409);
});

test('HANDLE-13 money is paid once, however often it is sent', async () => {
  const id = await proposed(2_000_00);
  expect(await status(manager, `/complaints/${id}/approval`, { approved: true })).toBe(200);
  expect(await status(owner, `/complaints/${id}/agreement`, { agreed: true })).toBe(200);
  const amount = { amount: 2_000_00, currency: 'CNY' };
  const payouts = await Promise.all(
    Array.from({ length: 8 }, () => status(finance, `/complaints/${id}/payout`, { amount })),
  );
  expect(payouts.toSorted()).toEqual([200, ...Array(7).fill(409)]);
});

test('CLOSE-1 whoever handled a complaint does not close it', async () => {
  const id = await proposed(100_00);
  expect(await status(owner, `/complaints/${id}/agreement`, { agreed: true })).toBe(200);
  expect(await status(owner, `/complaints/${id}/resolution`, resolutionBody)).toBe(200);
  expect(await status(owner, `/complaints/${id}/verification`, { outcome: 'satisfied' })).toBe(403);
  expect(await status(manager, `/complaints/${id}/verification`, { outcome: 'satisfied' })).toBe(403);
  expect(await status(director, `/complaints/${id}/verification`, { outcome: 'satisfied' })).toBe(200);
});
