import type { DatabaseSync } from 'node:sqlite';
import { epochMilliseconds, fromEpoch, type Instant } from '../../shared/domain/calendar.ts';

/** The machine's clock plus an offset that is kept. */
export interface Clock {
  now(): Instant;
  /** Stands still at `instant` from now on. */
  freezeAt(instant: Instant): void;
  /** Runs on from `instant`. */
  runFrom(instant: Instant): void;
}

/**
 * @param state keeps the offset; after a kill while frozen the clock runs on from where it stood
 * @param machineNow the machine's own clock in epoch milliseconds
 */
export function createClock(state: DatabaseSync, machineNow: () => number = Date.now): Clock {
  state.exec(
    'CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset_ms INTEGER) STRICT',
  );
  const save = state.prepare('INSERT OR REPLACE INTO clock VALUES (1, ?)');
  let offset = Number(state.prepare('SELECT offset_ms FROM clock').get()?.offset_ms ?? 0);
  let frozenAt: Instant | undefined;

  function keepOffsetTo(instant: Instant) {
    offset = epochMilliseconds(instant) - machineNow();
    save.run(offset);
  }

  return {
    now: () => frozenAt ?? fromEpoch(machineNow() + offset),
    freezeAt(instant) {
      keepOffsetTo(instant);
      frozenAt = instant;
    },
    runFrom(instant) {
      keepOffsetTo(instant);
      frozenAt = undefined;
    },
  };
}
