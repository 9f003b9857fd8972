import type { PlayedGroup } from './group.ts';
import type { ScriptOfBranch } from './script.ts';
import type { PlayedTime } from './time.ts';

interface Playing {
  readonly group: Pick<PlayedGroup, 'local'>;
  readonly time: PlayedTime;
  /** At how many branches somebody works at the same time. */
  readonly atOnce: number;
  /** Told before each day of the month, of which the first is 0, and once when the month is over. */
  readonly onDay?: (day: number) => void;
}

/** So long what is done at the branches waits for the clock: so many acts share one move of it. */
const stepMs = 10 * 60_000;

/**
 * Plays a month of all branches in the order of time: the clock is moved from one step to the next, which runs what is
 * due on the way at its own instant, and in each step everybody does what is to be done by then, at some branches at a
 * time and one after the other at each.
 */
export async function playMonth(
  scripts: readonly ScriptOfBranch[],
  { group, time, atOnce, onDay = () => undefined }: Playing,
): Promise<void> {
  const next = scripts.map(() => 0);
  let day = -1;
  await moveClock(time.begin);
  for (let until = time.begin + stepMs; until <= time.end; until += stepMs) {
    if (time.dayOf(until - 1) > day) {
      day = time.dayOf(until - 1);
      onDay(day);
    }
    const busy = scripts.flatMap(({ acts }, nth) => {
      const from = next[nth] ?? 0;
      let to = from;
      for (let act = acts[to]; act && act.at < until; act = acts[to]) to += 1;
      next[nth] = to;
      return to > from ? [acts.slice(from, to)] : [];
    });
    if (busy.length === 0) continue;
    await moveClock(until);
    await Promise.all(
      Array.from({ length: Math.min(atOnce, busy.length) }, async () => {
        for (let acts = busy.pop(); acts; acts = busy.pop()) {
          for (const act of acts) await act.perform(until);
        }
      }),
    );
  }
  await moveClock(time.end);
  onDay(time.days);

  async function moveClock(to: number): Promise<void> {
    await group.local('clock', { to: new Date(to).toISOString() });
  }
}
