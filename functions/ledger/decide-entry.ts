import * as z from 'zod/mini';
import { namedStaffRef, staffNamedIn } from '../../shared/data/directory/staff.ts';
import { penaltiesFrom, penaltiesRef, writePenalties } from '../../shared/data/follow-up/entry-head.ts';
import { branchOfId } from '../../shared/data/table/ids.ts';
import type { Table } from '../../shared/data/table/table.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { decideEntry as decide } from '../../shared/domain/ledger/decide.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { withoutPenalty, withPenalty } from '../../shared/domain/ledger/repeats.ts';
import { moneySchema } from '../../shared/domain/money.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { noteText } from '../../shared/domain/text.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { fieldOf } from '../../shared/http/route.ts';
import { entryView } from './entry-view.ts';
import { entryAccess } from './find-entry.ts';

export const body = z.strictObject({
  confirmed: z.boolean(),
  reason: z.optional(noteText),
  amount: z.optional(moneySchema),
  person: z.optional(z.string()),
});

type Body = z.infer<typeof body>;

/** A manager confirms an entry or drops it (PERF-2). */
export const useCase = headCommand(entryAccess, 'decide-entry', {
  reads(id, body) {
    const staff = namedStaffRef(branchOfId(id), fieldOf(body, 'person'));
    return staff ? [staff] : [];
  },
  async decide(
    { state, branch, ...given },
    { person: named, ...decision }: Body,
    { caller, loaded, runtime },
  ) {
    const person = named === undefined ? undefined : staffNamedIn(loaded, branch.id, named);
    if (named !== undefined && !person) throw invalid('person', commonSays.not_on_staff);
    const change = decide(state, { ...decision, person }, { ...given, self: caller });
    return { change, writes: await writeWhatCounts(state.head, change.head, runtime.table) };
  },
  view: entryView,
});

/** What is dropped is no longer repeated by what comes after it; what is found to be a person's is from then on. */
async function writeWhatCounts(before: Entry, { id, state, ground, at, ...now }: Entry, table: Table) {
  // What was proposed by hand is repeated by nothing.
  if (ground === 'by_hand') return [];
  const { branchId } = before;
  const was = before.person ?? before.role;
  const is = state === 'dropped' ? undefined : (now.person ?? now.role);
  if (was === is) return [];
  const people = [was, is].filter((who) => who !== undefined);
  const loaded = await table.load(people.map((who) => penaltiesRef(branchId, who)));
  return people.map((who): Write => {
    const penalties = penaltiesFrom(loaded, branchId, who);
    const counting = who === is ? withPenalty(penalties, { id, ground, at }) : withoutPenalty(penalties, id);
    return writePenalties(branchId, who, penalties, counting);
  });
}
