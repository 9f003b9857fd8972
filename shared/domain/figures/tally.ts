import type { Month } from '../calendar.ts';
import type { Counters } from './counters.ts';

/** Where what one head adds to the figures is written down. */
export interface Tally {
  readonly count: (month: Month, counter: string, by?: number) => void;
  /** Counts for one person. */
  readonly countFor: (person: string, month: Month, counter: string) => void;
  /** One more complaint is open from that month on, or one less. */
  readonly open: (month: Month, by: 1 | -1) => void;
}

/** An empty one, and what it has come to. */
export function newTally() {
  const months: Record<Month, Record<string, number>> = {};
  const balance: Record<Month, number> = {};
  const count = (month: Month, counter: string, by = 1) => {
    const counters = months[month] ?? {};
    counters[counter] = (counters[counter] ?? 0) + by;
    months[month] = counters;
  };
  const tally: Tally = {
    count,
    countFor: (person, month, counter) => count(month, personCounter(person, counter)),
    open(month, by) {
      balance[month] = (balance[month] ?? 0) + by;
    },
  };
  return { tally, months, balance };
}

const personPrefix = 'person/';

/** The name of a counter of one person. */
function personCounter(person: string, counter: string): string {
  return `${personPrefix}${person}/${counter}`;
}

export function isOfPerson(counter: string): boolean {
  return counter.startsWith(personPrefix);
}

/** The counters of each person, by the person. */
export function countersByPerson(counters: Counters): Map<string, Counters> {
  const persons = new Map<string, Record<string, number>>();
  for (const [name, value] of Object.entries(counters)) {
    if (!isOfPerson(name)) continue;
    const [person = '', counter = ''] = name.slice(personPrefix.length).split('/');
    const own = persons.get(person) ?? {};
    own[counter] = value;
    persons.set(person, own);
  }
  return persons;
}
