import * as z from 'zod/mini';
import { invalid } from '../errors.ts';
import { endingsOf, type FileTypeName, fileTypeNames } from '../file-types.ts';
import { complaintSays } from '../refusals/complaint.ts';
import { refused } from '../refusals/in-schema.ts';
import { shortText } from '../text.ts';
import { evidenceKinds } from './codes.ts';
import type { ComplaintDetails } from './details.ts';

/** The files of a complaint are listed in one stored item, and a reader looks through all of them. */
export const mostFiles = 20;

export const largestMegabytes = 20;

/** The same in bytes. */
const largest = largestMegabytes * 1024 * 1024;

/** A name and no path; without what could make it look like another name than it is. */
const fileName = shortText.check(
  z.refine((name) => !/[/\\]/.test(name), refused(complaintSays.path_in_name)),
  z.refine((name) => name !== '.' && name !== '..', refused(complaintSays.folder_as_name)),
  z.refine(
    (name) => !/[\t\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(name),
    refused(complaintSays.control_in_name),
  ),
);

/** What is told of a file that is to be kept with a complaint (HANDLE-8). */
export const evidenceFile = {
  name: fileName,
  kind: z.enum(evidenceKinds),
  type: z.enum(fileTypeNames),
  size: z
    .int(refused(complaintSays.not_whole_bytes))
    .check(
      z.minimum(1, refused(complaintSays.empty_evidence)),
      z.maximum(
        largest,
        refused(complaintSays.evidence_too_large({ most: largest, megabytes: largestMegabytes })),
      ),
    ),
};

/** @throws DomainError where the name ends as files of another type do */
export function requireFittingName({ name, type }: { name: string; type: FileTypeName }): void {
  const endings = endingsOf(type);
  if (endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) return;
  throw invalid(
    'name',
    complaintSays.wrong_ending({ endings: endings.map((ending) => `.${ending}`).join(' or '), type }),
  );
}

/** @throws DomainError where the complaint has as many files as it may have */
export function requireRoom({ attachments }: ComplaintDetails): void {
  if (attachments.length < mostFiles) return;
  throw invalid('', complaintSays.too_many_files({ most: mostFiles }));
}
