import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../shared/domain/calendar.ts';
import { errorFields, type Log } from '../../shared/log.ts';

export interface DeadLetter {
  /** The schedule group or stream consumer it comes from. */
  readonly source: string;
  readonly payload: unknown;
  readonly reason: string;
}

export interface DeadLetters {
  /** Keeps what could not be delivered, and logs that it happened without its content. */
  add(source: string, payload: unknown, error: unknown): void;
  list(): readonly DeadLetter[];
}

/** Stands in for the dead-letter queues: what could not be delivered is kept, not retried. */
export function createDeadLetters(state: DatabaseSync, now: () => Instant, log: Log): DeadLetters {
  state.exec(`CREATE TABLE IF NOT EXISTS dead_letters (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL, payload TEXT NOT NULL, reason TEXT NOT NULL
  ) STRICT`);
  const insert = state.prepare('INSERT INTO dead_letters (at, source, payload, reason) VALUES (?, ?, ?, ?)');
  const select = state.prepare('SELECT source, payload, reason FROM dead_letters ORDER BY id');
  return {
    add(source, payload, error) {
      insert.run(now(), source, JSON.stringify(payload), String(error));
      log('error', { event: 'dead_letter', subject: source, ...errorFields(error) });
    },
    list: () =>
      select.all().map((row) => ({
        source: String(row.source),
        payload: JSON.parse(String(row.payload)) as unknown,
        reason: String(row.reason),
      })),
  };
}
