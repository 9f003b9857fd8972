import { parseArgs } from 'node:util';
import { isBranchId } from '../../shared/data/ids.ts';
import { samplingFrom, samplingRefs } from '../../shared/data/sampling-store.ts';
import { monthSchema } from '../../shared/domain/calendar.ts';
import { createRuntime, type Runtime } from '../../shared/runtime.ts';
import { CannotStart } from './cannot-start.ts';
import { localTable } from './create-table.ts';
import { directClients } from './direct-clients.ts';
import { startEngine } from './engine.ts';
import { samplingDifferences } from './sampling-differences.ts';
import { readSampling } from './sampling-records.ts';
import { openState } from './state.ts';

if (import.meta.main) await main();

/**
 * Proves the choices of a branch's month from what is stored (CALL-3): the draws by the key whose hash was shown, what
 * followed from them, and the counts.
 *
 * @returns a line on what was found, and what is not as it should be
 */
export async function checkSampling(
  { table }: Pick<Runtime, 'table'>,
  branchId: string,
  month: string,
): Promise<{ summary: string; differences: string[] }> {
  const found = await readSampling(table, branchId, month);
  if (found === undefined) throw new CannotStart(`There is no branch ${branchId}.`);
  const { visits, percent } = found;
  const others = visits.filter(({ head }) => head.sampling.class === 'other');
  const chosen = others.filter(({ head }) => head.sampling.chosen).length;
  const part = others.length === 0 ? '' : ` (${((100 * chosen) / others.length).toFixed(1)} %)`;
  const summary = `${branchId} ${month}: ${visits.length} visits handed back; of ${others.length} that were chosen from, ${chosen}${part} were chosen, where ${percent} % were promised.`;
  const counted = samplingFrom(await table.load(samplingRefs(branchId, month)), branchId, month);
  return { summary, differences: samplingDifferences(found, counted) };
}

async function main(): Promise<void> {
  let stop = async () => {};
  try {
    const { branch, month } = wanted();
    const opened = await openTable();
    stop = opened.stop;
    const { summary, differences } = await checkSampling(opened.runtime, branch, month);
    console.log(summary);
    for (const difference of differences) console.log(`- ${difference}`);
    console.log(
      differences.length === 0 ? 'Everything is as it should be.' : `${differences.length} differences.`,
    );
    if (differences.length > 0) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  } finally {
    await stop();
  }
}

function wanted(): { branch: string; month: string } {
  const usage = 'Say which: npm run check-sampling -- --branch demo.sh01 --month 2026-11';
  try {
    const { values } = parseArgs({ options: { branch: { type: 'string' }, month: { type: 'string' } } });
    const { branch = '', month = '' } = values;
    if (isBranchId(branch) && monthSchema.safeParse(month).success) return { branch, month };
  } catch {
    // Said below.
  }
  throw new CannotStart(usage);
}

/** The table that `TABLE_NAME` names, as the environment leads to it; or else that of the stopped system in `DATA_DIR`. */
async function openTable(): Promise<{ runtime: Runtime; stop: () => Promise<void> }> {
  if (process.env.TABLE_NAME) return { runtime: createRuntime(), stop: async () => undefined };
  const dataDir = process.env.DATA_DIR || '.data';
  const state = openState(dataDir);
  try {
    const engine = await startEngine(dataDir, process.env.DYNAMODB_ENDPOINT);
    const unused = 'http://127.0.0.1:9';
    directClients({ dynamodb: engine.endpoint, scheduler: unused, s3: unused });
    const stop = async () => {
      await engine.stop();
      state.close();
    };
    return { runtime: createRuntime({ TABLE_NAME: localTable }), stop };
  } catch (error) {
    state.close();
    throw error;
  }
}
