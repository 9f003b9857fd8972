import * as z from 'zod/mini';
import {
  type EntryState,
  entryDetailsSchema,
  entryKinds,
  entrySchema,
  entryStates,
} from '../../domain/ledger/entry.ts';
import { groundNames } from '../../domain/ledger/grounds.ts';
import { noPenalties, type Penalties, penaltiesSchema } from '../../domain/ledger/repeats.ts';
import { moneySchema } from '../../domain/money.ts';
import { roleSchema } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { defineHead } from '../head/define-head.ts';
import { listRow } from '../head/write-head.ts';
import { itemRef } from '../table/item.ts';
import { keys, partitions } from '../table/keys.ts';
import type { Loaded } from '../table/table.ts';
import { unchangedSince, type Write } from '../table/transaction.ts';

/** An entry as lists show it. */
export const entryRowSchema = stored({
  id: z.string(),
  branchId: z.string(),
  number: z.string(),
  timeZone: z.string(),
  kind: z.enum(entryKinds),
  ground: z.enum(groundNames),
  rule: z.optional(z.string()),
  role: z.optional(roleSchema),
  person: z.optional(z.string()),
  name: z.optional(z.string()),
  amount: z.optional(moneySchema),
  subject: z.optional(stored({ id: z.string(), number: z.string() })),
  at: z.string(),
  month: z.string(),
  state: z.enum(entryStates),
});

export type EntryRow = z.infer<typeof entryRowSchema>;

export const entryHead = defineHead({
  type: 'ledger_entry',
  schema: entrySchema,
  details: entryDetailsSchema,
  rows(entry) {
    const { id, branchId, at, state, person } = entry.head;
    const position = `${at}#${id}`;
    return [
      listRow(entryRow(entry), {
        gsi1pk: partitions.ledger(branchId),
        gsi1sk: position,
        gsi2pk: partitions.ledgerByState(branchId, state),
        gsi2sk: position,
        ...(person !== undefined && { gsi3pk: partitions.ledgerOf(branchId, person), gsi3sk: position }),
      }),
    ];
  },
});

export function entryRow({ head, details }: EntryState): EntryRow {
  const { id, branchId, number, timeZone, kind, ground, role, person, amount, subject, at, month, state } =
    head;
  const { rule, name } = details;
  return {
    id,
    branchId,
    number,
    timeZone,
    kind,
    ground,
    rule,
    role,
    person,
    name,
    amount,
    subject,
    at,
    month,
    state,
  };
}

/** What somebody of a branch, or a role of which nobody is named, was penalised for before. */
export function penaltiesRef(branchId: string, who: string) {
  return itemRef(keys.penalties(branchId, who), penaltiesSchema);
}

export function penaltiesFrom(loaded: Loaded, branchId: string, who: string): Penalties {
  return loaded.get(penaltiesRef(branchId, who)) ?? noPenalties;
}

/** Keeps them, if they still are those that were read: of two at once the second is decided anew, as a repetition. */
export function writePenalties(branchId: string, who: string, before: Penalties, after: Penalties): Write {
  const version = before.version + 1;
  return {
    put: keys.penalties(branchId, who),
    data: { ...after, version },
    attributes: { version },
    when: unchangedSince(before.version === 0 ? undefined : before.version),
  };
}
