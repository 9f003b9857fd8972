import { describe, expect, it, test } from 'vitest';
import { type SenseRule, senseless, senseRules } from '../../../shared/domain/policies/sense.ts';
import { effectivePolicy, type PolicyName, type PolicyOverrides } from '../../../shared/domain/policy.ts';

const judged = (overrides: Readonly<Partial<Record<PolicyName, unknown>>>) =>
  senseless(effectivePolicy(overrides as PolicyOverrides), (name) => name in overrides);

/** Of the kinds that are held against each other, three values, each more than the one before. */
const ladders: readonly (readonly [RegExp, readonly [unknown, unknown, unknown]])[] = [
  [/Approve|AtOnce/, [100_00, 200_00, 300_00]],
  [/^onSite/, ['PT45M', 'PT5H', 'PT5H30M']],
  [/Opens|Closes|earliest|latest|instead/i, ['08:30', '10:00', '10:01']],
  [/./, ['P1D', 'P9D', 'P10D']],
];

function ladderOf(name: PolicyName): readonly [unknown, unknown, unknown] {
  const found = ladders.find(([pattern]) => pattern.test(name));
  if (!found) throw new Error(`no values for ${name}`);
  return found[1];
}

/** What of it concerns the rule. */
const by = ({ first, second, why }: SenseRule, overrides: Parameters<typeof judged>[0]) =>
  judged(overrides).filter(
    ({ path, said: { message } }) =>
      message.endsWith(why.message) &&
      (path === second || path === first) &&
      (typeof first === 'object' || message.includes(path === second ? first : second)),
  );

const betweenTwo = senseRules.flatMap((rule) =>
  typeof rule.first === 'object' ? [] : [[rule.first, rule.second, rule] as const],
);
const bounds = senseRules.flatMap((rule) =>
  typeof rule.first === 'object' ? [[rule.second, rule.first.bound, rule] as const] : [],
);

it('the defaults make sense', () => {
  expect(judged({})).toEqual([]);
});

it('each rule stands there once', () => {
  const pairs = senseRules.map(({ first, second }) => JSON.stringify([first, second]));
  expect(new Set(pairs).size).toBe(senseRules.length);
  expect(betweenTwo.length + bounds.length).toBe(senseRules.length);
});

describe.each(betweenTwo)('%s and %s', (first, second, rule) => {
  const [low, middle, high] = ladderOf(first);

  it('go together in their order', () => {
    for (const [a, b] of [
      [low, middle],
      [low, high],
      [middle, high],
    ]) {
      expect(by(rule, { [first]: a, [second]: b })).toEqual([]);
    }
  });

  it('are refused the other way round, with both and the reason', () => {
    for (const [a, b] of [
      [middle, low],
      [high, middle],
      [high, low],
    ]) {
      const message = expect.stringContaining(`${first} (${a})`);
      expect(by(rule, { [first]: a, [second]: b })).toMatchObject([{ path: second, said: { message } }]);
    }
  });

  it(rule.apart ? 'may not be the same' : 'may be the same', () => {
    for (const same of [low, middle, high]) {
      expect(by(rule, { [first]: same, [second]: same })).toHaveLength(rule.apart ? 1 : 0);
    }
  });

  it('name the one that is set, where the other is inherited', () => {
    const policy = effectivePolicy({ [first]: high, [second]: low } as PolicyOverrides);
    const named = (mine: PolicyName) =>
      senseless(policy, (name) => name === mine).filter(({ said }) =>
        said.message.endsWith(rule.why.message),
      );
    expect(named(first).map(({ path }) => path)).toContain(first);
    expect(named(second).map(({ path }) => path)).toContain(second);
  });
});

test.each(bounds)('%s is at least %s', (name, bound, rule) => {
  expect(bound).toBe('P1D');
  expect(by(rule, { [name]: 'P0D' })).toMatchObject([
    { path: name, said: { message: `must be at least P1D: ${rule.why.message}` } },
  ]);
  expect(by(rule, { [name]: 'P1D' })).toEqual([]);
});

test.each<[what: string, overrides: PolicyOverrides, path: PolicyName]>([
  ['a reminder with its deadline', { reminderBefore: 'P0D' }, 'reminderBefore'],
  [
    'reminders in no time of the day',
    { reminderLatest: '07:00', reminderInstead: '08:00' },
    'reminderLatest',
  ],
  ['a call due before it may be made', { deliverySecondCallFrom: 'P8D' }, 'deliverySecondCallFrom'],
  ['a general manager below the owner', { generalManagerMayApprove: 499_99 }, 'generalManagerMayApprove'],
  ['calls at no time of the day', { callEarliest: '20:00' }, 'callEarliest'],
])('%s is refused', (_, overrides, path) => {
  expect(judged(overrides).map((nonsense) => nonsense.path)).toContain(path);
});

test.each<[what: string, overrides: PolicyOverrides]>([
  ['a contact within more hours than the day has', { contactWithin: 'PT48H' }],
  ['fewer calls than the rule has', { visitsCalledPercent: 0 }],
  ['a resolution on the day', { replyByEndOfDay: 'P0D', resolutionHighByEndOfDay: 'P0D' }],
  ['approval of everything', { approvalForAll: true, ownerMayApprove: 0, solvedAtOnce: 0 }],
])('%s is taken', (_, overrides) => {
  expect(judged(overrides)).toEqual([]);
});
