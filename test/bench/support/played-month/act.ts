/** Something that somebody does. */
export interface Act {
  /** When it is to be done, in epoch milliseconds. */
  readonly at: number;
  /** @param now when it is done, which is a little later */
  perform(now: number): Promise<void>;
}
