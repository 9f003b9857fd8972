import { findHead, readsOfHead } from '../../shared/http/find-head.ts';
import { shownHead } from '../../shared/http/head-command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { entryView } from './entry-view.ts';
import { entryAccess } from './find-entry.ts';

export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfHead(entryAccess, params.id),
  async run({ params }, context) {
    const found = findHead(entryAccess, params.id, context);
    return shownHead(entryAccess, found.state, entryView(found.state), found, context);
  },
};
