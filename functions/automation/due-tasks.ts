import { dueShards, partitions } from '../../shared/data/keys.ts';
import { readPage } from '../../shared/data/list.ts';
import type { Position, Table } from '../../shared/data/table.ts';
import { taskRowSchema } from '../../shared/data/task-store.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { Due } from './schedules.ts';

const pageSize = 100;

/**
 * Every task with a step to come, across all tenants, page by page, the soonest first within a shard.
 *
 * @param until only those whose step comes by then
 */
export async function* dueTasks(table: Table, until?: Instant): AsyncGenerator<readonly Due[]> {
  for (let shard = 0; shard < dueShards; shard++) {
    let after: Position | undefined;
    do {
      const { items, next } = await readPage(table, {
        index: 'gsi3',
        partitions: [partitions.due(shard)],
        // Every instant sorts behind `0`, and every task id that follows one before `~`.
        between: until === undefined ? undefined : ['0', `${until}~`],
        schema: taskRowSchema,
        content: 'row',
        limit: pageSize,
        after,
      });
      yield items.flatMap(({ id, step, nextStepAt }) =>
        nextStepAt === undefined ? [] : [{ taskId: id, step, nextStepAt }],
      );
      after = next;
    } while (after);
  }
}
