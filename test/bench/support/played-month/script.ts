import { randomFrom } from '../../../../infra/local/demo/random.ts';
import type { Act } from './act.ts';
import { callActs } from './call-acts.ts';
import { customerOf, PlayedComplaint } from './complaint-acts.ts';
import type { Desk } from './group.ts';
import { drawCase, drawVisit } from './mix.ts';
import { OwnCount } from './own-count.ts';
import type { PlayedTime } from './time.ts';
import { visitActs } from './visit-acts.ts';

export interface MonthOfBranch {
  readonly complaints: number;
  readonly visits: number;
}

export interface ScriptOfBranch {
  readonly desk: Desk;
  readonly count: OwnCount;
  /** In the order of time. */
  readonly acts: readonly Act[];
}

/** From when until when complaints are received and vehicles brought in, in minutes into the day. */
const opening = 8 * 60 + 30;
const openFor = 8 * 60;

/** A branch's month: always the same for the same seed and number of the branch. */
export function scriptOf(
  desk: Desk,
  { nth, seed, month, time }: { nth: number; seed: number; month: MonthOfBranch; time: PlayedTime },
): ScriptOfBranch {
  const random = randomFrom(seed + nth * 7919);
  const count = new OwnCount();
  const receipt = () => time.on(Math.floor(random() * time.days), opening + Math.floor(random() * openFor));
  let customers = nth * (month.complaints + month.visits);
  const acts: Act[] = callActs({ desk, count, time, random });

  for (let left = month.complaints; left > 0; left--) {
    const one = drawCase(random);
    const told = { desk, count, time, receivedAt: receipt(), customer: customerOf(customers++) };
    if (one.course !== 'toldTwice' || left === 1) {
      const plain = one.course === 'toldTwice' ? { ...one, course: 'exemplary' as const } : one;
      acts.push(...new PlayedComplaint(plain, told).acts());
      continue;
    }
    // It was told by the same customer on the same day before.
    const first = new PlayedComplaint({ ...one, course: 'exemplary' }, told);
    const repeats = { ...told, receivedAt: told.receivedAt + 3 * 3600_000, repeats: first };
    acts.push(...first.acts(), ...new PlayedComplaint(one, repeats).acts());
    left -= 1;
  }
  for (let left = month.visits; left > 0; left--) {
    const told = { desk, count, receivedAt: receipt(), customer: customerOf(customers++) };
    acts.push(...visitActs(drawVisit(random), told));
  }
  const inMonth = acts.filter(({ at }) => at < time.end);
  return { desk, count, acts: inMonth.toSorted((a, b) => a.at - b.at) };
}
