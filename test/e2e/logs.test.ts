import { expect, test } from 'vitest';
import { createClient } from './support/client.ts';
import { personalIn } from './support/personal.ts';
import { complaintBody, newPhone, newVin } from './support/samples.ts';
import { plain } from './support/system-under-test.ts';

/** What every other end-to-end test is held to when its system is closed is held to here, to see that it can fail. */

test('POLICY-3 a system that has printed what a test sent or received cannot be closed without a word', async () => {
  const system = await plain.open();
  const client = createClient(system);
  const officer = await client.as('care_officer');
  const customer = { name: '欧阳测试', phone: newPhone() };
  const vehicle = { vin: newVin(), plate: '沪C55667' };
  const made = await officer.post('/complaints', complaintBody({ customer, vehicle }));
  expect(made.status).toBe(201);
  await officer.get(`/vehicles/${vehicle.vin}`);
  await officer.get(`/customers?branchId=demo.sh01&plate=${encodeURIComponent(vehicle.plate)}`);
  // Refused, with what is personal in the places that refusals are made from.
  await officer.post('/complaints', {
    ...complaintBody({ customer, vehicle }),
    [customer.name]: customer.phone,
  });
  await officer.get(`/complaints/${encodeURIComponent(customer.name)}`);
  await officer.get(`/vehicles/${encodeURIComponent(vehicle.plate)}`);

  const { printed } = system;
  expect(printed.length).toBeGreaterThan(5);
  expect(printed.flatMap((line) => personalIn(line))).toEqual([]);
  const slips = [
    customer.phone,
    customer.name,
    vehicle.plate,
    vehicle.vin,
    vehicle.vin.toLowerCase(),
    officer.token,
  ];
  for (const slip of slips) {
    for (const line of [`{"event":"${slip}"}`, `GET /customers?phone=${encodeURIComponent(slip)} failed`]) {
      expect(personalIn(line).length, line).toBeGreaterThan(0);
    }
  }
  (printed as string[]).push(`customer ${customer.phone}`);
  await expect(system.close()).rejects.toThrow('printed what is personal');
});
