import type { Act } from './act.ts';
import type { Desk } from './group.ts';
import { type CallOutcome, drawCall } from './mix.ts';
import type { OwnCount } from './own-count.ts';
import type { PlayedTime } from './time.ts';

/** When a branch sits down to make its calls, in minutes into the day. */
const rounds = [10 * 60, 15 * 60];

interface Call {
  readonly id: string;
  readonly purpose: string;
}

interface Told {
  readonly desk: Desk;
  readonly count: OwnCount;
  readonly time: PlayedTime;
  readonly random: () => number;
}

/** Every day of the month, twice, each call is tried that is to be made by then (CALL-1 to CALL-3). */
export function callActs({ desk, count, time, random }: Told): Act[] {
  async function makeCalls(day: number): Promise<void> {
    const path = `/callbacks?branchId=${desk.branchId}&day=${time.dateOf(day)}&limit=100`;
    const { items } = (await desk.get('care_specialist', path)) as unknown as { items: readonly Call[] };
    // What a complaint that was raised in a call is called about is part of how the complaint goes.
    for (const { id, purpose } of items.filter((one) => one.purpose !== 'complaint')) {
      const outcome = drawCall(random);
      await desk.post('care_specialist', `/callbacks/${id}/attempts`, attemptOf(outcome, purpose, random));
      count.attempts += 1;
      if (outcome === 'reached') count.reached += 1;
    }
  }
  return Array.from({ length: time.days }, (_, day) =>
    rounds.map((minutes): Act => ({ at: time.on(day, minutes), perform: () => makeCalls(day) })),
  ).flat();
}

function attemptOf(outcome: CallOutcome, purpose: string, random: () => number): object {
  if (outcome !== 'reached') return { outcome };
  const mark = random() < 0.8 ? 5 : 4;
  return {
    outcome,
    answers: {
      overall: mark,
      recommend: mark * 2,
      ...(purpose === 'visit' && { visit: { service: mark }, technician: { skill: 'good' } }),
    },
  };
}
