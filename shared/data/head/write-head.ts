import type { Head } from '../../domain/head.ts';
import type { Notice } from '../../domain/notice.ts';
import type { RecordEntry } from '../../domain/record.ts';
import { keys } from '../table/keys.ts';
import { expiryOf } from '../table/retention.ts';
import { type Attributes, unchangedSince, type Write } from '../table/transaction.ts';
import { writeNotice } from './notice-store.ts';
import type { Subject } from './subject.ts';
import { writeTaskRow } from './task-store.ts';

interface State {
  readonly head: Subject & Head;
  readonly details: unknown;
}

/**
 * The writes of a change to any head: the head, conditioned on the version it was decided on (so that of two changes
 * at once only one succeeds), and beside it the details, the record, and the rows of tasks and notices.
 *
 * @param before the state the change was decided on; undefined for a new head
 * @param attributes under which the head itself is listed
 */
export function writeHead(
  before: State | undefined,
  { head, details }: State,
  said: { readonly entries: readonly RecordEntry[]; readonly notices: readonly Notice[] },
  attributes: Attributes = {},
): Write[] {
  const tasks = head.tasks.filter((task, at) => differs(task, before?.head.tasks[at]));
  return [
    {
      put: keys.head(head.id),
      data: head,
      packs: true,
      attributes: { ...attributes, version: head.version },
      when: unchangedSince(before?.head.version),
    },
    ...(differs([details, head.keptUntil], [before?.details, before?.head.keptUntil])
      ? [{ put: keys.details(head.id), data: details, packs: true as const, attributes: expiryOf(head) }]
      : []),
    ...tasks.map((task) => writeTaskRow(head, task)),
    ...said.entries.map((entry) => ({
      put: keys.recordEntry(head.id, entry.entry),
      data: entry,
      packs: true as const,
    })),
    ...said.notices.map((notice) => writeNotice(head, notice)),
  ];
}

/** The row of a head in its lists. */
export function listRow(row: { readonly id: string }, attributes: Attributes): Write {
  return { put: keys.listRow(row.id), row, attributes };
}

/** Whether two plain values are not the same. */
export function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
