import { rolesBesidesOwner } from '../../shared/access.ts';
import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import {
  type Callback,
  type CallbackCommandName,
  type CallbackDetails,
  currentCall,
  numberWanted,
} from '../../shared/domain/callback/callback.ts';
import { commandsOfCallback } from '../../shared/domain/callback/commands.ts';
import { callbackSays } from '../../shared/domain/refusals/callback.ts';
import type { FoundHead, HeadAccess } from '../../shared/http/find-head.ts';

/** How callers reach callbacks, and what they may do to one. */
export const callbackAccess = {
  kind: callbackHead,
  absent: callbackSays.no_such_callback,
  path: '/callbacks',
  // Whose it is: whoever is to call, or to find another number.
  target: (head, action) => ({
    owner: ((action === 'callback:give-number' ? numberWanted(head) : undefined) ?? currentCall(head)).owner,
    involved: head.tasks.map(({ owner }) => owner),
  }),
  isFor: (_head, action) => callbackSays.not_for_callers({ roles: rolesBesidesOwner(action) }),
  commands: commandsOfCallback,
} as const satisfies HeadAccess<Callback, CallbackDetails, CallbackCommandName>;

export type FoundCallback = FoundHead<Callback, CallbackDetails>;
