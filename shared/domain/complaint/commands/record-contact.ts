import * as z from 'zod/mini';
import { alternatives } from '../../alternatives.ts';
import { instantSchema } from '../../calendar.ts';
import { complaintSays } from '../../refusals/complaint.ts';
import { refused } from '../../refusals/in-schema.ts';
import { noteText } from '../../text.ts';
import { type Command, statedTime } from '../command.ts';
import { completeTasks, update } from '../draft.ts';
import { startSolutionClock, tellSolution } from '../solution.ts';

const input = z
  .strictObject({
    summary: noteText,
    at: z.optional(instantSchema),
    outcome: z.enum(['reached', 'not_reached']),
    progress: z.optional(z.literal(true)),
  })
  .check(
    z.refine((body) => body.outcome === 'reached' || body.progress === undefined, {
      path: ['progress'],
      ...refused(complaintSays.progress_unheard),
    }),
    alternatives(
      { Reached: { when: ['reached'] }, NotReached: { when: ['not_reached'], without: ['progress'] } },
      'outcome',
    ),
  );

/** An attempt to speak with the customer. Only one that reached them meets a promise (CLOCK-1). */
export const recordContact: Command<z.infer<typeof input>> = {
  name: 'record-contact',
  input,
  apply(draft, { at: stated, outcome, progress }, { at: now }) {
    const at = statedTime(draft, 'at', stated, now);
    if (outcome === 'not_reached') return;
    const { status, contactedAt = at } = draft.head;
    const first = status === 'received' || status === 'assigned';
    update(draft, { contactedAt, ...(first && { status: 'contacted' }) });
    completeTasks(draft, at, 'contact');
    startSolutionClock(draft, now);
    if (progress) completeTasks(draft, at, 'reply');
    const decision = draft.head.solution?.decision;
    if (decision?.approval === 'approved' && decision.decidedAt <= at) tellSolution(draft, at);
  },
};
