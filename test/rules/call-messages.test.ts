import { expect, it, test } from 'vitest';
import { writeMessage } from '../../shared/data/customer/message-store.ts';
import { type Message, messageInput, messageTime } from '../../shared/domain/customer/message.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { instant } from '../support/time.ts';

const message: Message = {
  id: 'msg.grp1.br1.0000000000000001',
  branchId: 'grp1.br1',
  timeZone: 'Asia/Shanghai',
  direction: 'out',
  kind: 'letter',
  purpose: 'invitation',
  text: '诚邀您参加冬季免费检测活动。',
  at: instant('2026-11-23 10:00'),
  by: 'per.grp1.a',
};

it('CALL-11 a message lies with its text in the history of the customer alone', () => {
  const [write, ...others] = writeMessage(message, 'c', effectivePolicy());
  expect(others).toEqual([]);
  expect(write).toMatchObject({
    row: { type: 'message', kind: 'letter', direction: 'out', purpose: 'invitation', text: message.text },
  });
  expect(write).toHaveProperty('attributes', {
    expiresAtEpochSeconds: Date.parse('2029-11-23T02:00:00Z') / 1000,
    gsi1pk: 'history#customer#grp1#c',
    gsi1sk: `${message.at}#${message.id}`,
  });
});

it('CALL-11 it is logged when it came, up to a year back, and not ahead of time', () => {
  const now = instant('2026-11-23 10:00');
  expect(messageTime({}, now)).toBe(now);
  expect(messageTime({ at: instant('2025-11-23 10:00') }, now)).toBe(instant('2025-11-23 10:00'));
  expect(() => messageTime({ at: instant('2026-11-23 10:01') }, now)).toThrow('in the future');
  expect(() => messageTime({ at: instant('2025-11-20 10:00') }, now)).toThrow('older than a year');
});

test.each([{ direction: 'both' }, { kind: 'fax' }, { purpose: 'spam' }, { text: ' ' }])(
  'CALL-11 %j is no message',
  (told) => {
    const { direction, kind, purpose, text } = message;
    const body = { direction, kind, purpose, text };
    expect(messageInput.safeParse(body).success).toBe(true);
    expect(messageInput.safeParse({ ...body, ...told }).success).toBe(false);
  },
);
