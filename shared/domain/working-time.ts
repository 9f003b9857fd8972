import {
  epochMilliseconds,
  fromEpoch,
  type Instant,
  localDate,
  localTimeOfDay,
  timeOnDate,
} from './calendar.ts';
import { blockDays, blockNear, type OpenBlock, openBlocks } from './open-blocks.ts';
import { dateOf, dayNumber, type WorkingHours } from './working-hours.ts';

/**
 * So much working time later (POLICY-2): the clock stands while it is closed. What ends with the day's hours ends when
 * they do, and no time at all changes nothing.
 */
export function plusWorkingTime(from: Instant, milliseconds: number, hours: WorkingHours): Instant {
  if (milliseconds === 0) return from;
  if (milliseconds < 0) return minusWorkingTime(from, -milliseconds, hours);
  const blocks = blocksOf(hours);
  const start = epochMilliseconds(from);
  let block = blockAt(blocks, start);
  let left = openUntil(block, start) + milliseconds;
  for (let idle = 0; left > block.total; block = blocks(block.number + 1)) {
    left -= block.total;
    idle = nextIdle(idle, block);
  }
  const { spans, openBefore } = block;
  const at = lastBelow(openBefore, left);
  return fromEpoch((spans[at]?.from ?? 0) + left - (openBefore[at] ?? 0));
}

/** The same amount back; what begins with the day's hours begins when they do. */
export function minusWorkingTime(until: Instant, milliseconds: number, hours: WorkingHours): Instant {
  if (milliseconds === 0) return until;
  const blocks = blocksOf(hours);
  const end = epochMilliseconds(until);
  let block = blockAt(blocks, end);
  let left = openUntil(block, end) - milliseconds;
  for (let idle = 0; left < 0; left += block.total) {
    block = blocks(block.number - 1);
    idle = nextIdle(idle, block);
  }
  const { spans, openBefore } = block;
  const at = lastBelow(openBefore, left + 1);
  return fromEpoch((spans[at]?.from ?? 0) + left - (openBefore[at] ?? 0));
}

/** How much of the time from one instant to another is working time, in milliseconds; negative where it goes back. */
export function workingTimeBetween(from: Instant, to: Instant, hours: WorkingHours): number {
  if (to < from) return 0 - workingTimeBetween(to, from, hours);
  const blocks = blocksOf(hours);
  const [start, end] = [epochMilliseconds(from), epochMilliseconds(to)];
  const last = blockAt(blocks, end);
  let block = blockAt(blocks, start);
  let open = openUntil(last, end) - openUntil(block, start);
  for (; block.number < last.number; block = blocks(block.number + 1)) open += block.total;
  return open;
}

/** The same local time on the working day so many working days after that of `from`. */
export function plusWorkingDays(from: Instant, days: number, hours: WorkingHours): Instant {
  if (days === 0) return from;
  const { zone } = hours;
  const day = workingDayAfter(blocksOf(hours), dayNumber(localDate(from, zone)), days);
  return timeOnDate(dateOf(day), zone, localTimeOfDay(from, zone));
}

/**
 * When the hours of the so-manieth working day after that of `from` end. With no days it is the day itself, or where
 * that is closed or its hours are over, the next working day.
 */
export function endOfWorkingDay(from: Instant, days: number, hours: WorkingHours): Instant {
  const blocks = blocksOf(hours);
  const start = epochMilliseconds(from);
  const block = blockAt(blocks, start);
  const today = block.number * blockDays + lastBelow(block.days, start + 1);
  const closing = closingOf(blocks, today);
  if (days === 0 && closing !== undefined && closing > start) return fromEpoch(closing);
  return fromEpoch(closingOf(blocks, workingDayAfter(blocks, today, Math.max(1, days))) ?? 0);
}

/** Whether it is the very midnight with which a local day begins. */
export function beginsDay(at: Instant, hours: WorkingHours): boolean {
  const time = epochMilliseconds(at);
  const { days } = blockAt(blocksOf(hours), time);
  return days[lastBelow(days, time + 1)] === time;
}

type Blocks = (number: number) => OpenBlock;

const made = new WeakMap<WorkingHours, Blocks>();

function blocksOf(hours: WorkingHours): Blocks {
  const known = made.get(hours);
  if (known) return known;
  const blocks = openBlocks(hours);
  made.set(hours, blocks);
  return blocks;
}

function blockAt(blocks: Blocks, epochMs: number): OpenBlock {
  const near = blocks(blockNear(epochMs));
  if (epochMs < (near.days[0] ?? 0)) return blocks(near.number - 1);
  return epochMs >= (near.days.at(-1) ?? 0) ? blocks(near.number + 1) : near;
}

/** How long is open in the block until then. */
function openUntil({ spans, openBefore }: OpenBlock, epochMs: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.from ?? 0) < epochMs) low = middle + 1;
    else high = middle;
  }
  const span = spans[low - 1];
  if (span === undefined) return 0;
  return (openBefore[low - 1] ?? 0) + Math.min(epochMs, span.until) - span.from;
}

/** Where the last of the rising values stands that is less than the bound. */
function lastBelow(values: readonly number[], bound: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < bound) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function workingDayAfter(blocks: Blocks, day: number, days: number): number {
  let left = days;
  let next = day;
  for (let idle = 0; left > 0; idle++) {
    next++;
    if (closingOf(blocks, next) !== undefined) [left, idle] = [left - 1, 0];
    if (idle > mostIdleDays) throw nothingOpen();
  }
  return next;
}

function closingOf(blocks: Blocks, day: number): number | undefined {
  const number = Math.floor(day / blockDays);
  return blocks(number).closings[day - number * blockDays];
}

/** Ten years: hours that are closed for so long are none. */
const mostIdleDays = 3_660;

function nextIdle(idle: number, { total }: OpenBlock): number {
  const days = total === 0 ? idle + blockDays : 0;
  if (days > mostIdleDays) throw nothingOpen();
  return days;
}

function nothingOpen(): RangeError {
  return new RangeError('the hours are closed for ten years in a row');
}
