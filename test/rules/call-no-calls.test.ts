import { expect, it, test } from 'vitest';
import { cancelCallback } from '../../shared/domain/callback/change.ts';
import { correctCustomer } from '../../shared/domain/callback/correct-customer.ts';
import { followCustomer } from '../../shared/domain/callback/follow-customer.ts';
import { openLetter } from '../../shared/domain/callback/letter.ts';
import { callbackPurposes } from '../../shared/domain/callback/purposes.ts';
import { wantsCalls } from '../../shared/domain/customer/customer.ts';
import { Planned } from '../support/planned-call.ts';
import { instant } from '../support/time.ts';

it('CALL-10 a customer wants calls until they say otherwise', () => {
  expect(wantsCalls(undefined)).toBe(true);
  expect(wantsCalls({})).toBe(true);
  expect(wantsCalls({ noCallsSince: instant('2026-11-23 10:00') })).toBe(false);
});

test.each(callbackPurposes)(
  'CALL-10 cancelled, a callback for %s leaves nothing to do or to be told',
  (purpose) => {
    const call = new Planned({ purpose });
    const change = cancelCallback(call.state, 'no_calls', call.given('2026-11-24 10:00'));
    if (!change) throw new Error('it was not cancelled');
    expect(change.head).toMatchObject({ status: 'cancelled', end: { reason: 'no_calls', month: '2026-11' } });
    expect(change.head.tasks.flatMap(({ plan }) => plan)).toEqual([]);
    call.keep(change);
    expect(call.settle('2026-12-24 10:00').told()).toEqual([]);
  },
);

it('a call that is still to be made is made by the name and number that the customer has now', () => {
  const call = new Planned();
  const next = { phone: '13900139000' };
  const change = correctCustomer(call.state, next, call.given('2026-11-24 10:00'));
  expect(change?.details.customer).toEqual({ name: '王先生', phone: '13900139000' });
  expect(change?.entries).toMatchObject([
    {
      action: 'correct-customer',
      changes: [{ path: 'details.customer.phone', before: '13800138000', after: '13900139000' }],
    },
  ]);
  if (change) call.keep(change);
  expect(correctCustomer(call.state, next, call.given('2026-11-24 11:00'))).toBeUndefined();
});

test.each(callbackPurposes)('CALL-10 of a customer who wants no calls, a callback for %s', (purpose) => {
  const call = new Planned({ purpose });
  const file = { phone: '13900139000', noCallsSince: instant('2026-11-24 09:00') };
  const change = followCustomer(call.state, file, call.given('2026-11-24 10:00'));
  const isKept = ['complaint', 'warranty'].includes(purpose);
  expect(change?.head.status).toBe(isKept ? 'open' : 'cancelled');
  const { phone } = change?.details.customer ?? {};
  expect(phone).toBe(isKept ? '13900139000' : '13800138000');
});

it('CALL-10 a letter is no call: it is still sent to a customer who wants none', () => {
  const call = new Planned({}, (draft) => openLetter(draft, instant('2026-11-23 10:00')));
  const file = { noCallsSince: instant('2026-11-24 09:00') };
  const change = followCustomer(call.state, file, call.given('2026-11-24 10:00'));
  expect(change?.head.tasks.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'callback cancelled',
    'letter open',
  ]);
  if (change) call.keep(change);
  expect(followCustomer(call.state, file, call.given('2026-11-24 11:00'))).toBeUndefined();
  expect(call.settle('2026-11-25 23:59:59').told()).toEqual(['reminder care_specialist 2026-11-25 23:59:59']);
});
