import type { Personas } from '../../shared/access.ts';
import { type StoredNotice, storedNoticeSchema, unreadPrefix } from '../../shared/data/head/notice-store.ts';
import { type TaskRow, taskRowSchema } from '../../shared/data/head/task-store.ts';
import { branchOfId } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import type { Where } from '../../shared/data/table/list.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { allHoldersOf, whereFor } from '../../shared/http/holders.ts';

/** What somebody has to do, in their own name or their role's or as a stand-in, by due time. */
export function tasksOf(personas: Personas) {
  return {
    index: 'gsi1',
    partitions: allHoldersOf(personas).map(partitions.work),
    schema: taskRowSchema,
    content: 'row',
    where: whereFor(personas, ({ owner, branchId }: TaskRow) => ({ holder: owner.person, branchId })),
  } as const;
}

/** Those of them that are overdue: by due time they come first, among those whose clock stands. */
export function overdueOf(personas: Personas, now: Instant) {
  const list = tasksOf(personas);
  const where: Where<TaskRow> = {
    name: 'overdue',
    holds: (task) => task.state === 'overdue' && (list.where?.holds(task) ?? true),
  };
  return { ...list, between: ['0', `${now}~`], where } as const;
}

/** What somebody was told, in their own name or their role's or as a stand-in: unread first, then newest first. */
export function noticesOf(personas: Personas) {
  return {
    index: 'gsi1',
    partitions: allHoldersOf(personas).map(partitions.mailbox),
    descending: true,
    schema: storedNoticeSchema,
    content: 'row',
    where: whereFor(personas, ({ holder, subject }: StoredNotice) => ({
      holder,
      branchId: branchOfId(subject.id),
    })),
  } as const;
}

/** Those of them that nobody has read. */
export function unreadOf(personas: Personas) {
  return { ...noticesOf(personas), prefix: unreadPrefix } as const;
}
