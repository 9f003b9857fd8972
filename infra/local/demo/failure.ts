/** Why the demo cannot go on, in one sentence for the person at the terminal; shown without a stack. */
export class DemoFailure extends Error {
  override readonly name = 'DemoFailure';
}
