import * as z from 'zod/mini';
import { namedScreener, screenersRef } from '../../shared/data/directory/channels.ts';
import { channels } from '../../shared/domain/complaint/codes.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { channelView, channelViewSchema } from './channel-view.ts';

/** There are twelve: they need no pages. */
export const channelsSchema = () => z.object({ items: z.array(channelViewSchema()) });

/** Every channel of a branch with who screens it (INTAKE-7). */
export const useCase: UseCase<{ branchId: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfBranch(params.branchId),
  async run({ params }, context) {
    const { branch, roster, screenerOf } = findBranch(params.branchId, context);
    const screeners = context.loaded.get(screenersRef(branch.id));
    const items = channels.map((channel) => {
      const named = namedScreener(screeners, roster, channel);
      return channelView(channel, screenerOf(channel), named, branch.timeZone);
    });
    return { body: { items } };
  },
};
