import * as z from 'zod/mini';
import { plus, withOffset } from '../../shared/domain/calendar.ts';
import { evidenceFile, requireFittingName, requireRoom } from '../../shared/domain/complaint/evidence.ts';
import { findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import type { UseCase } from '../../shared/http/route.ts';
import type { Told } from './checked-upload.ts';
import { requireMayAttach } from './may-attach.ts';

const validFor = 'PT10M';

export const body = z.strictObject({ ...evidenceFile, kind: z.optional(evidenceFile.kind) });

export const requestedUploadSchema = () =>
  z.object({
    id: z.string(),
    upload: z.object({
      method: z.literal('POST'),
      url: z.string(),
      fields: z.record(z.string(), z.string()),
    }),
    expiresAt: z.iso.datetime({ offset: true }),
  });

/** A form for one file, of that type and size and no other. Nothing is kept before the file has arrived (HANDLE-8). */
export const useCase: UseCase<{ id: string }, unknown, z.infer<typeof body>> = {
  reads: ({ params }) => readsOfComplaint(params.id),
  async run({ params, body }, context) {
    const { runtime, now } = context;
    const found = findComplaint(params.id, context);
    const { head: complaint, details } = found.state;
    const { name, kind = 'other', type, size } = body;
    await requireMayAttach(found, context);
    requireFittingName(body);
    requireRoom(details);
    const id = runtime.newId();
    const told: Told = { name, kind, size };
    const until = plus(now, validFor);
    const evidence = await runtime.evidence();
    const file = { complaintId: params.id, attachmentId: id };
    const form = await evidence.uploadForm(file, { type, size, told }, { from: now, until });
    return {
      body: {
        id,
        upload: { method: 'POST', ...form },
        expiresAt: withOffset(until, complaint.timeZone),
      },
    };
  },
};
