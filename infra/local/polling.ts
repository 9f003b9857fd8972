/** How long the first pause is, and with it the time in which what comes is gathered, as in a batching window. */
const shortestMs = 100;
const longestMs = 1_000;

export interface Polling {
  /** Resolves at the next turn, for all who wait for one at the same time, with `performance.now()` then. */
  turn(): Promise<number>;
  /** Something has come, or may: the next turn is soon, at once where the last one is long ago. */
  quicken(): void;
  /** There is no turn to wait for any more. */
  end(): void;
}

/** Turns at which to look whether something has come, with a pause between them that grows while nothing does. */
export function createPolling(): Polling {
  let pauseMs = shortestMs;
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let waiting: PromiseWithResolvers<number> | undefined;
  let ended = false;

  function arm() {
    clearTimeout(timer);
    timer = setTimeout(take, ended ? 0 : Math.max(0, lastAt + pauseMs - performance.now()));
  }

  function take() {
    lastAt = performance.now();
    pauseMs = Math.min(longestMs, 2 * pauseMs);
    waiting?.resolve(lastAt);
    waiting = undefined;
  }

  return {
    turn() {
      if (!waiting) {
        waiting = Promise.withResolvers();
        arm();
      }
      return waiting.promise;
    },
    quicken() {
      pauseMs = shortestMs;
      if (waiting) arm();
    },
    end() {
      ended = true;
      if (waiting) arm();
    },
  };
}
