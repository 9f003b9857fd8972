import * as z from 'zod/mini';
import { findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import { pageAtHand, pagingQuery } from '../../shared/http/paging.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { attachmentView } from './attachment-view.ts';

export const query = z.strictObject(pagingQuery);

/** The files that have arrived and were checked, oldest first (HANDLE-8). */
export const useCase: UseCase<{ id: string }, z.infer<typeof query>, unknown> = {
  reads: ({ params }) => readsOfComplaint(params.id),
  async run({ params, query }, context) {
    const { head: complaint, details } = findComplaint(params.id, context).state;
    const page = pageAtHand(complaint.id, details.attachments, query, ({ at, id }) => `${at}#${id}`);
    return { body: { ...page, items: page.items.map((file) => attachmentView(file, complaint)) } };
  },
};
