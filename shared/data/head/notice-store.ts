import * as z from 'zod/mini';
import { type Notice, noticeSchema } from '../../domain/notice.ts';
import type { Role } from '../../domain/roles.ts';
import { branchOfId, childId, customerId, groupOfBranch, partsOfChildId } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { holderOf, keys, partitions } from '../table/keys.ts';
import type { Position } from '../table/table.ts';
import type { Write } from '../table/transaction.ts';
import { type Subject, subjectOf, subjectSchema } from './subject.ts';

export const storedNoticeSchema = z.extend(z.omit(noticeSchema, { to: true }), {
  subject: subjectSchema,
  timeZone: z.string(),
  /** Who holds the mailbox it lies in. */
  holder: z.string(),
  read: z.boolean(),
});

export type StoredNotice = z.infer<typeof storedNoticeSchema>;

export function noticeRef(subjectId: string, id: string) {
  return itemRef(keys.notice(subjectId, id), storedNoticeSchema, 'row');
}

export function writeNotice(subject: Subject, { to, ...notice }: Notice): Write {
  const { id, timeZone } = subject;
  const { customer: fileId } = notice;
  const groupId = groupOfBranch(subject.branchId);
  return putNotice(
    {
      ...notice,
      ...(fileId !== undefined && { customer: customerId({ groupId, fileId }) }),
      id: childId(id, notice.id),
      subject: subjectOf(subject),
      timeZone,
      holder: holderOf(subject, to),
      read: false,
    },
    notice.id,
  );
}

/** Once read it sorts behind all that is unread. */
export function markNoticeRead(notice: StoredNotice, id: string): Write {
  return putNotice({ ...notice, read: true }, id);
}

/** Lies with the role instead, unless it was read meanwhile or has gone there already. */
export function passNotice(notice: StoredNotice, id: string, role: Role): Write {
  const branchId = branchOfId(notice.subject.id);
  return {
    ...putNotice({ ...notice, holder: holderOf({ branchId }, { role }) }, id),
    when: {
      expression: '#row.#holder = :holder AND #row.#read = :no',
      names: { '#row': 'row', '#holder': 'holder', '#read': 'read' },
      values: { ':holder': notice.holder, ':no': false },
    },
  };
}

/** Where a notice stands in its mailbox. */
export function placeInMailbox(notice: StoredNotice): Position {
  const { id = '' } = partsOfChildId(notice.id) ?? {};
  return { ...keys.notice(notice.subject.id, id), position: positionOf(notice) };
}

/** How those stand in a mailbox that nobody has read. */
export const unreadPrefix = 'unread#';

function positionOf({ read, at, id }: StoredNotice): string {
  return `${read ? 'read#' : unreadPrefix}${at}#${id}`;
}

function putNotice(row: StoredNotice, id: string): Write {
  return {
    put: keys.notice(row.subject.id, id),
    row,
    attributes: { gsi1pk: partitions.mailbox(row.holder), gsi1sk: positionOf(row) },
  };
}
