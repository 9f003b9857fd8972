import type * as z from 'zod/mini';
import { writeCallback } from '../../shared/data/callback-store.ts';
import {
  recordAttempt as record,
  type recordAttemptInput,
} from '../../shared/domain/callback/record-attempt.ts';
import { checkVersion } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { callbackETag, callbackView } from './callback-view.ts';
import { findCallback, readsOfCallback } from './find-callback.ts';

/** Somebody has tried to call the customer. */
export const recordAttempt: UseCase<{ id: string }, unknown, z.infer<typeof recordAttemptInput>> = {
  reads: ({ params }) => readsOfCallback(params.id),
  async run({ params, body, ifMatch }, context) {
    const { state, policy, by } = findCallback(params.id, context);
    checkVersion(ifMatch, state.head);
    const change = record(state, body, { at: context.now, by, policy });
    return {
      body: callbackView(change),
      headers: callbackETag(change),
      writes: writeCallback(state, change),
    };
  },
};
