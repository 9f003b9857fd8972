import type { UseCase } from '../../shared/http/route.ts';
import { callbackETag, callbackView } from './callback-view.ts';
import { findCallback, readsOfCallback } from './find-callback.ts';

export const getCallback: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfCallback(params.id),
  async run({ params }, context) {
    const { state } = findCallback(params.id, context);
    return { body: callbackView(state), headers: callbackETag(state) };
  },
};
