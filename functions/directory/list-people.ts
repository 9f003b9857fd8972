import * as z from 'zod/mini';
import { isGroupId, platform } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { manages, type PersonHead, personHeadSchema } from '../../shared/domain/directory/person.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { shown } from './find-person.ts';

export const query = z.strictObject({ groupId: z.optional(z.string()), ...pagingQuery });

/**
 * Everybody of the directory whom the caller enters and changes, those who left among them: a group admin sees the
 * group's, an operator those of no group, or the admins of a group.
 */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  async run({ query: { groupId, ...paging } }, { runtime, caller }) {
    const own = caller.role === 'operator' ? platform : caller.groupId;
    const area = groupId ?? own;
    if (!isGroupId(area) || (caller.role !== 'operator' && area !== own)) {
      throw invalid('groupId', directorySays.other_group);
    }
    const list = {
      index: 'gsi1',
      partitions: [partitions.people(area)],
      schema: personHeadSchema,
      content: 'row',
      where: { name: caller.role, holds: ({ role }: PersonHead) => manages(caller.role, role) },
    } as const;
    return { body: await page(runtime.table, list, paging, shown) };
  },
};
