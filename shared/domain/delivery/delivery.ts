import * as z from 'zod/mini';
import { arrivalDetails, arrivalFacts } from '../arrival/arrival.ts';
import type { CallbackPurpose } from '../callback/purposes.ts';
import type { Change, State } from '../draft.ts';
import type { Role } from '../roles.ts';
import { stored } from '../stored.ts';

/** Who delivers cars: the sales adviser, or the sales director in their place. */
export const deliverers = ['sales_adviser', 'sales_director'] as const satisfies readonly Role[];

/** What may be called for after a delivery (CALL-1). */
export const deliveryPurposes = [
  'delivery_courtesy',
  'delivery_second',
  'delivery_third',
] as const satisfies readonly CallbackPurpose[];

/** The head of a delivery of a new car: no personal data, no free text. */
export const deliverySchema = stored({
  ...arrivalFacts,
  deliveredAt: z.string(),
  /** The branch's local month. */
  deliveredMonth: z.string(),
  /** Set where the customer wanted no calls (CALL-10). */
  excluded: z.optional(z.literal('no_calls')),
});

export type Delivery = z.infer<typeof deliverySchema>;

export const deliveryDetailsSchema = stored(arrivalDetails);

export type DeliveryDetails = z.infer<typeof deliveryDetailsSchema>;

export type DeliveryState = State<Delivery, DeliveryDetails>;
export type DeliveryChange = Change<Delivery, DeliveryDetails>;
