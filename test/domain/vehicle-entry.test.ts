import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vehicle } from '../../shared/domain/customer/customer.ts';
import { type VehicleEntry, vehicleAfter } from '../../shared/domain/customer/vehicle-entry.ts';
import { instant } from '../support/time.ts';

type Told = VehicleEntry & { readonly by: string };

const at = (date: string) => instant(`${date} 10:00`);

const delivery: Told = {
  by: 'wang',
  owns: true,
  past: at('2019-05-01'),
  vehicle: { plate: '沪A1', nextServiceOn: '2020-05-01' },
};
const visit: Told = {
  by: 'li',
  past: at('2021-05-01'),
  vehicle: { plate: '沪B2', nextServiceOn: '2022-05-01' },
};
const resale: Told = { by: 'zhao', owns: true, past: at('2023-05-01'), vehicle: { plate: '沪C3' } };
const older: Told = {
  by: 'zhao',
  past: at('2023-08-01'),
  vehicle: { plate: '沪C3', nextServiceOn: '2021-01-01' },
};

function fileAfter(told: readonly Told[], before?: Vehicle): Vehicle | undefined {
  return told.reduce<Vehicle | undefined>((file, { by, ...entry }) => vehicleAfter(file, entry, by), before);
}

describe('INTAKE-6 what is taken over from the past', () => {
  it('INTAKE-6 says what was last, in whatever order it comes, and the later of each date', () => {
    const orders = fc.shuffledSubarray([delivery, visit, resale, older], { minLength: 4 });
    fc.assert(
      fc.property(orders, (told) => {
        expect(fileAfter(told)).toMatchObject({ plate: '沪C3', owner: 'zhao', nextServiceOn: '2022-05-01' });
      }),
      { seed: 20261122 },
    );
  });

  it('INTAKE-6 replaces no plate and no owner that were told now, before it or in between', () => {
    const now: Told = { by: 'sun', owns: true, vehicle: { plate: '沪D4' } };
    for (const told of [
      [now, delivery, resale],
      [delivery, now, resale],
      [delivery, resale, now],
    ]) {
      expect(fileAfter(told)).toMatchObject({ plate: '沪D4', owner: 'sun' });
      expect(fileAfter(told)).not.toHaveProperty('past');
    }
  });

  it('INTAKE-6 makes whoever took delivery the owner, also where somebody else was in the workshop since', () => {
    expect(fileAfter([visit])?.owner).toBe('li');
    expect(fileAfter([visit, delivery])).toMatchObject({ owner: 'wang', plate: '沪B2' });
  });

  it('INTAKE-6 leaves a date that is later, and sets one that was known as an earlier one', () => {
    const file: Vehicle = { version: 3, complaints: [], owner: 'wang', nextServiceOn: '2021-06-01' };
    expect(fileAfter([delivery], file)?.nextServiceOn).toBe('2021-06-01');
    expect(fileAfter([visit], file)?.nextServiceOn).toBe('2022-05-01');
  });
});
