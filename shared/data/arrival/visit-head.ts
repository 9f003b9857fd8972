import { visitWithout } from '../../domain/arrival/erase-arrival.ts';
import { visitDetailsSchema, visitPurposes, visitSchema } from '../../domain/visit/visit.ts';
import { defineHead } from '../head/define-head.ts';
import type { Loaded } from '../table/table.ts';
import { callsFrom, callsRefs } from './calls-of-arrival.ts';
import { writeVisitRows } from './visit-row.ts';

/** A visit, read with its calls. */
export const visitHead = defineHead({
  type: 'visit',
  schema: visitSchema,
  details: visitDetailsSchema,
  without: visitWithout,
  counted: true,
  besides: (id) => callsRefs(id, visitPurposes),
  rows: writeVisitRows,
  settle: async () => {
    const { settleVisit } = await import('../../domain/visit/settle.ts');
    return (state, now, { policy }) => settleVisit(state, now, policy);
  },
  handOver: async () => (await import('../../domain/visit/hand-over.ts')).handOverVisit,
  erase: async () => (await import('../../domain/arrival/erase-arrival.ts')).eraseVisit,
});

/** The calls that follow from it, out of that read. */
export function callsOfVisit(loaded: Loaded, visitId: string) {
  return callsFrom(loaded, visitId, visitPurposes);
}
