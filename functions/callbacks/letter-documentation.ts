import type * as z from 'zod/mini';
import { instantOf } from '../../shared/domain/calendar.ts';
import { commandsOfCallback } from '../../shared/domain/callback/commands.ts';
import { type callLetterInput, recordCallLetter } from '../../shared/domain/callback/record-call-letter.ts';
import { planReminder } from '../../shared/domain/callback/remind.ts';
import { dueReminder } from '../../shared/domain/callback/reminder-due.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { content, type Documentation } from '../../shared/http/documentation.ts';
import { branch, people, registration } from '../example-case.ts';
import { callbackView } from './callback-view.ts';

const policy = effectivePolicy();
const given = (time: string) => ({
  at: instantOf(`2026-11-${time}:00+08:00`),
  by: people.officer,
  policy,
});

const { at } = given('21T10:00');
const due = dueReminder('maintenanceContractEndsOn', '2026-12-24', { at, zone: branch.timeZone, policy });
if (!due) throw new Error('the example has no reminder');
const reminder = planReminder(
  {
    id: `cbk.${branch.id}.h2j6k9m4n8p1q5r3`,
    branchId: branch.id,
    number: `${branch.code}-R20261121-Q5R3`,
    timeZone: branch.timeZone,
    details: {
      customer: { name: registration.customer.name, phone: registration.customer.phone },
      vehicle: registration.vehicle,
    },
  },
  due,
  { ...given('21T10:00'), wantsCalls: true },
);
const letter = {
  text: '王先生：您的保养合同将于 12 月 24 日到期，续签可继续享受会员工时价。',
  by: 'wechat',
} as const;
const { change: written } = recordCallLetter(reminder, letter, given('24T11:30'));

/** The letters that belong to calls. */
export const letterDocumentation: Documentation<'record-call-letter'> = {
  'record-call-letter': {
    description:
      'A letter is to be sent with the reminder that a maintenance contract ends, and after a call in which the customer wanted one. Its words are kept with the history of the customer; other letters are logged there by themselves (`log-message`).',
    rules: ['CALL-9', 'CALL-11'],
    parameters: { id: { description: 'The id of a callback.', example: reminder.head.id } },
    body: content<z.input<typeof callLetterInput>>(
      {
        text: 'What it says.',
        by: 'How it went.',
        sentAt: 'When. Left out: now.',
      },
      { reminder: { summary: 'A contract ends', value: letter } },
    ),
    answer: {
      description: 'The callback.',
      headers: ['ETag'],
      examples: {
        written: {
          summary: 'The letter is sent',
          value: {
            ...callbackView(written),
            commands: commandsOfCallback(written, { at: written.head.notBefore, policy }),
          },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
};
