import { parseArgs } from 'node:util';
import * as z from 'zod';
import { Problem } from '../../shared/http/problem.ts';
import { CannotStart } from './cannot-start.ts';
import { type EnteredOperator, enterOperator } from './enter-first-operator.ts';
import { issuer as localIssuer } from './identity.ts';
import { type OperatorRequest, operatorRequestSchema } from './local-routes.ts';
import { openTable } from './open-table.ts';

const enteredSchema = z.object({ personId: z.string(), entered: z.boolean() });
const problemSchema = z.object({ detail: z.string() });

if (import.meta.main) await main();

/**
 * `npm run enter-operator -- --issuer … --subject … --name …`: enters the first operator, who enters everybody else over
 * the API. With `TABLE_NAME` in that table, by the SDK's usual credentials; without, in the system that runs on this
 * machine, or else in its data directory. Again it changes nothing.
 */
async function main(): Promise<void> {
  try {
    const request = wanted();
    const { personId, entered } = process.env.TABLE_NAME
      ? await enterInTable(request)
      : ((await enterInRunning(request)) ?? (await enterInTable(request)));
    console.log(`${personId} ${entered ? 'is an operator now.' : 'is an operator already.'}`);
  } catch (error) {
    if (!(error instanceof CannotStart || error instanceof Problem)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

function wanted(): OperatorRequest {
  const text = { type: 'string' } as const;
  const usage = `Say who: npm run enter-operator -- ${process.env.TABLE_NAME ? '--issuer https://login.example.com/ ' : ''}--subject 00u1abc --name 程立群`;
  try {
    const { values } = parseArgs({ options: { issuer: text, subject: text, name: text } });
    const request = operatorRequestSchema.safeParse(values);
    if (request.success && (request.data.issuer || !process.env.TABLE_NAME)) return request.data;
  } catch {
    // Said below.
  }
  throw new CannotStart(usage);
}

async function enterInTable({ issuer = localIssuer, ...told }: OperatorRequest): Promise<EnteredOperator> {
  const { runtime, stop } = await openTable();
  try {
    return await enterOperator(runtime, { issuer, ...told });
  } finally {
    await stop();
  }
}

/** @returns undefined where no system runs here */
async function enterInRunning(request: OperatorRequest): Promise<EnteredOperator | undefined> {
  const url = process.env.DEALER_CARE_URL || `http://127.0.0.1:${process.env.PORT || 3000}`;
  const method = 'POST';
  const sent = fetch(`${url}/_local/operators`, { method, body: JSON.stringify(request) });
  const answer = await sent.catch(() => undefined);
  if (answer === undefined) {
    if (process.env.DEALER_CARE_URL) throw new CannotStart(`Nothing answers at ${url}.`);
    return undefined;
  }
  const body: unknown = await answer.json();
  if (answer.ok) return enteredSchema.parse(body);
  throw new CannotStart(problemSchema.parse(body).detail);
}
