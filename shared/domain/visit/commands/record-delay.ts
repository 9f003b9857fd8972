import * as z from 'zod/mini';
import { instantSchema } from '../../calendar.ts';
import { invalid } from '../../errors.ts';
import { commonSays } from '../../refusals/common.ts';
import { visitSays } from '../../refusals/visit.ts';
import { noteText } from '../../text.ts';
import type { VisitCommand } from '../command.ts';
import { promiseHandBack } from '../promise.ts';

const input = z.strictObject({ reason: noteText, promisedAt: instantSchema });

/** With every reason at its longest, as many still fit the 400 KB of an item. */
const mostDelays = 15;

/** It cannot be finished as promised: the service director is told at once (VISIT-4). */
export const recordDelay: VisitCommand<z.infer<typeof input>> = {
  name: 'record-delay',
  input,
  apply(draft, { reason, promisedAt }, { at }) {
    const { promisedAt: before = at, delays } = draft.head;
    if (promisedAt <= before) throw invalid('promisedAt', visitSays.not_later_than_promised);
    if (promisedAt <= at) throw invalid('promisedAt', commonSays.not_ahead);
    if (delays.length >= mostDelays) throw invalid('reason', visitSays.too_many_delays({ most: mostDelays }));
    promiseHandBack(draft, promisedAt, { at, reason });
  },
};
