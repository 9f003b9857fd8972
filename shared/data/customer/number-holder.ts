import * as z from 'zod/mini';
import { stored } from '../../domain/stored.ts';
import type { CustomerRef } from '../table/ids.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import type { Write } from '../table/transaction.ts';

/** Who has a telephone number now, where it is not the file that its hash names; nobody where it was given up. */
const numberSchema = stored({ hash: z.string(), holder: z.optional(z.string()) });

export type HeldNumber = z.infer<typeof numberSchema>;

export function numberRef(groupId: string, hash: string) {
  return itemRef(keys.phoneNumber(groupId, hash), numberSchema);
}

const names = { '#data': 'data', '#holder': 'holder' };

/** A number leads to that file from now on, if it is nobody's and no other file has been faster. */
export function holdNumber(groupId: string, hash: string, holder: string): Write {
  const when = { expression: 'attribute_not_exists(#data.#holder)', names };
  return { put: keys.phoneNumber(groupId, hash), data: { hash, holder }, when };
}

/**
 * A number leads to nobody's file from now on, if it still leads to that one. What a file says of its number may be
 * out of date, and whoever has the number since is not to lose it.
 *
 * @param number as it was read
 */
export function giveUpNumber(
  { groupId, fileId }: CustomerRef,
  hash: string,
  number: HeldNumber | undefined,
): Write[] {
  const holder = number ? number.holder : hash;
  if (holder !== fileId) return [];
  const isTheirs = { expression: '#data.#holder = :fileId', names, values: { ':fileId': fileId } };
  const isOfOld = { expression: 'attribute_not_exists(pk)' };
  return [{ put: keys.phoneNumber(groupId, hash), data: { hash }, when: number ? isTheirs : isOfOld }];
}
