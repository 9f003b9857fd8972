import type * as z from 'zod/mini';
import { callbackSchema } from '../../domain/callback/callback.ts';
import { complaintSchema } from '../../domain/complaint/complaint.ts';
import { deliverySchema } from '../../domain/delivery/delivery.ts';
import type { CountedHead } from '../../domain/figures/contribution.ts';
import { visitSchema } from '../../domain/visit/visit.ts';
import { isSubjectId, type SubjectType, subjectTypeOf } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';

/** What the heads that figures count look like. */
const schemas: Readonly<Partial<Record<SubjectType, z.ZodMiniType<CountedHead>>>> = {
  complaint: complaintSchema,
  callback: callbackSchema,
  visit: visitSchema,
  delivery: deliverySchema,
};

/** Undefined for the id of anything that figures do not count. */
export function countedHeadSchema(id: string): z.ZodMiniType<CountedHead> | undefined {
  return isSubjectId(id) ? schemas[subjectTypeOf(id)] : undefined;
}

export function countedHeadRef(id: string) {
  const schema = countedHeadSchema(id);
  if (schema === undefined) throw new RangeError('not the id of anything that figures count');
  return itemRef(keys.head(id), schema);
}
