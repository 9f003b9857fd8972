import { campaignHead } from '../../shared/data/arrival/campaign-head.ts';
import { asItStands } from '../../shared/data/complaint/history-as-it-stands.ts';
import { filesOfCallback } from '../../shared/data/customer/files-of-callback.ts';
import { type HistoryRow, historyRowSchema } from '../../shared/data/head/history.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { readPage } from '../../shared/data/table/list.ts';
import type { Table } from '../../shared/data/table/table.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import type { CallbackState } from '../../shared/domain/callback/callback.ts';
import { findHead, readsOfHead } from '../../shared/http/find-head.ts';
import { shownHead } from '../../shared/http/head-command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import { callbackAtHand, historyAtHand } from './callback-at-hand.ts';
import { callbackAccess } from './find-callback.ts';

/** All that whoever calls is to have before them. */
export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfHead(callbackAccess, params.id),
  async run({ params }, context) {
    const found = findHead(callbackAccess, params.id, context);
    const { state, branch, by } = found;
    const { table } = context.runtime;
    const [files, history, campaign] = await Promise.all([
      filesOfCallback(table, branch.groupId, state.details),
      lastOf(table, branch.groupId, state, context.now),
      campaignOf(table, state),
    ]);
    const view = callbackAtHand(state, files?.customer.file, history, context.now, campaign);
    return {
      ...shownHead(callbackAccess, state, view, found, context),
      seen: seenAt(found, by, 'callback', state.head.id),
    };
  },
};

/** What the call is about, in words, where it is one of a campaign (CALL-9). */
async function campaignOf(table: Table, { head }: CallbackState) {
  if (head.campaign === undefined) return undefined;
  const ref = campaignHead.detailsRef(head.campaign);
  return (await table.load([ref])).get(ref);
}

/** The last things that happened to the customer, beside this call. */
async function lastOf(
  table: Table,
  groupId: string,
  { head, details: { files } }: CallbackState,
  now: Instant,
): Promise<HistoryRow[]> {
  if (!files) return [];
  const { items } = await readPage(table, {
    index: 'gsi1',
    partitions: [partitions.historyOfCustomer(groupId, files.customer)],
    // Calls that are still to come stand there as well.
    between: ['0', `${now}~`],
    schema: historyRowSchema,
    content: 'row',
    descending: true,
    limit: historyAtHand + 1,
  });
  return await asItStands(table, items.filter(({ id }) => id !== head.id).slice(0, historyAtHand));
}
