import * as z from 'zod/mini';
import { withOffset } from '../domain/calendar.ts';
import { type Callback, currentCall } from '../domain/callback/callback.ts';
import { callbackPurposes } from '../domain/callback/purposes.ts';
import { ownerSchema } from '../domain/roles.ts';
import { taskStates } from '../domain/task.ts';

/** A call as what it follows from shows it. */
export const callViewSchema = () =>
  z.object({
    id: z.string(),
    purpose: z.enum(callbackPurposes),
    owner: ownerSchema,
    notBefore: z.iso.datetime({ offset: true }),
    dueAt: z.iso.datetime({ offset: true }),
    state: z.enum(taskStates),
  });

export function callView(callback: Callback): z.infer<ReturnType<typeof callViewSchema>> {
  const { id, purpose, notBefore, timeZone } = callback;
  const { owner, dueAt, state } = currentCall(callback);
  return {
    id,
    purpose,
    owner: { role: owner.role, person: owner.person },
    notBefore: withOffset(notBefore, timeZone),
    dueAt: withOffset(dueAt, timeZone),
    state,
  };
}

/** What {@link callViewSchema} says, for the documentation. */
export const callDocs = {
  id: 'The id of the callback.',
  purpose: 'What the call is made for.',
  owner: ['Who is to call.', { role: 'The role.', person: 'The person, once one is named.' }],
  notBefore: 'From when on the call makes sense, in the time zone of the branch.',
  dueAt: 'The deadline, in the time zone of the branch.',
  state: 'Where the call stands.',
} as const;
