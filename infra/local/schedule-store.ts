import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Instant } from '../../shared/domain/calendar.ts';
import { firesAt, type ScheduleDefinition, scheduleDefinitionSchema } from './schedule-definition.ts';

export interface StoredSchedule {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly definition: ScheduleDefinition;
}

export interface ScheduleQuery {
  readonly group?: string | undefined;
  readonly prefix: string;
  readonly state?: string | undefined;
  /** Only names after this one, in this group. */
  readonly after?: { readonly group: string; readonly name: string } | undefined;
  readonly limit: number;
}

export interface ScheduleStore {
  /** @returns false where the name is taken in its group. */
  insert(name: string, definition: ScheduleDefinition, now: Instant): boolean;
  replace(id: number, definition: ScheduleDefinition, now: Instant): void;
  get(group: string, name: string): StoredSchedule | undefined;
  list(query: ScheduleQuery): readonly StoredSchedule[];
  remove(id: number): void;
  /** Keeps it, but never to be fired again. */
  complete(id: number): void;
  /** Has those fired again that were to be removed after they were, and are still there. */
  resume(): void;
  /** @returns the earliest schedule to fire up to `until`, inclusive. */
  next(until: Instant): StoredSchedule | undefined;
  /** @returns the earliest schedule up to `until` and all others that fire at the same instant, in their order. */
  nextTogether(until: Instant): readonly StoredSchedule[];
}

/** Keeps the schedules; what a call has answered survives the process. */
export function createScheduleStore(state: DatabaseSync): ScheduleStore {
  state.exec(`CREATE TABLE IF NOT EXISTS schedules (
      id INTEGER PRIMARY KEY AUTOINCREMENT, group_name TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL,
      pending INTEGER NOT NULL, created_at TEXT NOT NULL, modified_at TEXT NOT NULL, definition TEXT NOT NULL,
      UNIQUE (group_name, name)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS schedules_pending ON schedules (at, id) WHERE pending = 1`);
  const insert = state.prepare(
    `INSERT INTO schedules (group_name, name, at, pending, created_at, modified_at, definition)
     VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  );
  const replace = state.prepare(
    'UPDATE schedules SET at = ?, pending = ?, modified_at = ?, definition = ? WHERE id = ?',
  );
  const select = state.prepare('SELECT * FROM schedules WHERE group_name = ? AND name = ?');
  const list = state.prepare(
    `SELECT * FROM schedules WHERE (group_name, name) > (?, ?) AND group_name = coalesce(?, group_name)
     AND substr(name, 1, length(?)) = ? AND definition ->> 'State' = coalesce(?, definition ->> 'State')
     ORDER BY group_name, name LIMIT ?`,
  );
  const remove = state.prepare('DELETE FROM schedules WHERE id = ?');
  const complete = state.prepare('UPDATE schedules SET pending = 0 WHERE id = ?');
  const resume = state.prepare(
    "UPDATE schedules SET pending = 1 WHERE pending = 0 AND definition ->> 'ActionAfterCompletion' = 'DELETE' AND definition ->> 'State' = 'ENABLED'",
  );
  const next = state.prepare('SELECT * FROM schedules WHERE pending = 1 AND at <= ? ORDER BY at, id LIMIT 1');
  const together = state.prepare(
    `SELECT * FROM schedules WHERE pending = 1
     AND at = (SELECT min(at) FROM schedules WHERE pending = 1 AND at <= ?) ORDER BY id`,
  );

  return {
    insert(name, definition, now) {
      const { GroupName: group } = definition;
      const text = JSON.stringify(definition);
      return insert.run(group, name, firesAt(definition), pending(definition), now, now, text).changes === 1;
    },
    replace(id, definition, now) {
      replace.run(firesAt(definition), pending(definition), now, JSON.stringify(definition), id);
    },
    get: (group, name) => stored(select.get(group, name)),
    list: ({ group = null, prefix, state: wanted = null, after, limit }) =>
      list
        .all(after?.group ?? '', after?.name ?? '', group, prefix, prefix, wanted, limit)
        .flatMap((row) => stored(row) ?? []),
    remove(id) {
      remove.run(id);
    },
    complete(id) {
      complete.run(id);
    },
    resume() {
      resume.run();
    },
    next: (until) => stored(next.get(until)),
    nextTogether: (until) => together.all(until).flatMap((row) => stored(row) ?? []),
  };
}

function pending(definition: ScheduleDefinition): number {
  return definition.State === 'ENABLED' ? 1 : 0;
}

function stored(row: Record<string, SQLOutputValue> | undefined): StoredSchedule | undefined {
  return (
    row && {
      id: Number(row.id),
      name: String(row.name),
      createdAt: String(row.created_at),
      modifiedAt: String(row.modified_at),
      definition: scheduleDefinitionSchema.parse(JSON.parse(String(row.definition))),
    }
  );
}
