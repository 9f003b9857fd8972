import * as z from 'zod/mini';
import type { Category } from '../domain/complaint/category.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import {
  type ComplaintDetails,
  type LinkedComplaint,
  linkedComplaintSchema,
} from '../domain/complaint/details.ts';
import type { ComplaintState, FocusPeriod } from '../domain/complaint/draft.ts';
import { newestFirst } from '../domain/complaint/recurrence.ts';
import { stored } from '../domain/stored.ts';
import { groupOfBranch } from './ids.ts';
import { type ItemRef, itemRef } from './item.ts';
import { keys } from './keys.ts';
import type { Loaded, Table } from './table.ts';
import type { Write } from './transaction.ts';

/** The keyed hashes under which the files of a customer and of a vehicle lie. */
export type FileHashes = NonNullable<ComplaintDetails['files']>;

/** What a group keeps of a customer or of a vehicle over all its branches. */
const fileSchema = stored({
  /** Raised by every write. */
  version: z.int(),
  /** Newest first. */
  complaints: z._default(z.array(linkedComplaintSchema), []),
  /** From when until when the customer bears the focus mark. */
  focusFrom: z.optional(z.string()),
  focusUntil: z.optional(z.string()),
});

type File = z.infer<typeof fileSchema>;

/** A file that was looked for, and what it held. */
interface FoundFile {
  readonly ref: ItemRef<File>;
  readonly file: File | undefined;
}

/** What of a customer's complaints a file keeps: more than anybody reads, and less than an item holds. */
const mostComplaints = 100;

/** Where the files lie: the customer's and, where one is named, the vehicle's. */
export function fileRefs(groupId: string, { customer, vehicle }: FileHashes): ItemRef<File>[] {
  return [
    keys.customerFile(groupId, customer),
    ...(vehicle === undefined ? [] : [keys.vehicleFile(groupId, vehicle)]),
  ].map((key) => itemRef(key, fileSchema, 'flat'));
}

/** The files out of a read, the customer's first. */
export function filesFrom(loaded: Loaded, refs: readonly ItemRef<File>[]): FoundFile[] {
  return refs.map((ref) => ({ ref, file: loaded.get(ref) }));
}

/** Enters a complaint in the files, if they still are as they were found: links rest on them (INTAKE-5). */
export function enterInFiles(files: readonly FoundFile[], complaint: Complaint): Write[] {
  return files.map(({ ref, file }) => {
    const complaints = [entryOf(complaint), ...(file?.complaints ?? [])].toSorted(newestFirst);
    return writeFile({ ref, file }, complaints.slice(0, mostComplaints));
  });
}

/** The writes that give a complaint its corrected category in the files, which it reads for that. */
export async function correctInFiles(
  table: Table,
  { complaint, details }: ComplaintState,
  category: Category,
): Promise<Write[]> {
  if (details.files === undefined) return [];
  const refs = fileRefs(groupOfBranch(complaint.branchId), details.files);
  const entry = entryOf({ ...complaint, category });
  return filesFrom(await table.load(refs), refs)
    .filter(({ file }) => file?.complaints.some(({ id }) => id === entry.id))
    .map((found) =>
      writeFile(
        found,
        found.file?.complaints.map((one) => (one.id === entry.id ? entry : one)),
      ),
    );
}

/** Marks the customer of a complaint, whatever else their file holds by now. */
export function writeFocus({ complaint, details }: ComplaintState, { from, until }: FocusPeriod): Write[] {
  if (details.files === undefined) return [];
  return [
    {
      update: keys.customerFile(groupOfBranch(complaint.branchId), details.files.customer),
      expression: 'SET focusFrom = :from, focusUntil = :until ADD #version :one',
      names: { '#version': 'version' },
      values: { ':from': from, ':until': until, ':one': 1 },
    },
  ];
}

function entryOf({ id, number, branchId, category, receivedAt }: Complaint): LinkedComplaint {
  return { id, number, branchId, category, receivedAt };
}

/** An update, so that the mark stays and whatever newer code keeps there. */
function writeFile({ ref, file }: FoundFile, complaints: readonly LinkedComplaint[] = []): Write {
  return {
    update: ref.key,
    expression: 'SET complaints = :complaints ADD #version :one',
    names: { '#version': 'version' },
    values: { ':complaints': complaints, ':one': 1, ...(file && { ':version': file.version }) },
    when: { expression: file ? '#version = :version' : 'attribute_not_exists(pk)' },
  };
}
