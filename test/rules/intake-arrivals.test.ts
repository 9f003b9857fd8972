import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrivalId } from '../../shared/data/arrival/arrival-id.ts';
import { type FoundFiles, fileRefs, filesFrom } from '../../shared/data/customer/customer-file.ts';
import type { Place } from '../../shared/data/directory/directory.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { enterDelivery } from '../../shared/transactions/enter-delivery.ts';
import { enterVisit } from '../../shared/transactions/enter-visit.ts';
import { officer, salesAdviser, serviceAdviser } from '../support/arrival.ts';
import { type Backends, startBackends } from '../support/backends.ts';
import { instant } from '../support/time.ts';
import { vinOf } from '../support/vin.ts';

const branchId = 'tst.br1';
const date = '2026-11-23';
const now = instant(`${date} 15:00`);
const fileKey = 'the key of a group';

const place: Pick<Place, 'branch' | 'policy'> = {
  branch: {
    id: branchId,
    code: 'T0',
    name: '测试店',
    groupId: 'tst',
    regionId: 'east',
    brand: '大众',
    timeZone: 'Asia/Shanghai',
  },
  policy: effectivePolicy(),
};

describe('INTAKE-6', () => {
  let backends: Backends;
  beforeAll(async () => {
    backends = await startBackends(now);
  });
  afterAll(() => backends.stop());

  async function filesOf(customer: string, vehicle: string): Promise<FoundFiles> {
    const { table, newId } = backends.runtime;
    const hashes = { customer, vehicle };
    return await filesFrom(await table.load(fileRefs('tst', hashes)), 'tst', hashes, table, newId);
  }

  async function enteringIn(customer: string, vehicle: string) {
    const { runtime } = backends;
    return { ...place, files: await filesOf(customer, vehicle), by: officer, now, runtime };
  }

  const told = (type: 'delivery' | 'visit', vehicle: string, serial: number) => ({
    id: arrivalId(fileKey, type, { branchId, vehicle, date }),
    date,
    customer: { name: '王先生', phone: '13800138000', address: '上海市', class: 'vip' as const },
    vehicle: { vin: vinOf(serial), plate: '沪A12345', model: '途观L', nextServiceOn: '2027-06-01' },
  });

  it('INTAKE-6 a delivery opens the files of customer and vehicle with everything that was told', async () => {
    const entering = await enteringIn('customer-1', 'vehicle-1');
    const { writes } = await enterDelivery(
      { ...told('delivery', 'vehicle-1', 1), adviser: salesAdviser, deliveredAt: now },
      entering,
    );
    await backends.runtime.table.transact(writes);
    const { customer, vehicle } = await filesOf('customer-1', 'vehicle-1');
    expect(customer.file).toMatchObject({
      name: '王先生',
      phone: '13800138000',
      address: '上海市',
      class: 'vip',
      vehicles: new Set(['vehicle-1']),
      branchIds: new Set([branchId]),
    });
    expect(vehicle?.file).toMatchObject({
      vin: vinOf(1),
      plate: '沪A12345',
      model: '途观L',
      owner: 'customer-1',
      nextServiceOn: '2027-06-01',
    });
  });

  it('INTAKE-6 a visit keeps what was done and hoped for, and leaves the vehicle its owner', async () => {
    const entering = await enteringIn('customer-2', 'vehicle-1');
    const { visit, writes } = await enterVisit(
      {
        ...told('visit', 'vehicle-1', 1),
        adviser: serviceAdviser,
        receivedAt: now,
        work: '更换机油机滤',
        hoped: '当天取车',
      },
      entering,
      { fileKey, loaded: { get: () => undefined } },
    );
    await backends.runtime.table.transact(writes);
    expect(visit.details).toMatchObject({ work: '更换机油机滤', hoped: '当天取车' });
    const { customer, vehicle } = await filesOf('customer-2', 'vehicle-1');
    expect(customer.file?.name).toBe('王先生');
    expect(customer.file?.vehicles ?? new Set()).toEqual(new Set());
    expect(vehicle?.file?.owner).toBe('customer-1');
  });

  it('INTAKE-6 a car that is delivered to another customer is theirs from then on', async () => {
    const entering = await enteringIn('customer-2', 'vehicle-1');
    const id = arrivalId(fileKey, 'delivery', { branchId, vehicle: 'vehicle-1', date: '2026-11-24' });
    const again = { ...told('delivery', 'vehicle-1', 1), id, adviser: salesAdviser, deliveredAt: now };
    await backends.runtime.table.transact((await enterDelivery(again, entering)).writes);
    expect((await filesOf('customer-2', 'vehicle-1')).vehicle?.file?.owner).toBe('customer-2');
    expect((await filesOf('customer-1', 'vehicle-1')).customer.file?.vehicles ?? new Set()).toEqual(
      new Set(),
    );
  });

  it('INTAKE-6 what lies back in time replaces nothing in the files', async () => {
    const entering = await enteringIn('customer-2', 'vehicle-1');
    const old = told('delivery', 'vehicle-1', 1);
    const past = {
      ...old,
      id: arrivalId(fileKey, 'delivery', { branchId, vehicle: 'vehicle-1', date: '2025-11-24' }),
      customer: { ...old.customer, name: '旧名', address: '旧址' },
      vehicle: { ...old.vehicle, plate: '沪B00000', nextServiceOn: '2026-01-01' },
      adviser: salesAdviser,
      deliveredAt: instant('2025-11-24 10:00'),
      past: true,
    };
    const { calls, writes } = await enterDelivery(past, entering);
    await backends.runtime.table.transact(writes);
    expect(calls).toEqual([]);
    const { customer, vehicle } = await filesOf('customer-2', 'vehicle-1');
    expect(customer.file).toMatchObject({ name: '王先生', address: '上海市' });
    expect(vehicle?.file).toMatchObject({ plate: '沪A12345', nextServiceOn: '2027-06-01' });
  });

  it('INTAKE-6 a car delivered some days ago, of which a call is still to be made, is its customer’s', async () => {
    const deliver = async (customer: string, deliveredAt: string) => {
      const id = arrivalId(fileKey, 'delivery', {
        branchId,
        vehicle: 'vehicle-9',
        date: deliveredAt.slice(0, 10),
      });
      const told9 = {
        ...told('delivery', 'vehicle-9', 9),
        id,
        adviser: salesAdviser,
        deliveredAt,
        past: true,
      };
      const { calls, writes } = await enterDelivery(told9, await enteringIn(customer, 'vehicle-9'));
      await backends.runtime.table.transact(writes);
      const { vehicle } = await filesOf(customer, 'vehicle-9');
      return [...calls.map(({ head }) => head.purpose), vehicle?.file?.owner];
    };
    const now9 = await enteringIn('customer-8', 'vehicle-9');
    const visit = { ...told('visit', 'vehicle-9', 9), adviser: serviceAdviser, receivedAt: now };
    const choosing = { fileKey, loaded: { get: () => undefined }, lost: 0 };
    await backends.runtime.table.transact((await enterVisit(visit, now9, choosing)).writes);
    expect(await deliver('customer-7', instant('2025-11-13 10:00'))).toEqual(['customer-8']);
    expect(await deliver('customer-9', instant('2026-11-13 10:00'))).toEqual([
      'delivery_third',
      'customer-9',
    ]);
  });

  it('INTAKE-6 the same vehicle, branch and day is the same arrival, and nothing else is', () => {
    const id = (told: object = {}) =>
      arrivalId(fileKey, 'visit', { branchId, vehicle: 'vehicle-1', date, ...told });
    expect(id()).toBe(id());
    expect(id()).toMatch(/^vis\.tst\.br1\.[0-9a-z]{16}$/);
    const others = [
      id({ vehicle: 'vehicle-2' }),
      id({ date: '2026-11-24' }),
      id({ branchId: 'tst.br2' }),
      arrivalId('another key', 'visit', { branchId, vehicle: 'vehicle-1', date }),
    ];
    expect(others).not.toContain(id());
  });
});
