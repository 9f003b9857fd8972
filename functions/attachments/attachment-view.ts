import * as z from 'zod/mini';
import { withOffset } from '../../shared/domain/calendar.ts';
import { evidenceKinds } from '../../shared/domain/complaint/codes.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import type { Attachment } from '../../shared/domain/complaint/details.ts';
import { fileTypeNames } from '../../shared/domain/file-types.ts';
import { complaintSays } from '../../shared/domain/refusals/complaint.ts';
import { Problem } from '../../shared/http/problem.ts';

/** A file as callers see it. */
export const attachmentViewSchema = () =>
  z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(evidenceKinds),
    type: z.enum(fileTypeNames),
    size: z.int(),
    at: z.iso.datetime({ offset: true }),
    by: z.string(),
  });

/** @returns the file with its time in the branch's zone. */
export function attachmentView({ version: _, ...file }: Attachment, { timeZone }: Complaint) {
  return { ...file, at: withOffset(file.at, timeZone) };
}

export function noSuchFile(): Problem {
  return new Problem('not_found', complaintSays.no_such_file);
}
