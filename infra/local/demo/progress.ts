import type { Progress } from './player.ts';

const barWidth = 30;
/** A plain line this often, in acts. */
const linesEvery = 50;

/** A bar where a person watches, plain lines where the output is kept. */
export function createProgress(out: NodeJS.WriteStream): Progress {
  if (!out.isTTY) {
    return (done, of, day) => {
      if (done % linesEvery === 0 || done === of) out.write(`${sentence(done, of, day)}\n`);
    };
  }
  return (done, of, day) => {
    const filled = Math.round((done / of) * barWidth);
    const bar = '#'.repeat(filled).padEnd(barWidth, '.');
    out.write(`\r[${bar}] ${sentence(done, of, day)}\u001b[K${done === of ? '\n' : ''}`);
  };
}

function sentence(done: number, of: number, day: number): string {
  return `第 ${day} 天 day ${day}: ${done}/${of} 步 steps`;
}
