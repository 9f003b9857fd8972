import * as z from 'zod/mini';
import { DomainError } from '../errors.ts';
import { customerSays } from '../refusals/customer.ts';

/** When what is personal was erased: names and numbers are empty since, and words are gone (POLICY-3). */
export const erasedAt = z.optional(z.string());

/** @throws DomainError `not_allowed` where it was: what stands there is closed for good */
export function requireNotErased({ erasedAt }: { readonly erasedAt?: string | undefined }): void {
  if (erasedAt !== undefined) throw erasedAlready();
}

export function erasedAlready(): DomainError {
  const said = customerSays.erased;
  return new DomainError({ code: 'not_allowed', said, allowed: [] });
}
