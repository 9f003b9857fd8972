import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the whole run one temporary directory, and removes it with whatever a library left in it. */
export default function setUp(): () => void {
  const outer = tmpdir();
  const directory = mkdtempSync(join(outer, 'dealer-care-test-'));
  process.env.TMPDIR = directory;
  return () => {
    process.env.TMPDIR = outer;
    rmSync(directory, { recursive: true, force: true });
  };
}
