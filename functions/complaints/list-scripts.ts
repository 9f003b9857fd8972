import * as z from 'zod/mini';
import { scripts } from '../../shared/domain/scripts/scripts.ts';
import { situations } from '../../shared/domain/scripts/situations.ts';
import { pageAtHand, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';

export const query = z.strictObject({
  situation: z.optional(z.enum(situations)),
  ...pagingQuery,
});

/** What to say in every situation, or in the one that is asked for (HANDLE-11). */
export const useCase: UseCase<unknown, z.infer<typeof query>, unknown> = {
  async run({ query }) {
    const wanted = query.situation === undefined ? situations : [query.situation];
    const { items, nextCursor } = pageAtHand(
      `scripts ${wanted.join()}`,
      wanted.map((situation) => ({ id: situation })),
      query,
    );
    return { body: { items: items.map(({ id }) => ({ situation: id, ...scripts[id] })), nextCursor } };
  },
};
