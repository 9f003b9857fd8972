import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives the whole run one temporary directory, and removes it with whatever a library left in it. The systems that tests
 * start keep what they have compiled there, so that only the first one compiles it.
 */
export default function setUp(): () => void {
  const outer = tmpdir();
  const directory = mkdtempSync(join(outer, 'dealer-care-test-'));
  process.env.TMPDIR = directory;
  process.env.NODE_COMPILE_CACHE = join(directory, 'compiled');
  return () => {
    process.env.TMPDIR = outer;
    rmSync(directory, { recursive: true, force: true });
  };
}
