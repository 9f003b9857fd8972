import * as z from 'zod/mini';
import { partitions } from '../../shared/data/table/keys.ts';
import { pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findPerson, readsOfPerson, shown } from './find-person.ts';
import { recordPage } from './kept-record.ts';
import { personETag } from './person-view.ts';

export const getPerson: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfPerson(params.id),
  async run({ params }, context) {
    const { head } = findPerson(params.id, context);
    return { body: shown(head), headers: personETag(head) };
  },
};

export const getPersonRecordQuery = z.strictObject(pagingQuery);

/** Who entered, changed and ended them, oldest first. */
export const getPersonRecord: UseCase<{ id: string }, z.infer<typeof getPersonRecordQuery>, unknown> = {
  reads: ({ params }) => readsOfPerson(params.id),
  async run({ params, query }, context) {
    const { head } = findPerson(params.id, context);
    return { body: await recordPage(partitions.record(head.id), query, context) };
  },
};
