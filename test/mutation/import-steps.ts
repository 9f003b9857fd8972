import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param within how far to look
 * @returns over how many imports a file reaches another, types left out; undefined where it does not within so many
 */
export function importSteps(from: string, to: string, within: number): number | undefined {
  let reached = new Set([from]);
  const seen = new Set(reached);
  for (let steps = 1; steps <= within; steps++) {
    const next = [...reached].flatMap(importsOf).filter((path) => !seen.has(path));
    if (next.includes(to)) return steps;
    reached = new Set(next);
    for (const path of next) seen.add(path);
  }
  return undefined;
}

const known = new Map<string, string[]>();

function importsOf(path: string): string[] {
  const before = known.get(path);
  if (before) return before;
  const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|export|\}) (?!type )[^;]*?'(\.[^']+)';/gm);
  const late = readFileSync(path, 'utf8').matchAll(/import\('(\.[^']+)'\)/g);
  const paths = [...imports, ...late].map(([, other = '']) => join(dirname(path), other));
  const found = [...new Set(paths)].filter((other) => existsSync(other));
  known.set(path, found);
  return found;
}
