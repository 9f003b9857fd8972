import type * as z from 'zod/mini';
import { type Callback, callbackSchema } from '../callback/callback.ts';
import { type Complaint, complaintSchema } from '../complaint/complaint.ts';
import { type Delivery, deliverySchema } from '../delivery/delivery.ts';
import { type Visit, visitSchema } from '../visit/visit.ts';
import { countDelivery, countVisit } from './count-arrival.ts';
import { countCallback } from './count-callback.ts';
import { countComplaint } from './count-complaint.ts';
import type { Tally } from './tally.ts';

/** Every head that figures count. */
export type CountedHead = Complaint | Callback | Visit | Delivery;

interface Counted<H extends CountedHead> {
  readonly schema: z.ZodMiniType<H>;
  readonly count: (head: H, tally: Tally) => void;
}

/** What figures count, by the prefix of its ids. The aggregator needs all of it at once, so nothing is loaded on demand. */
const counted = {
  cmp: { schema: complaintSchema, count: countComplaint } satisfies Counted<Complaint>,
  cbk: { schema: callbackSchema, count: countCallback } satisfies Counted<Callback>,
  vis: { schema: visitSchema, count: countVisit } satisfies Counted<Visit>,
  dlv: { schema: deliverySchema, count: countDelivery } satisfies Counted<Delivery>,
};

/** How what the id is of looks and is counted; undefined for the id of anything that figures do not count. */
export function countedOf(id: string): Counted<CountedHead> | undefined {
  const prefix = id.slice(0, id.indexOf('.'));
  return Object.hasOwn(counted, prefix)
    ? (counted[prefix as keyof typeof counted] as Counted<CountedHead>)
    : undefined;
}
