import { callbackIdFor } from '../../shared/data/table/ids.ts';
import type { Opening } from '../../shared/domain/arrival/plan-calls.ts';
import type { CallbackChange } from '../../shared/domain/callback/callback.ts';
import { currentCall } from '../../shared/domain/callback/callback.ts';
import type { NamedPerson } from '../../shared/domain/complaint/command.ts';
import { type DeliveryRegistration, registerDelivery } from '../../shared/domain/delivery/register.ts';
import { effectivePolicy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import { instant, shanghai, wallClock } from './time.ts';

export const branchId = 'grp1.br1';
export const officer = { role: 'care_officer', person: 'per.officer', name: '王雅静' } as const;
export const salesAdviser: NamedPerson = { id: 'per.sales', name: '张浩然', role: 'sales_adviser' };
export const serviceAdviser: NamedPerson = { id: 'per.service', name: '李志明', role: 'service_adviser' };

export const arrivalDetails = {
  customer: { name: '王先生', phone: '13800138000' },
  vehicle: { vin: 'LSVAM4187C2184847', plate: '沪A12345' },
  files: { customer: 'customer-hash-0001', vehicle: 'vehicle-hash-0001' },
  takenBy: officer,
};

/** What a test says of an arrival beside what is usual. */
export interface ToldOfArrival {
  readonly zone?: string;
  /** Wall-clock texts in that zone. */
  readonly registeredAt?: string;
  readonly overrides?: PolicyOverrides;
  readonly past?: boolean;
}

export function opening(id: string, past = false): Opening {
  return { callbackId: (purpose) => callbackIdFor(id, purpose), past };
}

/** The delivery of a new car at that wall-clock time, registered then unless told otherwise. */
export function delivered(
  at: string,
  told: ToldOfArrival & Partial<Pick<DeliveryRegistration, 'wantsCalls' | 'adviser'>> = {},
) {
  const { zone = shanghai, registeredAt = at, overrides, past, wantsCalls = true, adviser } = told;
  const id = `dlv.${branchId}.0000000000000001`;
  return registerDelivery(
    {
      id,
      branchId,
      number: 'SH01-D20261123-0001',
      timeZone: zone,
      deliveredAt: instant(at, zone),
      adviser: adviser ?? salesAdviser,
      wantsCalls,
      details: arrivalDetails,
    },
    opening(id, past),
    { at: instant(registeredAt, zone), by: officer, policy: effectivePolicy(overrides) },
  );
}

/** Calls as `purpose role from – until state`, in the time of their own zone. */
export function callsAs(calls: readonly CallbackChange[]): string[] {
  return calls.map(({ head }) => {
    const { owner, dueAt, state } = currentCall(head);
    const time = (at: string) => wallClock(at, head.timeZone);
    const who = owner.person ?? owner.role;
    return `${head.purpose} ${who} ${time(head.notBefore)} – ${time(dueAt)} ${state}`;
  });
}
