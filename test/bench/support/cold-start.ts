import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ColdStart {
  /** What the handler's file takes to be loaded: the part that Lambda calls init. */
  readonly initMs: number;
  /** The same and the first call, all the way to its answer; as much where there was no call. */
  readonly answeredMs: number;
  /** Time of the processor until then, on all threads: it grows less than the clock where others want it too. */
  readonly initCpuMs: number;
  readonly answeredCpuMs: number;
  /** Where modules began and ended, if they were built to tell. */
  readonly marks: readonly Mark[];
}

export interface Mark {
  readonly path: string;
  readonly ends: boolean;
  /** Milliseconds since the start. */
  readonly at: number;
}

/** Loads as Lambda does: a module by `import`, anything else by `require`. */
const script = `
  const { createRequire } = process.getBuiltinModule('node:module');
  const { file, event } = JSON.parse(process.env.COLD_START);
  const require = createRequire(file);
  const marks = [];
  globalThis.mark = (path, ends) => void marks.push({ path, ends, at: performance.now() - started });
  const cpuMs = () => (({ user, system }) => (user + system) / 1000)(process.cpuUsage(before));
  const before = process.cpuUsage();
  const started = performance.now();
  const { handler } = file.endsWith('.mjs') ? await import(file) : require(file);
  const initMs = performance.now() - started;
  const initCpuMs = cpuMs();
  const answer = event && (await handler(event, {}));
  const answeredMs = performance.now() - started;
  const answeredCpuMs = cpuMs();
  if (answer?.statusCode >= 400) throw new Error(answer.body);
  process.stdout.write('\\n' + JSON.stringify({ initMs, answeredMs, initCpuMs, answeredCpuMs, marks }));
`;

/** Loads the handler in a process of its own and calls it once, where there is an event for it. */
export async function coldStart(
  file: string,
  environment: Readonly<Record<string, string>>,
  event?: unknown,
): Promise<ColdStart> {
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...environment, COLD_START: JSON.stringify({ file, event }) },
    maxBuffer: 16 * 1024 * 1024,
  });
  return JSON.parse(stdout.split('\n').at(-1) ?? '') as ColdStart;
}
