import * as z from 'zod/mini';
import { invalid } from '../errors.ts';
import { endingsOf, type FileTypeName, fileTypeNames } from '../file-types.ts';
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
  z.refine((name) => !/[/\\]/.test(name), 'must be the name of a file without a path'),
  z.refine((name) => name !== '.' && name !== '..', 'must be the name of a file, not of a folder'),
  z.refine(
    (name) => !/[\t\n\r\u2028\u2029\u202A-\u202E\u2066-\u2069]/u.test(name),
    'must have no control characters',
  ),
);

/** What is told of a file that is to be kept with a complaint (HANDLE-8). */
export const evidenceFile = {
  name: fileName,
  kind: z.enum(evidenceKinds),
  type: z.enum(fileTypeNames),
  size: z
    .int('must be a whole number of bytes')
    .check(
      z.minimum(1, 'must be at least 1: the file is empty'),
      z.maximum(largest, `must be at most ${largest}: a file has at most ${largestMegabytes} MB`),
    ),
};

/** @throws DomainError where the name ends as files of another type do */
export function requireFittingName({ name, type }: { name: string; type: FileTypeName }): void {
  const endings = endingsOf(type);
  if (endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) return;
  throw invalid('name', `must end in ${endings.map((ending) => `.${ending}`).join(' or ')}, being ${type}`);
}

/** @throws DomainError where the complaint has as many files as it may have */
export function requireRoom({ attachments }: ComplaintDetails): void {
  if (attachments.length < mostFiles) return;
  throw invalid('', `the complaint has ${mostFiles} files, and may have no more`);
}
