import { deadlineNames } from '../../shared/domain/deadline-names.ts';
import { meanings, type ValueKind } from '../../shared/domain/policies/meanings.ts';
import { type PolicyName, policyNames } from '../../shared/domain/policy.ts';

/** What fits no value of any kind but where it is written the same. */
const ofOtherKinds = [
  null,
  '',
  ' ',
  [],
  'soon',
  -1,
  0.5,
  1e300,
  '2 hours',
  'P1W',
  'PT0S',
  '24:00',
  '9:00',
  'P1Y',
];

/** Of each kind what fits, at its bounds and between, and what nearly does. */
const values: Readonly<Record<ValueKind, { fits: readonly unknown[]; not: readonly unknown[] }>> = {
  days: {
    fits: ['P0D', 'P1D', 'P999D'],
    not: ['P1000D', 'P-1D', 'PT48H', 'P1M', 'p1d', 'P1DT1H', 3, true, { days: 1 }],
  },
  days_after: { fits: ['P1D', 'P999D'], not: ['P0D', 'P00D', 'P1000D', 'PT24H', 1, true] },
  hours: {
    fits: ['PT2H', 'PT1M', 'PT90M', 'PT1H30M', 'PT9999H'],
    not: ['PT0H', 'PT0M', 'PT10000H', 'P1D', 'PT', 'PT2S', 'PT1.5H', '-PT1H', 2, false],
  },
  months: { fits: ['P1M', 'P999M'], not: ['P0M', 'P1000M', 'P1D', 'PT1M', 12] },
  time: {
    fits: ['00:00', '09:30', '23:59'],
    not: ['25:00', '09:60', '09:30:00', '09:30Z', '0930', 930, true],
  },
  day_of_year: {
    fits: ['01-01', '03-10', '12-31'],
    not: ['02-29', '2026-03-10', '3-10', '13-01', '04-31', 310, true],
  },
  window_hours: { fits: ['PT1H', 'PT24H', 'PT72H'], not: ['PT0H', 'PT73H', 'PT90M', 'P1D', 24] },
  window_days: { fits: ['P1D', 'P30D', 'P90D'], not: ['P0D', 'P91D', 'PT24H', 'P1M', 30] },
  count: { fits: [1, 3, 30], not: [0, 31, 1.5, '3', true, Number.MAX_SAFE_INTEGER] },
  percent: { fits: [0, 30, 100], not: [101, 33.3, '30', '30 %', true] },
  money: { fits: [0, 500_00, 1_000_000_000_00], not: [1_000_000_000_01, '50000', 0.01, { amount: 1 }, true] },
  opening_hours: {
    fits: [
      { mon: [['08:30', '12:00']] },
      {
        mon: [
          ['08:30', '12:00'],
          ['13:30', '18:00'],
        ],
        sat: [['18:00', '02:00']],
      },
      { sun: [['00:00', '24:00']] },
    ],
    not: [
      {},
      { mon: [] },
      { mon: [['08:00', '08:00']] },
      { mon: [['08:00', '24:01']] },
      {
        mon: [
          ['08:00', '12:00'],
          ['11:59', '18:00'],
        ],
      },
      { mon: [['22:00', '09:00']], tue: [['08:00', '12:00']] },
      { monday: [['08:00', '12:00']] },
      { mon: ['08:00', '12:00'] },
      '08:00–18:00',
      true,
    ],
  },
  holidays: {
    fits: [
      { calendar: 'none' },
      { calendar: 'china' },
      {
        calendar: 'china',
        closed: ['2026-11-24'],
        worked: ['2026-11-28'],
        open: { '2026-11-29': [['09:00', '12:00']] },
      },
    ],
    not: [
      {},
      { calendar: 'mars' },
      { calendar: 'none', closed: ['2026-02-30'] },
      { calendar: 'none', closed: ['2026-11-24'], worked: ['2026-11-24'] },
      { calendar: 'none', open: { '2026-11-29': [] } },
      'china',
      true,
    ],
  },
  deadlines: {
    fits: [[], ['contactWithin'], [...deadlineNames]],
    not: [
      ['reminderBefore'],
      ['contactWithin', 'contactWithin'],
      ['weather'],
      'contactWithin',
      { contactWithin: true },
      true,
    ],
  },
  task_kinds: {
    fits: [[], ['resolution'], ['contact', 'solution']],
    not: [['callback'], ['resolution', 'resolution'], 'resolution', true],
  },
  flag: { fits: [true, false], not: ['true', 0, 1] },
  owners: {
    fits: [{}, { price_dispute: 'general_manager' }],
    not: [
      { weather: 'general_manager' },
      { price_dispute: 'king' },
      { price_dispute: 'regional_manager' },
      { price_dispute: null },
      'general_manager',
      true,
    ],
  },
};

/** Every value of the policy with what fits it. */
export const fitting: readonly (readonly [PolicyName, unknown])[] = policyNames.flatMap((name) =>
  values[meanings[name].kind].fits.map((value) => [name, value] as const),
);

/** Every value of the policy with what is of the wrong kind for it, or out of its bounds. */
export const unfitting: readonly (readonly [PolicyName, unknown])[] = policyNames.flatMap((name) => {
  const { fits, not } = values[meanings[name].kind];
  const foreign = ofOtherKinds.filter(
    (value) => !fits.some((fit) => JSON.stringify(fit) === JSON.stringify(value)),
  );
  return [...not, ...foreign].map((value) => [name, value] as const);
});
