import * as z from 'zod/mini';
import { type TaskRow, taskRowSchema } from '../../shared/data/head/task-store.ts';
import { dueShards, partitions } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Position } from '../../shared/data/table/table.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { errorFields } from '../../shared/log.ts';
import type { Runtime } from '../../shared/runtime.ts';
import type { Due } from '../../shared/schedules.ts';

const pageSize = 100;

/**
 * Every task with a step to come, across all tenants, page by page, the soonest first within a shard.
 *
 * @param until only those whose step comes by then
 */
export async function* dueTasks(
  { table, log }: Pick<Runtime, 'table' | 'log'>,
  until?: Instant,
): AsyncGenerator<readonly Due[]> {
  for (let shard = 0; shard < dueShards; shard++) {
    let after: Position | undefined;
    do {
      const { items, next } = await readPage(table, {
        index: 'gsi3',
        partitions: [partitions.due(shard)],
        // Every instant sorts behind `0`, and every task id that follows one before `~`.
        between: until === undefined ? undefined : ['0', `${until}~`],
        schema: z.unknown(),
        content: 'row',
        limit: pageSize,
        after,
      });
      yield items.flatMap((item) => {
        const row = taskRowSchema.safeParse(item);
        // One row that cannot be read keeps no tenant's tasks from being served.
        if (!row.success) log('error', { event: 'unreadable_task', ...errorFields(row.error) });
        return row.success ? dueOf(row.data) : [];
      });
      after = next;
    } while (after);
  }
}

function dueOf({ id, step, nextStepAt }: TaskRow): Due[] {
  return nextStepAt === undefined ? [] : [{ taskId: id, step, nextStepAt }];
}
