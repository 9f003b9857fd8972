import * as z from 'zod/mini';
import type { Change, State } from '../draft.ts';
import { moneySchema } from '../money.ts';
import { ownerSchema, roleSchema } from '../roles.ts';
import { stored } from '../stored.ts';
import { taskSchema } from '../task.ts';
import { groundNames } from './grounds.ts';

export const entryKinds = ['reward', 'penalty'] as const;

export const entryStates = ['proposed', 'confirmed', 'dropped'] as const;

const facts = {
  id: z.string(),
  branchId: z.string(),
  /** What people call it by. */
  number: z.string(),
  timeZone: z.string(),
  /** Raised by every transaction that touches the entry. */
  version: z.int(),
  kind: z.enum(entryKinds),
  ground: z.enum(groundNames),
  /** Whom it concerns; nobody as long as it is not known who of the staff they are. */
  role: z.optional(roleSchema),
  person: z.optional(z.string()),
  /** None where whoever confirms it says how much. */
  amount: z.optional(moneySchema),
  /** The entry for the same before, where that makes it more. */
  repeats: z.optional(z.string()),
  /** What it follows from: something with a head. */
  subject: z.optional(stored({ id: z.string(), number: z.string() })),
  /** When that happened, and in which month of the branch. */
  at: z.string(),
  month: z.string(),
  proposedAt: z.string(),
  /** Who proposed it, where somebody did. */
  proposedBy: z.optional(ownerSchema),
  /** None of its own. */
  tasks: z.array(taskSchema),
  entries: z.int(),
  notices: z.int(),
};

const decided = { decidedAt: z.string(), decidedBy: ownerSchema };

/** The head of an entry in the ledger of rewards and penalties (PERF-2). No names and no free text. */
export const entrySchema = z.discriminatedUnion('state', [
  stored({ ...facts, state: z.literal('proposed') }),
  stored({ ...facts, state: z.literal('confirmed'), ...decided }),
  stored({ ...facts, state: z.literal('dropped'), ...decided }),
]);

export type Entry = z.infer<typeof entrySchema>;

export type ProposedEntry = Extract<Entry, { state: 'proposed' }>;

/** What is said of it in words. */
export const entryDetailsSchema = stored({
  /** The rule behind it, where somebody proposed it. */
  rule: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** As whom it concerns was named. */
  name: z.optional(z.string()),
  /** Why it was decided so. */
  decision: z.optional(z.string()),
});

export type EntryDetails = z.infer<typeof entryDetailsSchema>;

export type EntryState = State<Entry, EntryDetails>;
export type EntryChange = Change<Entry, EntryDetails>;
