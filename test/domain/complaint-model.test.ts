import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { owedTask } from '../../shared/domain/complaint/owed.ts';
import { type CommandName, commandNames, isAllowed } from '../../shared/domain/complaint/transitions.ts';
import { holds } from '../support/invariants.ts';
import { choices, commandOf, stories } from '../support/stories.ts';
import { acted, after, merged, policy, registered, settled, type Told } from '../support/telling.ts';
import { later } from '../support/time.ts';

const fixed = { seed: 20261123, numRuns: 150 };

/** Whatever else is chosen, for as long as nobody ends it. */
const [stopping] = fc.sample(
  choices.map((choice) => ({ ...choice, deadlineInSeconds: undefined })),
  { numRuns: 1, seed: 1 },
);
if (!stopping) throw new Error('nothing was chosen');

const facts = ({ state }: Told) => {
  const { version: _, ...rest } = state.head;
  return { ...rest, details: state.details };
};

describe('a complaint, whatever happens to it', () => {
  it('keeps what always holds', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let told = registered(story);
        holds(told);
        for (const step of story.steps) {
          told = after(told, step);
          holds(told);
        }
      }),
      fixed,
    );
  });

  it('has its version raised by one with every change, and by none where nothing changed or it was refused', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let told = registered(story);
        expect(told.state.head.version).toBe(1);
        for (const { seconds, act } of story.steps) {
          const then = settled(told, later(told.now, seconds));
          const due = then.entries.length - told.entries.length;
          expect(then.state.head.version - told.state.head.version).toBe(due > 0 ? 1 : 0);
          const done = act && acted(then, act);
          if (done) expect(done.state.head.version).toBe(then.state.head.version + 1);
          told = done ?? then;
        }
      }),
      fixed,
    );
  });

  it('is left untouched by a command that is refused, and none is done that the state forbids', () => {
    const seen = { done: new Set<string>(), refused: new Set<string>() };
    fc.assert(
      fc.property(stories, (story) => {
        let told = registered(story);
        for (const { seconds, act } of story.steps) {
          told = settled(told, later(told.now, seconds));
          if (!act) continue;
          const before = structuredClone(told.state);
          const command = commandOf(act, told.state.head, { at: told.now, policy });
          const may = isAllowed(told.state.head, command, { at: told.now, policy });
          const done = acted(told, act, command);
          if (!may) expect(done).toBeUndefined();
          seen[done ? 'done' : 'refused'].add(command);
          expect(told.state).toEqual(before);
          told = done ?? told;
        }
      }),
      fixed,
    );
    for (const names of [seen.done, seen.refused]) {
      expect([...names].toSorted()).toEqual(commandNames.toSorted());
    }
  });

  it('settles the same in many small steps, in one jump, and twice', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(stories, steps, (story, seconds) => {
        const start = story.steps.reduce(after, registered(story));
        const stepwise = seconds.reduce((told, by) => settled(told, later(told.now, by)), start);
        const atOnce = settled(start, stepwise.now);
        expect(facts(stepwise)).toEqual(facts(atOnce));
        expect(stepwise.entries).toEqual(atOnce.entries);
        expect(settled(stepwise, stepwise.now).state).toBe(stepwise.state);
      }),
      fixed,
    );
  });

  it('POLICY-2 is the same when its clocks are stopped and let go at once', () => {
    let count = 0;
    const stop = (told: Told, command: CommandName) =>
      acted(told, { legal: true, pick: 0, choice: stopping }, command);
    fc.assert(
      fc.property(stories, (story) => {
        for (const told of [story.steps.slice(0, 3), story.steps].map((steps) =>
          steps.reduce(after, registered(story)),
        )) {
          const stopped = told.state.head.waiting ? undefined : stop(told, 'await-customer');
          const again = stopped && stop(stopped, 'end-waiting');
          if (!again) continue;
          count++;
          const tasks = ({ state }: Told) => state.head.tasks.map(({ step: _, ...task }) => task);
          expect(tasks(again)).toEqual(tasks(told));
          expect(again.notices).toEqual(told.notices);
          const later400 = later(told.now, 400 * 86_400);
          expect(tasks(settled(again, later400))).toEqual(tasks(settled(told, later400)));
        }
      }),
      fixed,
    );
    expect(count).toBeGreaterThan(20);
  });

  it('leads to the same whether what was due was settled before a command or with it', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let eager = registered(story);
        let lazy = eager;
        for (const { seconds, act } of story.steps) {
          // A second before the act: a deadline's own second is its last for an act, and the first for a firing.
          const now = later(eager.now, seconds);
          eager = { ...settled(eager, later(now, -1)), now };
          lazy = { ...lazy, now };
          const command = act && commandOf(act, eager.state.head, { at: now, policy });
          eager = (act && acted(eager, act, command)) ?? eager;
          lazy = (act && acted(lazy, act, command)) ?? lazy;
        }
        expect(facts(settled(lazy, lazy.now))).toEqual(facts(settled(eager, eager.now)));
      }),
      fixed,
    );
  });
});

describe('two complaints, of which one is merged into the other', () => {
  /** What happens to each, then the merge, and what happens afterwards. */
  const pairs = fc.record({ one: stories, into: stories, afterwards: stories });

  it('both keep what always holds, before and after', () => {
    let count = 0;
    fc.assert(
      fc.property(pairs, fc.nat({ max: 8 }), fc.nat({ max: 8 }), ({ one, into, afterwards }, few, many) => {
        const [a, b] = together(
          one.steps.slice(0, few).reduce(after, registered(one)),
          into.steps.slice(0, many).reduce(after, registered(into, 'cmp.grp1.br1.c2')),
        );
        const both = merged(a, b);
        const mayBe =
          isAllowed(a.state.head, 'merge-complaint', { at: a.now, policy }) &&
          isOpen(b) &&
          a.state.head.drill === b.state.head.drill &&
          !owedTask(a.state.head, 'payout') &&
          !owedTask(a.state.head, 'letter');
        expect(both !== undefined).toBe(mayBe);
        if (!both) return;
        count++;
        const { id, number } = b.state.head;
        expect(both.one.state.head).toMatchObject({
          status: 'merged',
          closure: { at: a.now, reason: 'merged', into: { id, number } },
        });
        const ofOne = { id: a.state.head.id, number: a.state.head.number };
        expect(both.into.state.head.merged).toEqual([ofOne]);
        expect(both.into.state.head.status).toBe(b.state.head.status);
        holds(both.one);
        holds(afterwards.steps.slice(0, 8).reduce(after, both.into));
        expect(settled(both.one, later(a.now, 400 * 86_400)).state).toBe(both.one.state);
      }),
      fixed,
    );
    expect(count).toBeGreaterThan(50);
  });

  it('is refused into itself, in a circle, and into what has ended, and then changes neither', () => {
    fc.assert(
      fc.property(pairs, ({ one, into: other }) => {
        const into = { ...other, told: { ...other.told, drill: one.told.drill } };
        const [a, b] = together(registered(one), registered(into, 'cmp.grp1.br1.c2'));
        expect(merged(a, a)).toBeUndefined();
        const both = merged(a, b);
        if (!both) throw new Error('two new complaints can be merged');
        const before = structuredClone([both.one.state, both.into.state]);
        expect(merged(both.into, both.one)).toBeUndefined();
        expect(merged(both.one, both.into)).toBeUndefined();
        expect([both.one.state, both.into.state]).toEqual(before);
      }),
      { ...fixed, numRuns: 50 },
    );
  });
});

/** Both at the same time, with what was due by then. */
function together(one: Told, other: Told): readonly [Told, Told] {
  const now = one.now > other.now ? one.now : other.now;
  return [settled(one, now), settled(other, now)];
}

function isOpen({ state }: Told): boolean {
  return !('closure' in state.head);
}
