import { earlier, type Instant } from '../../shared/domain/calendar.ts';
import type { Clock } from './clock.ts';
import type { Firing } from './firing.ts';
import { firesAt } from './schedule-definition.ts';
import type { ScheduleStore, StoredSchedule } from './schedule-store.ts';
import type { Serial } from './serial.ts';

export interface ClockMoveParts {
  readonly clock: Clock;
  readonly store: ScheduleStore;
  readonly firing: Pick<Firing, 'fire' | 'interrupt' | 'rearm'>;
  /** Whose schedules fire one after the other, also at the same instant. */
  readonly subjectOf: (schedule: StoredSchedule) => string;
  readonly drain: () => Promise<void>;
  readonly sweep: () => Promise<unknown>;
  /** Removes from the table what has expired. */
  readonly expire: () => Promise<void>;
  readonly serial: Serial;
}

/** The clock cannot be moved so. */
export class ClockMoveRefused extends Error {
  readonly reason: 'backward' | 'already_moving';
  constructor(reason: ClockMoveRefused['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** How many subjects' schedules fire at once. */
const atOnce = 8;

/**
 * Moves the clock forward and runs every schedule on the way at its own instant, in order, target included. What fires at
 * the same instant fires together, as with the service, but for what belongs to one subject.
 *
 * @returns a function that takes the target, told by the time it is now, and resolves when everything the move
 *   caused is done
 * @throws ClockMoveRefused for a target in the past, or while another move runs
 */
export function createClockMove(parts: ClockMoveParts) {
  const { clock, store, firing, subjectOf, drain, sweep, expire, serial } = parts;
  let moving = false;

  async function fireTogether(schedules: readonly StoredSchedule[]): Promise<void> {
    const subjects = Map.groupBy(schedules, subjectOf).values();
    const fireSubjects = async () => {
      for (const ofOne of subjects) for (const schedule of ofOne) await firing.fire(schedule);
    };
    const ended = await Promise.allSettled(Array.from({ length: atOnce }, fireSubjects));
    // Where the system is stopping, what still fires has ended before the move does.
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
  }

  async function move(target: Instant): Promise<void> {
    // What runs beside the timer goes on in the move, at its instants.
    await firing.interrupt();
    await drain();
    for (let first = store.next(target); first; first = store.next(target)) {
      // As with the service, a minute is the finest step: nothing is scheduled into one that has begun.
      const until = earlier(target, endOfMinute(firesAt(first.definition)));
      for (let due = store.nextTogether(until); due[0]; due = store.nextTogether(until)) {
        clock.freezeAt(later(clock.now(), firesAt(due[0].definition)));
        await fireTogether(due);
      }
      await drain();
    }
    clock.freezeAt(later(clock.now(), target));
    await sweep();
    await expire();
    await drain();
  }

  return async (targetFrom: (now: Instant) => Instant): Promise<void> => {
    if (moving) throw new ClockMoveRefused('already_moving');
    const now = clock.now();
    const target = targetFrom(now);
    if (target < now) throw new ClockMoveRefused('backward');
    moving = true;
    try {
      await serial(() => move(target));
    } finally {
      clock.runFrom(clock.now());
      moving = false;
      firing.rearm();
    }
  };
}

function endOfMinute(instant: Instant): Instant {
  return `${instant.slice(0, 16)}:59.999Z`;
}

function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}
