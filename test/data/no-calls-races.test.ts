import { afterAll, beforeAll, expect, test } from 'vitest';
import { useCase as recordAttempt } from '../../functions/callbacks/record-attempt.ts';
import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import { samplingRefs } from '../../shared/data/arrival/sampling-store.ts';
import { visitHead } from '../../shared/data/arrival/visit-head.ts';
import { fileKeyOf } from '../../shared/data/customer/file-key.ts';
import type { Caller } from '../../shared/data/directory/caller.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { type CustomerRef, callbackIdFor, newSubjectId } from '../../shared/data/table/ids.ts';
import { RaceLost, type Write } from '../../shared/data/table/transaction.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { isHandedBack } from '../../shared/domain/visit/visit.ts';
import { plain } from '../../shared/http/rendition.ts';
import type { Context } from '../../shared/http/route.ts';
import { enterVisit } from '../../shared/transactions/enter-visit.ts';
import { handBack } from '../../shared/transactions/hand-back.ts';
import { refuseCalls } from '../../shared/transactions/no-calls.ts';
import { serviceAdviser } from '../support/arrival.ts';
import { type Backends, branchIds, startBackends } from '../support/backends.ts';
import { Customers } from '../support/customers.ts';
import { specialist } from '../support/planned-call.ts';
import { vinOf } from '../support/vin.ts';

const [branchId] = branchIds;
const now = '2026-11-23T02:00:00.000Z';
const given = { at: now, by: specialist, policy: effectivePolicy() };

let backends: Backends;
let customers: Customers;
let visits = 0;

beforeAll(async () => {
  backends = await startBackends(now);
  customers = new Customers(backends.runtime);
});
afterAll(() => backends.stop());

const transact = (writes: readonly Write[]) => backends.runtime.table.transact(writes);

/** A target customer’s visit, which is to be handed back. */
async function receive(): Promise<{ id: string; customer: CustomerRef }> {
  const { runtime } = backends;
  visits += 1;
  const [phone, vin] = [customers.newPhone(), vinOf(visits)];
  const place = branchFrom(await runtime.table.load(Object.values(branchRefs(branchId))), branchId);
  if (!place) throw new Error('there is no branch');
  const files = await customers.found(phone, vin);
  const id = newSubjectId('visit', branchId, String(visits).padStart(16, '0'));
  const fileKey = await fileKeyOf(runtime.table, 'tst');
  const { writes } = await enterVisit(
    {
      id,
      date: '2026-11-23',
      customer: { name: '周先生', phone, class: 'vip' },
      vehicle: { vin },
      adviser: serviceAdviser,
      receivedAt: now,
    },
    { ...place, files, by: specialist, now, runtime },
    { fileKey, loaded: { get: () => undefined } },
  );
  await transact(writes);
  return { id, customer: { groupId: 'tst', fileId: files.ids.customer } };
}

/** The writes of its hand-back, as the customer's file stands. */
async function handedBack(id: string): Promise<Write[]> {
  const { table, newId } = backends.runtime;
  const loaded = await table.load([...visitHead.refs(id), ...samplingRefs(branchId, '2026-11')]);
  const state = visitHead.from(loaded, id);
  const place = branchFrom(loaded, branchId);
  if (!state || !place) throw new Error(`there is no ${id}`);
  const fileKey = await fileKeyOf(table, 'tst');
  const { writes } = await handBack(state, {}, { branch: place.branch, fileKey, loaded }, given, {
    table,
    newId,
  });
  return writes;
}

async function wishOf(customer: CustomerRef): Promise<Write[]> {
  const { ref, file } = await customers.read(customer);
  if (!file) throw new Error('the customer has no file');
  return await refuseCalls(backends.runtime.table, { customer, found: { ref, file } }, given);
}

/** The writes of an attempt that reached the customer after the visit. */
async function reached(id: string): Promise<readonly Write[]> {
  const { runtime } = backends;
  const caller: Caller = {
    id: specialist.person,
    name: specialist.name,
    role: 'care_specialist',
    groupId: 'tst',
    branchIds: [branchId],
  };
  const context: Context = {
    runtime,
    caller,
    personas: [caller],
    action: 'callback:attempt',
    now,
    loaded: await runtime.table.load(callbackHead.refs(id)),
  };
  const body = { outcome: 'reached' as const, answers: { overall: 5 } };
  return (
    (await recordAttempt.run({ params: { id }, query: {}, body, issuer: '', rendition: plain }, context))
      .writes ?? []
  );
}

async function standing(ids: readonly string[]): Promise<string[]> {
  const calls = await customers.callbacks(ids);
  return calls.map(({ head }) => (head.status === 'cancelled' ? head.end.reason : head.status));
}

test('CALL-10 a wish at the moment of a hand-back is found by it, and its call is seen not to be made', async () => {
  const { id, customer } = await receive();
  const call = callbackIdFor(id, 'visit');
  const before = await handedBack(id);
  await transact(await wishOf(customer));
  await expect(transact(before)).rejects.toThrow(RaceLost);
  await transact(await handedBack(id));
  expect(await standing([call])).toEqual(['no_calls']);
  const head = visitHead.from(await backends.runtime.table.load(visitHead.refs(id)), id)?.head;
  expect(head && isHandedBack(head) && head.sampling).toMatchObject({ class: 'target', chosen: true });
});

test('CALL-10 a hand-back at the moment of a wish is found by it, and its call cancelled', async () => {
  const { id, customer } = await receive();
  const call = callbackIdFor(id, 'visit');
  const wish = await wishOf(customer);
  await transact(await handedBack(id));
  await expect(transact(wish)).rejects.toThrow(RaceLost);
  await transact(await wishOf(customer));
  expect(await standing([call])).toEqual(['no_calls']);
});

test('CALL-10 a wish at the moment of the first call is not missed by the second, in whatever order', async () => {
  for (const wishIsFirst of [true, false]) {
    const { id, customer } = await receive();
    const [first, second] = [callbackIdFor(id, 'visit'), callbackIdFor(id, 'visit_second')];
    await transact(await handedBack(id));
    const [attempt, wish] = [await reached(first), await wishOf(customer)];
    const [faster, slower] = wishIsFirst ? [wish, attempt] : [attempt, wish];
    await transact(faster);
    await expect(transact(slower)).rejects.toThrow(RaceLost);
    if (wishIsFirst) {
      // The call itself was cancelled with the wish, so nobody is reached by it any more.
      expect(await standing([first, second])).toEqual(['no_calls']);
    } else {
      await transact(await wishOf(customer));
      expect(await standing([first, second])).toEqual(['done', 'no_calls']);
    }
  }
});

test('CALL-10 a call that was planned while the first one was made does not survive a wish of which it knew nothing', async () => {
  // A fleet’s calls are cancelled by a job, so the wish itself does not touch the first call.
  const { id, customer } = await receive();
  await transact(await handedBack(id));
  await customers.plan(customer, 12);
  const attempt = await reached(callbackIdFor(id, 'visit'));
  await transact(await wishOf(customer));
  await expect(transact(attempt)).rejects.toThrow(RaceLost);
  expect(await standing([callbackIdFor(id, 'visit_second')])).toEqual([]);
});
