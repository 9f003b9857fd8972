import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import { type Caller, createClient } from './support/client.ts';
import { deliveryBody, newPhone } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

/** More than the file of a customer shows. */
const count = 102;

let system: SystemUnderTest;
let sales: Caller;

beforeAll(async () => {
  system = await plain.open();
  sales = await createClient(system).as('sales_adviser');
});
afterAll(() => system.close());

test('INTAKE-6 the file of a fleet says how many vehicles there are, also where it shows fewer', async () => {
  const customer = { name: '租车公司', phone: newPhone(), class: 'fleet' };
  const deliver = async () => {
    const { body } = await sales.post<DeliveryView>(
      '/deliveries',
      deliveryBody(sales.personId, { customer }),
    );
    return body.customer.id;
  };
  const id = await deliver();
  for (let more = 1; more < count; more++) expect(await deliver()).toBe(id);
  const { body } = await sales.get<{ vehicles: { vin: string }[]; vehicleCount: number }>(`/customers/${id}`);
  expect(new Set(body.vehicles.map(({ vin }) => vin)).size).toBe(100);
  expect(body).toMatchObject({ vehicles: { length: 100 }, vehicleCount: count });
}, 120_000);
