import * as z from 'zod/mini';
import { callbackHead } from '../../shared/data/arrival/callback-head.ts';
import { type FoundFiles, writeFile } from '../../shared/data/customer/customer-file.ts';
import { filesOfCallback } from '../../shared/data/customer/files-of-callback.ts';
import { branchOfId, callbackIdFor } from '../../shared/data/table/ids.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { alternatives } from '../../shared/domain/alternatives.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { asFilesSay } from '../../shared/domain/callback/as-files-say.ts';
import {
  attemptOutcomes,
  type CallbackChange,
  regardlessOfWish,
} from '../../shared/domain/callback/callback.ts';
import { cancelCallback } from '../../shared/domain/callback/change.ts';
import { attemptInput, checkAttempt } from '../../shared/domain/callback/check-attempt.ts';
import { recordAttempt as record } from '../../shared/domain/callback/record-attempt.ts';
import { planSecondCall } from '../../shared/domain/callback/second-call.ts';
import { wantsCalls } from '../../shared/domain/customer/customer.ts';
import type { Given } from '../../shared/domain/draft.ts';
import { callbackSays } from '../../shared/domain/refusals/callback.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import { complaintToldSchema, readsOfToldBefore } from '../../shared/http/register-complaint.ts';
import { fieldOf } from '../../shared/http/route.ts';
import { callbackView } from './callback-view.ts';
import { callbackAccess, type FoundCallback } from './find-callback.ts';
import { raiseComplaint } from './raise-complaint.ts';

/** What only a customer who was reached says. */
const ofReached = ['answers', 'complaint', 'letterWanted'];

export const body = z
  .strictObject({
    ...attemptInput,
    /** What the customer complains of in the call (CALL-6). */
    complaint: z.optional(complaintToldSchema),
  })
  .check(
    alternatives(
      {
        Reached: { when: ['reached'], without: ['callAgainAt'] },
        CallLater: { when: ['call_later'], without: ofReached },
        InVain: {
          when: attemptOutcomes.filter((outcome) => outcome !== 'reached' && outcome !== 'call_later'),
          without: [...ofReached, 'callAgainAt'],
        },
      },
      'outcome',
    ),
  );

type Body = z.infer<typeof body>;

const wantsNoCalls = callbackSays.no_calls_wanted;

/** Somebody has tried to call the customer. */
export const useCase = headCommand(callbackAccess, 'record-attempt', {
  reads: (id, body) =>
    readsOfToldBefore(branchOfId(id), fieldOf(fieldOf(fieldOf(body, 'complaint'), 'toldBefore'), 'person')),
  async decide({ at, ...found }, body: Body, context) {
    const { state, branch, policy, roster, by } = found;
    const { complaint: told, ...attempt } = body;
    const given = { at, by, policy, roster };
    const files = await filesOfCallback(context.runtime.table, branch.groupId, state.details);
    const cancelled = unwanted(found, files, at);
    if (cancelled) return { change: cancelled, refused: wantsNoCalls };
    checkAttempt(state, attempt, { ...given, complains: told !== undefined });
    const raised = told && (await raiseComplaint(found, files, told, context));
    const { customer } = asFilesSay(state.details, { customer: files?.customer.file });
    const change = record(state, attempt, { ...given, customer, complaint: raised?.complaint });
    const second = writeSecondCall(change, files, raised !== undefined, given);
    return { change, writes: [...(raised?.writes ?? []), ...second] };
  },
  view: (change) => callbackView(change),
});

/**
 * CALL-10: who wants no calls is called about complaints only. Their other calls were cancelled with the wish; one
 * that was left over is cancelled now.
 *
 * @returns the call that is not to be made; undefined for one that is
 */
function unwanted(
  { state, policy, by }: FoundCallback,
  files: FoundFiles | undefined,
  at: Instant,
): CallbackChange | undefined {
  if (regardlessOfWish(state.head) || wantsCalls(files?.customer.file)) return undefined;
  return cancelCallback(state, 'no_calls', { at, by, policy });
}

/**
 * CALL-2: with the first call after a visit that reached the customer the second is planned. Their file is written
 * along, so that a wish for no calls at the same moment does not miss it.
 */
function writeSecondCall(
  first: CallbackChange,
  files: FoundFiles | undefined,
  filesWritten: boolean,
  given: Given,
): Write[] {
  const { visit, id } = first.head;
  const atHand = { customer: files?.customer.file, vehicle: files?.vehicle?.file };
  const called = { head: first.head, details: asFilesSay(first.details, atHand) };
  const second = planSecondCall(called, callbackIdFor(visit ?? id, 'visit_second'), given);
  if (!second) return [];
  const file = !filesWritten && files?.customer.file ? [writeFile(files.customer, {})] : [];
  return [...callbackHead.write(undefined, second), ...file];
}
