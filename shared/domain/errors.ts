import type { Said } from './refusals/sentences.ts';

/** Why the domain refuses a command. The HTTP layer maps each code to a status in one place. */
export type Refusal =
  | { readonly code: 'invalid'; readonly path: string; readonly said: Said }
  | { readonly code: 'not_allowed'; readonly said: Said; readonly allowed: readonly string[] }
  | { readonly code: 'forbidden'; readonly said: Said };

export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.said.message);
    this.refusal = refusal;
  }
}

/** The command's input does not fit the state: names the field and why. */
export function invalid(path: string, said: Said): DomainError {
  return new DomainError({ code: 'invalid', path, said });
}
