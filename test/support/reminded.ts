import type { CallbackChange, CallbackState } from '../../shared/domain/callback/callback.ts';
import { currentCall } from '../../shared/domain/callback/callback.ts';
import { followCustomer } from '../../shared/domain/callback/follow-customer.ts';
import { followDates } from '../../shared/domain/callback/follow-dates.ts';
import { mayChangeReminders } from '../../shared/domain/callback/reminders.ts';
import { settleCallback } from '../../shared/domain/callback/settle.ts';
import {
  type Customer,
  type Vehicle,
  type VehicleDate,
  vehicleDates,
} from '../../shared/domain/customer/customer.ts';
import type { Notice } from '../../shared/domain/notice.ts';
import { effectivePolicy, type Policy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import { specialist } from './planned-call.ts';
import { fullRoster } from './registration.ts';
import { instant, shanghai, wallClock } from './time.ts';

const hash = 'vehiclehash000000000';

/** A vehicle, its owners and its reminders as time goes on; times are wall-clock texts in the branch's zone. */
export class Reminded {
  readonly zone: string;
  readonly policy: Policy;
  readonly callbacks = new Map<string, CallbackState>();
  readonly notices: Notice[] = [];
  readonly customers = new Map<string, Customer>();
  #calls = 0;
  vehicle: Vehicle = {
    version: 1,
    complaints: [],
    vin: 'LSVAM4187C2184847',
    plate: '沪A12345',
    owner: 'wang',
  };

  constructor(told: { zone?: string; overrides?: PolicyOverrides } = {}) {
    this.zone = told.zone ?? shanghai;
    this.policy = effectivePolicy(told.overrides);
    for (const id of ['wang', 'li']) {
      this.customers.set(id, { version: 1, complaints: [], name: id, phone: `138${id}` });
    }
  }

  given(at: string) {
    return { at: instant(at, this.zone), by: specialist, policy: this.policy, roster: fullRoster };
  }

  /** The file is told something new; undefined takes a fact away. */
  tell(at: string, facts: { [K in VehicleDate | 'soldOn' | 'owner']?: string | undefined }): this {
    const { maintenanceContractEndsOn, warrantyEndsOn, nextServiceOn, soldOn, owner, ...rest } = this.vehicle;
    const told = { maintenanceContractEndsOn, warrantyEndsOn, nextServiceOn, soldOn, owner, ...facts };
    const known = Object.entries(told).filter(([, value]) => value !== undefined);
    const after: Vehicle = { ...rest, ...Object.fromEntries(known) };
    const given = this.given(at);
    const before = this.vehicle;
    this.vehicle = after;
    if (mayChangeReminders(before, after, { ...given, zone: this.zone })) this.#follow(given);
    return this;
  }

  #follow(given: ReturnType<typeof this.given>): void {
    const after = this.vehicle;
    const followed = followDates(
      {
        vehicle: after,
        vehicleHash: hash,
        owner: this.customers.get(after.owner ?? ''),
        standing: Object.fromEntries(vehicleDates.map((name) => [name, this.#standing(name)])),
        branch: { id: 'grp1.br1', timeZone: this.zone },
        newCall: () => this.#newCall(),
      },
      given,
    );
    for (const { change } of followed.changes) this.#keep(change);
    this.vehicle = { ...after, reminders: { ...after.reminders, ...followed.reminders } };
  }

  /** The customer does not want to be called any more. */
  wantsNoCalls(at: string, id = 'wang'): this {
    const { name = '', phone = '' } = this.customers.get(id) ?? {};
    const given = this.given(at);
    this.customers.set(id, { version: 2, complaints: [], name, phone, noCallsSince: given.at });
    for (const state of this.callbacks.values()) {
      const file = this.customers.get(id);
      const change = state.details.files?.customer === id && file && followCustomer(state, file, given);
      if (change) this.#keep(change);
    }
    return this;
  }

  /** They want calls again, so what the dates lead to is planned where it is not. */
  wantsCalls(at: string, id = 'wang'): this {
    const { name = '', phone = '' } = this.customers.get(id) ?? {};
    this.customers.set(id, { version: 3, complaints: [], name, phone });
    if (this.vehicle.owner === id) this.#follow(this.given(at));
    return this;
  }

  /** Their number was found wrong, and there is no other; or there is one now. */
  hasNumber(at: string, phone: string | undefined, id = 'wang'): this {
    const { name = '' } = this.customers.get(id) ?? {};
    const file: Customer = { version: 4, complaints: [], name, ...(phone !== undefined && { phone }) };
    const hadNone = this.customers.get(id)?.phone === undefined;
    this.customers.set(id, file);
    for (const state of this.callbacks.values()) {
      const change = state.details.files?.customer === id && followCustomer(state, file, this.given(at));
      if (change) this.#keep(change);
    }
    if (hadNone && this.vehicle.owner === id) this.#follow(this.given(at));
    return this;
  }

  change(name: VehicleDate, decide: (state: CallbackState) => CallbackChange | undefined): this {
    const state = this.of(name);
    const change = state && decide(state);
    if (change) this.#keep(change);
    return this;
  }

  settle(until: string): this {
    for (const state of [...this.callbacks.values()]) {
      const change = settleCallback(state, instant(until, this.zone), this.policy);
      if (change) this.#keep(change);
    }
    return this;
  }

  /** The callback that a date has led to. */
  of(name: VehicleDate): CallbackState | undefined {
    return this.callbacks.get(this.vehicle.reminders?.[name]?.callback ?? '');
  }

  /** Every callback: `next_service open 2026-12-10 09:00:00 – 2026-12-13 23:59:59`. */
  stands(): string[] {
    return [...this.callbacks.values()].map(({ head }) => {
      const due = wallClock(currentCall(head).dueAt, this.zone);
      const how =
        head.status === 'cancelled'
          ? ` ${head.end.reason}`
          : head.status === 'done'
            ? ` ${head.end.outcome}`
            : '';
      return `${head.purpose} ${head.status}${how} ${wallClock(head.notBefore, this.zone)} – ${due}`;
    });
  }

  told(): string[] {
    return this.notices.map(({ kind, to, at }) => `${kind} ${to.role} ${wallClock(at, this.zone)}`);
  }

  #standing(name: VehicleDate) {
    const state = this.of(name);
    return state && { state, policy: this.policy };
  }

  #newCall() {
    this.#calls += 1;
    const id = `cbk.grp1.br1.${String(this.#calls).padStart(16, '0')}`;
    return { id, number: `SH01-R20261123-${id.slice(-4)}` };
  }

  #keep({ head, details, notices }: CallbackChange): void {
    this.notices.push(...notices);
    this.callbacks.set(head.id, { head, details });
  }
}
