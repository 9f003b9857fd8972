import { contributionOf } from '../../shared/domain/figures/contribution.ts';
import type { CountedHead } from '../../shared/domain/figures/counted.ts';
import { type Counters, sumOf } from '../../shared/domain/figures/counters.ts';
import { monthlyFigures } from '../../shared/domain/figures/monthly.ts';
import { type PersonFigures, personFigures } from '../../shared/domain/figures/persons.ts';
import { countersByPerson } from '../../shared/domain/figures/tally.ts';

/** The figures of a month, counted from the heads themselves. */
export function figuresOf(month: string, ...heads: readonly CountedHead[]) {
  const all = heads.map(contributionOf);
  return monthlyFigures(countersOf(month, heads), sumOf(all.map(({ balance }) => balance)), month);
}

/** The same of counters. */
figuresOf.counters = (month: string, counters: Counters) => monthlyFigures(counters, {}, month);

/** What a person has done in a month. */
export function figuresOfPerson(
  person: string,
  month: string,
  ...heads: readonly CountedHead[]
): PersonFigures {
  return personFigures(countersByPerson(countersOf(month, heads)).get(person) ?? {});
}

function countersOf(month: string, heads: readonly CountedHead[]): Counters {
  return sumOf(heads.map((head) => contributionOf(head).months[month] ?? {}));
}
