import type { Place } from '../data/directory/directory.ts';
import { entryHead, penaltiesFrom, penaltiesRef, writePenalties } from '../data/follow-up/entry-head.ts';
import { entryIdFor } from '../data/table/ids.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import { localDate } from '../domain/calendar.ts';
import { type Proposal, proposalCause } from '../domain/ledger/proposal.ts';
import { deciderOf, proposeFor } from '../domain/ledger/propose.ts';
import { type Penalties, repeatedBy, withPenalty } from '../domain/ledger/repeats.ts';

/** What the proposals follow from: something with a head. */
interface Subject {
  readonly id: string;
  readonly number: string;
}

/**
 * The entries that something which happened proposes for the ledger (PERF-2), to be written with it. Each cause leads
 * to one entry, whose id follows from it: what is there already is not proposed again. It reads what follows from the
 * proposals, which few changes make.
 *
 * @throws RaceLost, once they are written, where another writer penalised the same person at the same time
 */
export async function proposeEntries(
  proposals: readonly Proposal[],
  { id, number }: Subject,
  place: Place,
  table: Pick<Table, 'load'>,
): Promise<Write[]> {
  const { branch, policy, roster } = place;
  const named = proposals.map((proposal) => {
    const { role, person = role && roster.only(role), name } = proposal.against;
    const against = { role, person, name };
    const entryId = entryIdFor(id, proposalCause(proposal));
    return { ...proposal, against, entryId, who: person ?? role };
  });
  const everybody = [...new Set(named.flatMap(({ who }) => who ?? []))];
  const loaded = await table.load([
    ...named.map(({ entryId }) => entryHead.headRef(entryId)),
    ...everybody.map((who) => penaltiesRef(branch.id, who)),
  ]);
  const before = new Map(everybody.map((who) => [who, penaltiesFrom(loaded, branch.id, who)]));
  const after = new Map<string, Penalties>(before);
  const fresh = named.filter(({ entryId }) => !loaded.get(entryHead.headRef(entryId)));
  // Whoever is to decide on several is told of them at once.
  const byDecider = Map.groupBy(fresh, ({ against }) => deciderOf(against, roster));
  const told = new Map([...byDecider.values()].map((some) => [some[0], some.length]));
  const writes = fresh.flatMap((one) => {
    const { entryId, who, ...proposal } = one;
    const { ground, at } = proposal;
    const penalties = who === undefined ? undefined : after.get(who);
    const repeats = penalties && repeatedBy(penalties, ground, { at, zone: branch.timeZone, policy })?.id;
    if (who !== undefined && penalties) {
      after.set(who, withPenalty(penalties, { id: entryId, ground, at }));
    }
    const placed = {
      id: entryId,
      branchId: branch.id,
      number: entryNumber(branch, at, entryId),
      timeZone: branch.timeZone,
    };
    const follows = { subject: { id, number }, repeats };
    const change = proposeFor(placed, proposal, follows, { policy, roster, together: told.get(one) ?? 0 });
    return entryHead.write(undefined, change);
  });
  const penalised = [...after].flatMap(([who, now]) => {
    const then = before.get(who);
    return then && then !== now ? [writePenalties(branch.id, who, then, now)] : [];
  });
  return [...writes, ...penalised];
}

/** Such as `SH01-L20261204-7K3Q`. */
export function entryNumber(
  { code, timeZone }: { code: string; timeZone: string },
  at: string,
  id: string,
): string {
  return `${code}-L${localDate(at, timeZone).replaceAll('-', '')}-${id.slice(-4).toUpperCase()}`;
}
