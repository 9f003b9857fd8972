import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import {
  type Callback,
  type CallbackCommandName,
  type CallbackDetails,
  currentCall,
  numberWanted,
} from '../../shared/domain/callback/callback.ts';
import { commandsOfCallback } from '../../shared/domain/callback/commands.ts';
import type { FoundHead, HeadAccess } from '../../shared/http/find-head.ts';

/** How callers reach callbacks, and what they may do to one. */
export const callbackAccess = {
  kind: callbackHead,
  noun: 'callback',
  path: '/callbacks',
  // Whose it is: whoever is to call, or to find another number.
  target: (head, action) => ({
    owner: ((action === 'callback:give-number' ? numberWanted(head) : undefined) ?? currentCall(head)).owner,
    involved: head.tasks.map(({ owner }) => owner),
  }),
  isFor: () => 'whoever is to call, or others with the right to it',
  commands: commandsOfCallback,
} as const satisfies HeadAccess<Callback, CallbackDetails, CallbackCommandName>;

export type FoundCallback = FoundHead<Callback, CallbackDetails>;
