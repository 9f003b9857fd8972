import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changesBetween,
  type RecordEntry,
  recordEntrySchema,
  replay,
  system,
} from '../../shared/domain/record.ts';

const names = fc.constantFrom('a', 'b', 'c', 'tasks', '0');
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom('x', 'y', 0, 1, true, null),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(names, tie('tree'), { noNullPrototype: true, maxKeys: 4 }),
  ),
}));
const states = fc.array(fc.dictionary(names, tree, { noNullPrototype: true }), {
  minLength: 1,
  maxLength: 6,
});

/** The record of a thing that went through these states, as it comes out of storage. */
function recordOf(through: readonly object[]): RecordEntry[] {
  const entries = through.map((state, at) => ({
    entry: at + 1,
    at: '2026-11-23T02:00:00.000Z',
    by: system,
    action: 'change',
    changes: changesBetween(through[at - 1] ?? {}, state),
  }));
  return JSON.parse(JSON.stringify(entries)) as RecordEntry[];
}

describe('a record', () => {
  it('replays to the last of any states a thing went through', () => {
    fc.assert(
      fc.property(states, (through) => {
        expect(replay(recordOf(through))).toEqual(through.at(-1));
      }),
      { seed: 20261123, numRuns: 500 },
    );
  });

  it('tells of no change where there is none', () => {
    fc.assert(
      fc.property(tree, (state) => {
        expect(changesBetween(state, structuredClone(state))).toEqual([]);
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });

  it('tells of the leaf that changed, before and after', () => {
    const before = { tasks: [{ state: 'open', dueAt: '1' }], owner: { role: 'a' } };
    const after = { tasks: [{ state: 'done', dueAt: '1' }], owner: { role: 'a', person: 'p' } };
    expect(changesBetween(before, after)).toEqual([
      { path: 'tasks.0.state', before: 'open', after: 'done' },
      { path: 'owner.person', after: 'p' },
    ]);
  });

  it('shortens a list by several places, and empties it', () => {
    const through = [{ plan: ['remind', 'miss', 'tell'] }, { plan: ['tell'] }, { plan: [] }];
    expect(replay(recordOf(through.slice(0, 2)))).toEqual({ plan: ['tell'] });
    expect(replay(recordOf(through))).toEqual({ plan: [] });
  });

  it('does not let two places of the state share what one change set', () => {
    const owner = { role: 'sales_director' };
    const first = { owner, task: { owner } };
    const [entry] = recordOf([first]);
    const changes = changesBetween(first, { owner: { role: 'care_director' }, task: { owner } });
    if (!entry) throw new Error('there is one');
    const shared = { ...entry, changes: [{ path: 'all', after: first }] };
    const next = { ...entry, changes: changes.map((change) => ({ ...change, path: `all.${change.path}` })) };
    expect(replay([shared, next])).toEqual({
      all: { owner: { role: 'care_director' }, task: { owner: { role: 'sales_director' } } },
    });
  });

  it('does not follow later changes of what it was told', () => {
    const state = { tasks: [{ state: 'open' }] };
    const changes = changesBetween({}, state);
    state.tasks.pop();
    expect(changes).toEqual([{ path: 'tasks', after: [{ state: 'open' }] }]);
  });

  it('has entries that fit their schema', () => {
    for (const entry of recordOf([{ a: 1 }, {}])) expect(recordEntrySchema.parse(entry)).toEqual(entry);
  });
});
