import * as z from 'zod/mini';
import { plus, withOffset } from '../../shared/domain/calendar.ts';
import { findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { attachmentView, attachmentViewSchema, noSuchFile } from './attachment-view.ts';

const validFor = 'PT5M';

export const attachmentLinkSchema = () =>
  z.extend(attachmentViewSchema(), { url: z.string(), expiresAt: z.iso.datetime({ offset: true }) });

/** A file with an address from which it can be fetched for a while: the very content that was checked. */
export const useCase: UseCase<{ id: string; attachmentId: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfComplaint(params.id),
  async run({ params }, context) {
    const { runtime, now } = context;
    const { id: complaintId, attachmentId } = params;
    const found = findComplaint(complaintId, context);
    const { head: complaint, details } = found.state;
    const file = details.attachments.find(({ id }) => id === attachmentId);
    if (!file) throw noSuchFile();
    const evidence = await runtime.evidence();
    const until = plus(now, validFor);
    const url = await evidence.link({ complaintId, attachmentId }, file, { from: now, until });
    const expiresAt = withOffset(until, complaint.timeZone);
    return {
      body: { ...attachmentView(file, complaint), url, expiresAt },
      seen: seenAt(found, found.by, 'file', `${complaintId}/${attachmentId}`, 'export'),
    };
  },
};
