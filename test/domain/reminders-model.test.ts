import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localDate } from '../../shared/domain/calendar.ts';
import { type Callback, currentCall } from '../../shared/domain/callback/callback.ts';
import { runningLetter } from '../../shared/domain/callback/letter.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { recordCallLetter } from '../../shared/domain/callback/record-call-letter.ts';
import { vehicleDates, wantsCalls } from '../../shared/domain/customer/customer.ts';
import { isRunning } from '../../shared/domain/task.ts';
import { Reminded } from '../support/reminded.ts';
import { instant, later, shanghai, wallClock } from '../support/time.ts';

const fixed = { seed: 20261125, numRuns: 300 };

const date = fc
  .integer({ min: -40, max: 400 })
  .map((days) => localDate(later(instant('2026-11-23 12:00'), days * 86_400), shanghai));

const acts = fc.oneof(
  fc.record({
    act: fc.constant('date' as const),
    name: fc.constantFrom(...vehicleDates),
    date: fc.option(date, { nil: undefined }),
  }),
  fc.record({ act: fc.constantFrom('call' as const), name: fc.constantFrom(...vehicleDates) }),
  fc.record({ act: fc.constant('owner' as const), owner: fc.constantFrom('wang', 'li') }),
  fc.record({ act: fc.constant('sold' as const), sold: fc.boolean() }),
  fc.record({ act: fc.constant('wish' as const), owner: fc.constantFrom('wang', 'li'), calls: fc.boolean() }),
  fc.record({ act: fc.constantFrom('letter' as const), name: fc.constantFrom(...vehicleDates) }),
  fc.record({ act: fc.constant('settle' as const) }),
);

const stories = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 * 86_400 }), acts), { maxLength: 25 });

it('CALL-9 whatever happens to a vehicle, each date that is ahead has one reminder, nobody two of one, and a sold car none', () => {
  fc.assert(
    fc.property(stories, (story) => {
      const car = new Reminded();
      let now = instant('2026-11-23 10:00');
      for (const [seconds, one] of story) {
        now = later(now, seconds);
        const at = wallClock(now);
        // What has come is done when it comes.
        car.settle(at);
        if (one.act === 'date') car.tell(at, { [one.name]: one.date });
        if (one.act === 'owner') car.tell(at, { owner: one.owner });
        if (one.act === 'sold') car.tell(at, { soldOn: one.sold ? localDate(now, shanghai) : undefined });
        if (one.act === 'call') call(car, one.name, at);
        if (one.act === 'letter') write(car, one.name, at);
        if (one.act === 'wish' && one.calls) car.wantsCalls(at, one.owner);
        if (one.act === 'wish' && !one.calls) car.wantsNoCalls(at, one.owner);
        holds(car, now);
      }
    }),
    fixed,
  );
});

function call(car: Reminded, name: (typeof vehicleDates)[number], at: string): void {
  car.change(name, (state) => {
    const isToMake = state.head.status === 'open' && state.head.purpose !== 'warranty';
    const isTime = state.head.notBefore <= instant(at);
    return isToMake && isTime ? recordAttempt(state, { outcome: 'reached' }, car.given(at)) : undefined;
  });
}

function write(car: Reminded, name: (typeof vehicleDates)[number], at: string): void {
  car.change(name, (state) =>
    runningLetter(state.head)
      ? recordCallLetter(state, { by: 'post', text: '您好' }, car.given(at)).change
      : undefined,
  );
}

function isUncalled(head: Callback): boolean {
  return head.status === 'cancelled' && head.end.reason === 'no_calls';
}

function holds(car: Reminded, now: string): void {
  const { vehicle } = car;
  const open = [...car.callbacks.values()].filter(({ head }) => head.status === 'open');
  // Nothing runs but what the file knows of, and each date has one at most.
  expect(open.length).toBe(new Set(open.map(({ head }) => head.purpose)).size);
  for (const { head } of open) {
    const name = vehicleDates.find((name) => vehicle.reminders?.[name]?.callback === head.id);
    expect(name && vehicle[name]).toBe(head.date);
  }
  for (const { head } of car.callbacks.values()) {
    // A letter is still sent to a customer who wants no calls (CALL-10).
    const running = head.tasks.filter(isRunning).filter(({ kind }) => kind !== 'letter' || !isUncalled(head));
    if (head.status === 'cancelled') expect(running).toEqual([]);
  }
  const done = [...car.callbacks.values()].filter(({ head }) => head.status === 'done');
  const made = done.map(({ head, details }) => `${head.purpose} ${head.date} ${details.files?.customer}`);
  expect(new Set(made).size).toBe(made.length);
  if (vehicle.soldOn !== undefined) {
    expect([...car.callbacks.values()].flatMap(({ head }) => head.tasks.filter(isRunning))).toEqual([]);
    return;
  }
  for (const name of vehicleDates) {
    const on = vehicle[name];
    if (on === undefined || on <= localDate(now, shanghai)) continue;
    const reminder = vehicle.reminders?.[name];
    const head = car.of(name)?.head;
    const wanted = wantsCalls(car.customers.get(`${vehicle.owner}`));
    if (name === 'nextServiceOn' && !wanted) {
      expect(head?.status === 'open' && reminder?.customer === vehicle.owner).toBe(false);
      continue;
    }
    // Ahead: the owner is still to be reminded of it, or was.
    const customer = vehicle.owner;
    if (reminder?.made?.some((one) => one.date === on && one.customer === customer)) {
      expect(head?.status).not.toBe('open');
      continue;
    }
    expect(reminder).toMatchObject({ customer, date: on });
    if (head && isUncalled(head)) {
      // By letter, while they want no calls, or where it was sent before they wanted them again.
      const [letter] = head.tasks.filter(({ kind, state }) => kind === 'letter' && state !== 'cancelled');
      expect(wanted ? letter && !isRunning(letter) : letter).toBeTruthy();
    } else expect(['open', 'done']).toContain(head?.status);
    expect(head && currentCall(head).dueAt.slice(0, 10) <= on).toBe(true);
  }
}
