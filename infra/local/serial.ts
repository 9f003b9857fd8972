export type Serial = <T>(job: () => Promise<T>) => Promise<T>;

/** @returns a function that runs the jobs given to it one after the other, a failed one not stopping the next. */
export function createSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const run = last.then(job);
    last = run.catch(() => undefined);
    return run;
  };
}
