import * as z from 'zod/mini';
import { erasedAt } from '../erasure/erased.ts';
import { roleSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { categoryNames } from './category.ts';
import { evidenceKinds, letterWays } from './codes.ts';

const text = z.string();

/** An earlier complaint of the same customer or vehicle. */
export const linkedComplaintSchema = stored({
  id: text,
  number: text,
  branchId: text,
  category: z.enum(categoryNames),
  receivedAt: text,
});

export type LinkedComplaint = z.infer<typeof linkedComplaintSchema>;

/** A file kept with a complaint: what it was found to be when it was checked. */
export const attachmentSchema = stored({
  id: text,
  name: text,
  kind: z.enum(evidenceKinds),
  /** The media type that its content has. */
  type: text,
  /** In bytes. */
  size: z.int(),
  at: text,
  by: text,
  /** The version of the object that was checked. */
  version: text,
});

export type Attachment = z.infer<typeof attachmentSchema>;

/** Names, texts and whatever else identifies a person, apart from the head. */
export const complaintDetailsSchema = stored({
  description: text,
  demand: z.optional(text),
  against: z.optional(stored({ person: z.optional(text), department: z.optional(text) })),
  customer: stored({ name: text, phone: text }),
  vehicle: z.optional(stored({ vin: z.optional(text), plate: z.optional(text), model: z.optional(text) })),
  takenBy: stored({ role: roleSchema, person: text, name: text }),
  /** Where the files of the customer and the vehicle lie. */
  files: z.optional(stored({ customer: text, vehicle: z.optional(text) })),
  /** Earlier complaints of the same customer or vehicle, newest first (INTAKE-5). */
  linked: z._default(z.array(linkedComplaintSchema), []),
  finding: z.optional(
    stored({
      cause: text,
      evidence: z.optional(text),
      /** What the staff concerned say (HANDLE-3). */
      heard: z.optional(z.array(stored({ person: text, statement: text }))),
      responsible: z.optional(stored({ department: z.optional(text), person: z.optional(text) })),
    }),
  ),
  solution: z.optional(
    stored({
      description: text,
      /** The name of the person who carries it out, where one is named. */
      responsible: z.optional(text),
      rejectedBecause: z.optional(text),
    }),
  ),
  resolution: z.optional(
    stored({
      cause: text,
      method: text,
      result: text,
      rootCause: text,
      improvement: text,
      completedAt: text,
      toldCustomerAt: text,
    }),
  ),
  /** What the customer is waited for (POLICY-2). */
  waiting: z.optional(stored({ reason: text })),
  /** The last letter to the customer (HANDLE-12); earlier ones are in the record. */
  letter: z.optional(stored({ text, sentAt: text, by: z.enum(letterWays) })),
  /** Files that were checked (HANDLE-8). */
  attachments: z._default(z.array(attachmentSchema), []),
  erasedAt,
});

export type ComplaintDetails = z.infer<typeof complaintDetailsSchema>;
