import { joined, midnightsIn, type Span, spansOfDay } from './open-spans.ts';
import { dayMs, type WorkingHours } from './working-hours.ts';

/** How many days a block has: few enough to be made for one deadline, enough for a month to be two of them. */
export const blockDays = 16;

/** More than forty years. */
const mostBlocks = 1_000;

/** Some days in a row, laid out so that working time is looked up instead of walked through. */
export interface OpenBlock {
  /** The blocks before and after it are numbered on; the first day of it is so many times {@link blockDays}. */
  readonly number: number;
  /** Where each day begins, and at the end where the last one ends. */
  readonly days: readonly number[];
  /** When the hours of each day end; nothing for a day without any. */
  readonly closings: readonly (number | undefined)[];
  readonly spans: readonly Span[];
  /** How long is open in the block before each span, and last in all of it. */
  readonly openBefore: readonly number[];
  readonly total: number;
}

/** The blocks of some hours, each made when it is first asked for. */
export function openBlocks(hours: WorkingHours): (number: number) => OpenBlock {
  const made = new Map<number, OpenBlock>();
  return (number) => {
    const known = made.get(number);
    if (known) return known;
    if (made.size >= mostBlocks) made.clear();
    const block = makeBlock(hours, number);
    made.set(number, block);
    return block;
  };
}

/** The number of the block that the time lies in, or of one beside it. */
export function blockNear(epochMs: number): number {
  return Math.floor(epochMs / (dayMs * blockDays));
}

function makeBlock(hours: WorkingHours, number: number): OpenBlock {
  const first = number * blockDays;
  const numbers = Array.from({ length: blockDays }, (_, at) => first + at);
  const midnights = midnightsIn(hours.zone);
  const days = [...numbers, first + blockDays].map(midnights);
  const own = numbers.map((day) => spansOfDay(hours, day, midnights));
  const [from = 0, until = 0] = [days[0], days.at(-1)];
  // The day before may be open past its midnight.
  const spans = joined([...spansOfDay(hours, first - 1, midnights), ...own.flat()])
    .map((span) => ({ from: Math.max(span.from, from), until: Math.min(span.until, until) }))
    .filter((span) => span.until > span.from);
  let total = 0;
  const openBefore = spans.map((span) => {
    const before = total;
    total += span.until - span.from;
    return before;
  });
  return { number, days, closings: own.map((day) => day.at(-1)?.until), spans, openBefore, total };
}
