import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { CannotStart } from './cannot-start.ts';
import { type Client, connect } from './demo/client.ts';
import { DemoFailure } from './demo/failure.ts';

const branchesSchema = z.object({ items: z.array(z.object({ id: z.string() })) });
const recountSchema = z.object({ id: z.string() });
const foundSchema = z.object({
  status: z.string(),
  heads: z.number(),
  differences: z.number(),
  repaired: z.number(),
  failure: z.object({ message: z.string() }).optional(),
  found: z.object({
    items: z.array(
      z.object({ month: z.string(), figure: z.string(), stored: z.number(), counted: z.number() }),
    ),
    nextCursor: z.string().nullable(),
  }),
});

type Found = z.infer<typeof foundSchema>;

const askEveryMs = 500;

if (import.meta.main) await main();

/**
 * `npm run recount -- [--branch demo.sh01] [--repair]`: has the running system count the figures of its branches anew,
 * and prints every difference (STAT-3). Ends with 1 where figures differ and were left so.
 */
async function main(): Promise<void> {
  try {
    const { branch, repair } = wanted();
    const client = await connect(
      process.env.DEALER_CARE_URL || `http://127.0.0.1:${process.env.PORT || 3000}`,
    );
    const { items } = await client.get('group_admin', '/branches', branchesSchema);
    const branchIds = items.map(({ id }) => id).filter((id) => branch === undefined || id === branch);
    if (branchIds.length === 0) throw new CannotStart(`There is no branch ${branch}.`);
    const recounts = await Promise.all(
      branchIds.map(async (branchId) => ({
        branchId,
        id: (await client.post('group_admin', '/recounts', { branchId, repair }, randomUUID(), recountSchema))
          .id,
      })),
    );
    for (const { branchId, id } of recounts) await tell(client, branchId, id);
  } catch (error) {
    if (!(error instanceof CannotStart || error instanceof DemoFailure)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

function wanted(): { branch: string | undefined; repair: boolean } {
  try {
    const options = { branch: { type: 'string' }, repair: { type: 'boolean', default: false } } as const;
    const { values } = parseArgs({ options });
    return { branch: values.branch, repair: values.repair };
  } catch {
    throw new CannotStart('Say which: npm run recount -- --branch demo.sh01 --repair');
  }
}

async function tell(client: Client, branchId: string, id: string): Promise<void> {
  const { heads, differences, repaired, status, failure } = await ended(client, id);
  console.log(`${branchId}: ${heads} heads, ${differences} differences, ${repaired} put right.`);
  for await (const { month, figure, stored, counted } of differencesOf(client, id)) {
    console.log(`- ${month} ${figure}: ${stored} stored, ${counted} counted`);
  }
  if (failure) console.error(`${branchId}: ${failure.message}`);
  if (status !== 'done' || differences > repaired) process.exitCode = 1;
}

/** A recount waits some seconds, so that what was written before it has arrived everywhere. */
async function ended(client: Client, id: string): Promise<Found> {
  for (;;) {
    const found = await client.get('group_admin', `/recounts/${id}`, foundSchema);
    if (found.status === 'done' || found.status === 'failed') return found;
    await pause(askEveryMs);
  }
}

async function* differencesOf(client: Client, id: string): AsyncGenerator<Found['found']['items'][number]> {
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { found } = await client.get('group_admin', `/recounts/${id}?limit=100${query}`, foundSchema);
    yield* found.items;
    cursor = found.nextCursor;
  }
}
