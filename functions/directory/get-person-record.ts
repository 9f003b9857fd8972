import * as z from 'zod/mini';
import { partitions } from '../../shared/data/table/keys.ts';
import { pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findPerson, readsOfPerson } from './find-person.ts';
import { recordPage } from './kept-record.ts';

export const query = z.strictObject(pagingQuery);

/** Who entered, changed and ended them, oldest first. */
export const useCase: UseCase<{ id: string }, z.infer<typeof query>, unknown> = {
  reads: ({ params }) => readsOfPerson(params.id),
  async run({ params, query }, context) {
    const { head } = findPerson(params.id, context);
    return { body: await recordPage(partitions.record(head.id), query, context) };
  },
};
