/** Why the system cannot start here, in one sentence for the person at the terminal; shown without a stack. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
