import { callbackIdOf } from '../../shared/data/table/ids.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { callAgain } from '../../shared/domain/callback/call-again.ts';
import { giveNumber } from '../../shared/domain/callback/phone-number.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { people, states } from '../example-case.ts';

const given = (time: string, by: (typeof people)[keyof typeof people]) => ({
  at: instantOf(`2026-11-${time}:00+08:00`),
  by,
  policy: effectivePolicy(),
  roster: { holds: () => true, has: () => true },
});

const resolved = states['resolve-complaint'];
const opened = callAgain(
  undefined,
  resolved,
  {},
  callbackIdOf(resolved.head.id),
  given('23T14:45', people.owner),
);
const inVain = { outcome: 'no_answer' } as const;
const reached = {
  outcome: 'reached',
  remarks: '客户表示车辆正常，感谢回访。',
  answers: { overall: 5, recommend: 9, carUse: '每天上下班代步。' },
} as const;
const trying = given('24T10:05', people.officer);
const tried = recordAttempt(opened, inVain, trying);
const called = recordAttempt(tried, reached, given('25T10:20', people.officer));
const wanted = recordAttempt(tried, { outcome: 'wrong_number' }, given('25T10:20', people.officer));
const waiting = giveNumber(wanted, { phone: '13912345678' }, given('25T15:00', people.owner));

/** A call as it is promised, tried in vain and made; or made by another number. */
export const exampleCalls = { opened, inVain, tried, triedAt: trying.at, reached, called, wanted, waiting };
