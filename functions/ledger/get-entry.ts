import type { UseCase } from '../../shared/http/route.ts';
import { entryETag, entryView } from './entry-view.ts';
import { findEntry, readsOfEntry } from './find-entry.ts';

export const getEntry: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfEntry(params.id),
  async run({ params }, context) {
    const { state } = findEntry(params.id, context);
    return { body: entryView(state), headers: entryETag(state) };
  },
};
