import { describe, expect, it } from 'vitest';
import { cancelCallback } from '../../shared/domain/callback/change.ts';
import { openLetter } from '../../shared/domain/callback/letter.ts';
import { recordAttempt } from '../../shared/domain/callback/record-attempt.ts';
import { recordCallLetter } from '../../shared/domain/callback/record-call-letter.ts';
import { Planned, specialist } from '../support/planned-call.ts';

/** A call with a letter that became wanted on Monday 2026-11-23 at 10:00. */
function withLetter(): Planned {
  return new Planned({}, (draft) => openLetter(draft, new Planned().instant('2026-11-23 10:00')));
}

const letter = { text: '王先生：诚邀您参加冬季检测活动。', by: 'post' } as const;

function send(call: Planned, at: string, told: { sentAt?: string } = {}) {
  return call.keep(recordCallLetter(call.state, { ...letter, ...told }, call.given(at)).change);
}

describe('CALL-9', () => {
  it('CALL-9 a letter that is wanted goes out within two days of the call', () => {
    expect(withLetter().stands()).toEqual([
      'callback open 2026-11-26 23:59:59',
      'letter open 2026-11-25 23:59:59',
    ]);
    expect(withLetter().head.tasks[1]).toMatchObject({ owner: { role: 'care_specialist' } });
  });

  it('CALL-9 a letter wanted twice is one letter', () => {
    const at = new Planned().instant('2026-11-23 10:00');
    const call = new Planned({}, (draft) => {
      openLetter(draft, at);
      openLetter(draft, at);
    });
    expect(call.stands()).toHaveLength(2);
  });

  it('CALL-9 where a campaign has a letter, it follows the call that reaches the customer, unless they want none', () => {
    const reached = (told: { letterWanted?: boolean }, letter = true) => {
      const call = new Planned();
      const state = { ...call.state, head: { ...call.head, ...(letter && { letter }) } };
      const input = { outcome: 'reached', ...told } as const;
      call.keep(recordAttempt(state, input, call.given('2026-11-24 10:00')));
      return call.stands().slice(1);
    };
    const letter = ['letter open 2026-11-26 23:59:59'];
    expect(reached({})).toEqual(letter);
    expect(reached({ letterWanted: false })).toEqual([]);
    expect(reached({ letterWanted: true }, false)).toEqual(letter);
    expect(reached({}, false)).toEqual([]);
  });

  it('CALL-9 the letter outlives the call, and sending it ends the promise', () => {
    const call = withLetter();
    call.keep(recordAttempt(call.state, { outcome: 'reached' }, call.given('2026-11-24 10:00')));
    expect(call.head.status).toBe('done');
    expect(call.stands()[1]).toBe('letter open 2026-11-25 23:59:59');
    send(call, '2026-11-25 12:00');
    expect(call.stands()[1]).toBe('letter done 2026-11-25 23:59:59');
    expect(call.head).toMatchObject({ status: 'done', end: { outcome: 'reached' } });
    expect(() => send(call, '2026-11-25 13:00')).toThrow('no letter is to be sent');
  });

  it('CALL-9 the time that counts is when it was sent', () => {
    const call = withLetter();
    send(call, '2026-11-26 09:00', { sentAt: call.instant('2026-11-25 17:00') });
    expect(call.stands()[1]).toBe('letter done 2026-11-25 23:59:59');
    const late = withLetter();
    expect(() => send(late, '2026-11-24 09:00', { sentAt: late.instant('2026-11-24 10:00') })).toThrow(
      'future',
    );
  });

  it('CALL-9 a letter that is not sent is reported as a call is (CALL-7)', () => {
    const call = withLetter().settle('2026-11-26 12:00');
    expect(call.told()).toEqual([
      'reminder care_specialist 2026-11-25 23:59:59',
      'deadline_missed care_director 2026-11-26 09:00:00',
    ]);
    expect(call.notices[0]?.text.zh).toContain('信函');
    expect(call.notices[0]?.text.en).toContain('letter');
  });

  it('CALL-9 a call that is cancelled takes its letter along, also where it was made before', () => {
    for (const made of [false, true]) {
      const call = withLetter();
      if (made) call.keep(recordAttempt(call.state, { outcome: 'reached' }, call.given('2026-11-24 10:00')));
      const change = cancelCallback(call.state, 'withdrawn', call.given('2026-11-25 10:00'));
      expect(change?.head.status).toBe(made ? 'done' : 'cancelled');
      expect(change?.head.tasks.map(({ state }) => state)).toEqual([
        made ? 'done' : 'cancelled',
        'cancelled',
      ]);
    }
  });

  it('CALL-9 what the letter says is no part of the call’s record', () => {
    const call = withLetter();
    send(call, '2026-11-24 10:00');
    expect(JSON.stringify(call.entries)).not.toContain(letter.text);
    expect(call.entries.at(-1)).toMatchObject({ action: 'record-call-letter', by: specialist });
  });
});
