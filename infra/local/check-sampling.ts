import { parseArgs } from 'node:util';
import { isBranchId } from '../../shared/data/table/ids.ts';
import { monthSchema } from '../../shared/domain/calendar.ts';
import type { Sampling } from '../../shared/domain/visit/sampling.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { CannotStart } from './cannot-start.ts';
import { openTable } from './open-table.ts';
import { samplingDifferences } from './sampling-differences.ts';
import { readSampling, type SamplingRecords } from './sampling-records.ts';
import { steeredLooking } from './sampling-steered.ts';

if (import.meta.main) await main();

/**
 * Proves the choices of a branch's month from what is stored (CALL-3): the classes by the customers' files, the draws by
 * the key whose hash was shown, what followed from them after each choice, and the counts.
 *
 * @returns lines on what was found, what is not as it should be, and what is but looks as if somebody had steered it
 */
export async function checkSampling(
  { table }: Pick<Runtime, 'table'>,
  branchId: string,
  month: string,
): Promise<{ summary: string[]; differences: string[]; steered: string[] }> {
  const found = await readSampling(table, branchId, month);
  if (found === undefined) throw new CannotStart(`There is no branch ${branchId}.`);
  return {
    summary: summaryOf(found),
    differences: samplingDifferences(found),
    steered: steeredLooking(found),
  };
}

function summaryOf({ branchId, month, visits, percent }: SamplingRecords): string[] {
  const of = (name: Sampling['class']) => visits.filter(({ head }) => head.sampling.class === name);
  const others = of('other');
  const chosen = others.filter(({ head }) => head.sampling.chosen).length;
  const part = others.length === 0 ? '' : ` (${((100 * chosen) / others.length).toFixed(1)} %)`;
  const notWanted = visits.filter((visit) => visit.notWanted).length;
  return [
    `${branchId} ${month}: ${visits.length} visits handed back; of ${others.length} that were chosen from, ${chosen}${part} were chosen, where ${percent} % were promised.`,
    `${of('target').length} of target customers, ${of('excluded').length} of customers who have wanted no calls for long, ${of('history').length} that lay back in time; ${notWanted} were chosen and not called, since their customer wants no calls.`,
  ];
}

async function main(): Promise<void> {
  let stop = async () => {};
  try {
    const { branch, month } = wanted();
    const opened = await openTable();
    stop = opened.stop;
    const { summary, differences, steered } = await checkSampling(opened.runtime, branch, month);
    for (const line of summary) console.log(line);
    for (const difference of differences) console.log(`- ${difference}`);
    if (steered.length > 0) console.log('To be asked about:');
    for (const one of steered) console.log(`- ${one}`);
    console.log(verdictOn(differences.length, steered.length));
    if (differences.length > 0) process.exitCode = 1;
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  } finally {
    await stop();
  }
}

function verdictOn(differences: number, steered: number): string {
  if (differences > 0) return `${differences} differences.`;
  if (steered > 0) return `What is stored agrees; ${steered} to be asked about.`;
  return 'Everything is as it should be.';
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
