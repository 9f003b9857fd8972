import * as z from 'zod/mini';
import { alternatives } from '../../alternatives.ts';
import { localDate, localMonth } from '../../calendar.ts';
import { replaceTask } from '../../draft.ts';
import { dueAfter } from '../../due-after.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { refused } from '../../refusals/in-schema.ts';
import { moveDeadline } from '../../task.ts';
import { noteText } from '../../text.ts';
import { verificationOutcomes } from '../codes.ts';
import type { Command } from '../command.ts';
import { missAt } from '../deadlines.ts';
import { completeTasks, type Draft, escalate, runningTask, update } from '../draft.ts';
import { endComplaint } from '../end.ts';
import { startRound } from '../round.ts';
import { openRemedy } from '../settle.ts';

const input = z
  .strictObject({
    outcome: z.enum(verificationOutcomes),
    satisfaction: z.optional(z.int().check(z.minimum(1), z.maximum(5))),
    remarks: z.optional(noteText),
  })
  .check(
    z.refine((body) => body.outcome !== 'not_reached' || body.satisfaction === undefined, {
      path: ['satisfaction'],
      ...refused(complaintSays.rating_not_given),
    }),
    alternatives(
      {
        Reached: { when: ['satisfied', 'unsatisfied'] },
        NotReached: { when: ['not_reached'], without: ['satisfaction'] },
      },
      'outcome',
    ),
  );

/** The care director's call after handling: it closes, reopens, or is to be made again (CLOSE-1, CLOSE-2). */
export const verifyComplaint: Command<z.infer<typeof input>> = {
  name: 'verify-complaint',
  input,
  apply(draft, { outcome, satisfaction }, { at }) {
    const { verifications, reopenings, timeZone } = draft.head;
    const round = reopenings.length + 1;
    const month = localMonth(at, timeZone);
    const rating = satisfaction === undefined ? {} : { satisfaction };
    update(draft, { verifications: [...verifications, { at, month, outcome, ...rating, round }] });
    if (outcome === 'satisfied') {
      completeTasks(draft, at, 'verification');
      endComplaint(draft, at, { reason: 'satisfied' });
    } else if (outcome === 'unsatisfied') {
      completeTasks(draft, at, 'verification');
      reopen(draft, at, `round ${round}`);
    } else if (daysTried(draft, round) >= draft.policy.verificationAttempts) {
      completeTasks(draft, at, 'verification');
      endComplaint(draft, at, { reason: 'unreachable' });
    } else verifyAgain(draft, at);
  },
};

/** ESC-6, with CLOCK-9. */
function reopen(draft: Draft, at: string, cause: string): void {
  startRound(draft, at, 'unsatisfied');
  const levels = ['general_manager'] as const;
  escalate(draft, { rule: 'ESC-6', cause, kind: 'customer_unsatisfied', levels }, at);
  openRemedy(draft, at);
}

/** On how many local days the customer was tried in vain in this round of handling. */
function daysTried(draft: Draft, round: number): number {
  const { verifications, timeZone } = draft.head;
  const inVain = verifications.filter((call) => call.round === round && call.outcome === 'not_reached');
  return new Set(inVain.map((call) => localDate(call.at, timeZone))).size;
}

/** A call made in time but in vain is to be made again the next day; one that was late stays late. */
function verifyAgain(draft: Draft, at: string): void {
  const task = runningTask(draft.head, 'verification');
  if (task?.state !== 'open') return;
  const due = dueAfter(at, draft.head.timeZone, draft.policy, 'verificationAgainByEndOfDay');
  replaceTask(draft, moveDeadline(task, due.at, missAt(due)));
}
