import * as z from 'zod';
import { nextFullMonth } from './calendar.ts';
import { callbacksText } from './callbacks.ts';
import { connect } from './client.ts';
import { DemoFailure } from './failure.ts';
import { figuresText, reportSchema } from './figures.ts';
import { noticesText, seldomText } from './notices.ts';
import { startOwnInstance } from './own-instance.ts';
import { play } from './player.ts';
import { createProgress } from './progress.ts';

const branchesSchema = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), timeZone: z.string() })),
});
const recountSchema = z.object({ differences: z.array(z.unknown()) });

await main();

/** Plays a month in the instance that `DEALER_CARE_URL` names, or else in one of its own that leaves no trace. */
async function main(): Promise<void> {
  const given = /^(.*[^/])\/*$/.exec(process.env.DEALER_CARE_URL ?? '')?.[1];
  let stop = async () => {};
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      interrupted = true;
      void stop().then(() => process.exit(130));
    });
  }
  try {
    let url = given;
    if (!url) ({ url, stop } = await startOwnInstance());
    await demonstrate(url, given ? 'given' : 'own');
  } catch (error) {
    if (!(error instanceof DemoFailure)) throw error;
    // What was under way fails with the instance it ran on.
    if (!interrupted) console.error(`\n${error.message}`);
    process.exitCode = 1;
  } finally {
    await stop();
  }
}

async function demonstrate(url: string, instance: 'given' | 'own'): Promise<void> {
  const startedAt = performance.now();
  const client = await connect(url);
  const { items } = await client.get('care_director', '/branches', branchesSchema);
  const branch = items.find(({ id }) => id === client.branchId);
  if (!branch) throw new DemoFailure(`${url} does not list the branch ${client.branchId}.`);
  const calendar = nextFullMonth(await client.now(), branch.timeZone);
  const { month } = calendar;
  console.log(
    instance === 'own'
      ? `在临时环境中演示${branch.name} ${month} 一个月的抱怨处理。\nPlays ${month} of one branch in an instance of its own that leaves no trace.\n`
      : `在 ${url} 上演示${branch.name} ${month} 一个月的抱怨处理，其时钟将拨到次月 1 日。\nPlays ${month} of one branch on ${url}, whose clock it moves to the end of that month.\n`,
  );

  await play(client, calendar, createProgress(process.stdout));

  const report = await client.get('care_director', `/reports/monthly/${branch.id}/${month}`, reportSchema);
  console.log(`\n${branch.name} ${month} 月报  Figures of the month\n\n${figuresText(report)}\n`);
  console.log(`${await noticesText(client, calendar)}\n`);
  console.log(`${await seldomText(client, calendar)}\n`);
  console.log(`${await callbacksText(client)}\n`);

  const { differences } = await client.local('recount', {}, recountSchema);
  if (differences.length > 0) {
    throw new DemoFailure(`The figures differ from a recount: ${JSON.stringify(differences)}`);
  }
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`统计数据与逐件重新统计的结果一致。 Figures equal a recount.  (${seconds} s)`);
}
