import { countedOf } from '../../domain/figures/counted.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';

/** @throws RangeError for the id of anything that figures do not count */
export function countedHeadRef(id: string) {
  const counted = countedOf(id);
  if (counted === undefined) throw new RangeError('not the id of anything that figures count');
  return itemRef(keys.head(id), counted.schema);
}
