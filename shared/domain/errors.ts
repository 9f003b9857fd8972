/** Why the domain refuses a command. The HTTP layer maps each code to a status in one place. */
export type Refusal =
  | { readonly code: 'invalid'; readonly path: string; readonly message: string }
  | { readonly code: 'not_allowed'; readonly message: string; readonly allowed: readonly string[] }
  | { readonly code: 'forbidden'; readonly message: string };

export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** The command's input does not fit the state: names the field and why. */
export function invalid(path: string, message: string): DomainError {
  return new DomainError({ code: 'invalid', path, message });
}
