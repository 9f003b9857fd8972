import type { Category } from '../../../../shared/domain/complaint/category.ts';
import type { PlayedTime } from './time.ts';

/** CLOCK-1: whose customers are called within two hours; those of all others by the end of the day (CLOCK-2). */
const withinTwoHours: readonly Category[] = [
  'new_car_quality',
  'after_sales_service',
  'repair_quality',
  'parts_supply',
  'technical',
  'immediate_rework',
];

/** A complaint as whoever plays it knows it. */
export interface Known {
  readonly category: Category;
  readonly receivedAt: number;
  reachedAt?: number;
  /** When it was withdrawn or merged. */
  goneAt?: number;
}

/** What was done at a branch in the month, counted as it is done: by nothing that the figures are counted by. */
export class OwnCount {
  readonly #complaints: Known[] = [];
  closed = 0;
  withdrawn = 0;
  merged = 0;
  reopened = 0;
  /** Those of them that had been closed. */
  openedAgain = 0;
  visits = 0;
  handedBack = 0;
  attempts = 0;
  reached = 0;

  received(category: Category, receivedAt: number): Known {
    const known: Known = { category, receivedAt };
    this.#complaints.push(known);
    return known;
  }

  /** What the month's report is to show of it. */
  figures(time: PlayedTime): Figures {
    const { closed, withdrawn, merged, reopened, openedAgain, visits, handedBack, attempts, reached } = this;
    const enquiries = this.#complaints.filter(({ category }) => category === 'enquiry').length;
    const contact = { met: 0, late: 0, overdue: 0 };
    for (const { category, receivedAt, reachedAt, goneAt } of this.#complaints) {
      const dayEnds = time.endOfDay(receivedAt);
      const due = withinTwoHours.includes(category) ? Math.min(receivedAt + 2 * 3600_000, dayEnds) : dayEnds;
      if (reachedAt !== undefined) contact[reachedAt <= due ? 'met' : 'late'] += 1;
      else if (due < Math.min(goneAt ?? time.end, time.end)) contact.overdue += 1;
    }
    const received = this.#complaints.length - enquiries;
    return {
      received,
      enquiries,
      closed,
      withdrawn,
      merged,
      reopened,
      openAtEnd: received - closed - withdrawn - merged + openedAgain,
      'contact in time': contact.met,
      'contact late': contact.late,
      'contact overdue': contact.overdue,
      visits,
      handedBack,
      attempts,
      reached,
    };
  }
}

export type Figures = Readonly<Record<string, number>>;

/** The same of a report. */
export function figuresOf(report: Readonly<Record<string, unknown>>): Figures {
  const { received, enquiries, closed, withdrawn, merged, reopened, openAtEnd, ...rest } = report as Record<
    string,
    number
  >;
  const { deadlines, visits, callbacks } = rest as unknown as {
    deadlines: { contact: { met: number; late: number; overdue: number } };
    visits: { received: number; handedBack: number };
    callbacks: { attempts: Record<string, number> };
  };
  const shown = { received, enquiries, closed, withdrawn, merged, reopened, openAtEnd };
  return {
    ...(shown as Figures),
    'contact in time': deadlines.contact.met,
    'contact late': deadlines.contact.late,
    'contact overdue': deadlines.contact.overdue,
    visits: visits.received,
    handedBack: visits.handedBack,
    attempts: Object.values(callbacks.attempts).reduce((sum, by) => sum + by, 0),
    reached: callbacks.attempts.reached ?? 0,
  };
}

export function sumOf(all: readonly Figures[]): Figures {
  const sums: Record<string, number> = {};
  for (const figures of all) {
    for (const [name, by] of Object.entries(figures)) sums[name] = (sums[name] ?? 0) + by;
  }
  return sums;
}
