import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { randomFrom } from '../../../infra/local/demo/random.ts';

/** How often each fault happens, from 0 to 1. */
export interface FaultRates {
  /** A transaction is cancelled by another on the same items. */
  readonly conflict: number;
  /** A request is refused for its rate. */
  readonly throttling: number;
  /** A batch is read in part only. */
  readonly unprocessed: number;
  /** A write succeeds, but its answer is lost: the client hears of an error. */
  readonly lostAnswer: number;
  /** An index answers from a state some milliseconds old. */
  readonly lag: number;
}

export type FaultKind = keyof FaultRates;

export interface FaultyDynamoDb {
  readonly endpoint: string;
  /** How often each fault was injected so far. */
  readonly injected: Readonly<Record<FaultKind, number>>;
  /** Other rates from now on. Without a bound a request may fail for ever, as in an outage. */
  setRates(rates: Partial<FaultRates>, bounded?: boolean): void;
  close(): Promise<void>;
}

const usualRates: FaultRates = {
  conflict: 0.2,
  throttling: 0.005,
  unprocessed: 0.2,
  lostAnswer: 0.05,
  lag: 0.3,
};

/** How far an index lags behind at most. */
export const indexLagMs = 60;
/** The same request fails at most so often in a row; the SDK tries a throttled one three times. */
const mostInARow: Record<FaultKind, number> = {
  conflict: 2,
  throttling: 1,
  unprocessed: 4,
  lostAnswer: 1,
  lag: 4,
};

const kinds = Object.keys(usualRates) as FaultKind[];

type Json = Record<string, unknown>;
type Attributes = Record<string, { S?: string }>;

interface Call {
  readonly operation: string;
  readonly input: Json;
  /** The same for a request that is sent again. */
  readonly fingerprint: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Reply {
  readonly status: number;
  readonly body: string;
}

/**
 * An HTTP proxy before a DynamoDB engine that shows what the engine hides and the service does: transaction
 * conflicts, throttling, batches read in part, lost answers and lagging indexes.
 */
export async function startFaultyDynamoDb(engine: string, seed: number): Promise<FaultyDynamoDb> {
  const random = randomFrom(seed);
  const agent = new Agent({ keepAlive: true });
  const injected = forEachKind(() => 0);
  const decks = forEachKind(() => ({ left: 0, chosen: 0 }));
  const inARow = new Map<string, number>();
  /** When an item was last written, and what an index last answered to a query. */
  const writtenAt = new Map<string, number>();
  const answered = new Map<string, { at: number; reply: Reply }>();
  let rates: FaultRates = usualRates;
  let bounded = true;

  /** One of every so many is drawn, at a random place among them: so even a short test meets each fault. */
  function drawn(kind: FaultKind): boolean {
    const rate = rates[kind];
    if (rate === 0) return false;
    const deck = decks[kind];
    if (deck.left === 0) {
      deck.left = Math.round(1 / rate);
      deck.chosen = Math.floor(random() * deck.left);
    }
    deck.left -= 1;
    return deck.left === deck.chosen;
  }

  function strikes(kind: FaultKind, call: Call): boolean {
    const key = `${kind} ${call.fingerprint}`;
    const before = inARow.get(key) ?? 0;
    const strike = drawn(kind) && (!bounded || before < mostInARow[kind]);
    if (strike) {
      inARow.set(key, before + 1);
      injected[kind] += 1;
    } else inARow.delete(key);
    return strike;
  }

  async function serve(call: Call): Promise<Reply> {
    const { operation } = call;
    if (!(operation in answers)) return await forward(call);
    if (strikes('throttling', call)) return throttled(operation);
    return await (answers[operation as keyof typeof answers]?.(call) ?? forward(call));
  }

  const answers = {
    async TransactWriteItems(call: Call) {
      const actions = call.input.TransactItems as Json[];
      if (strikes('conflict', call)) return cancelled(actions.length, Math.floor(random() * actions.length));
      const reply = await forward(call);
      if (reply.status === 200) for (const action of actions) noteWritten(action);
      return strikes('lostAnswer', call) ? internalError : reply;
    },

    async UpdateItem(call: Call) {
      const reply = await forward(call);
      return strikes('lostAnswer', call) ? internalError : reply;
    },

    async BatchGetItem(call: Call) {
      const [[table, request] = ['', {}]] = Object.entries(call.input.RequestItems as Record<string, Json>);
      const keys = (request.Keys ?? []) as Json[];
      if (keys.length < 2 || !strikes('unprocessed', call)) return await forward(call);
      const cut = 1 + Math.floor(random() * (keys.length - 1));
      const part = { ...call.input, RequestItems: { [table]: { ...request, Keys: keys.slice(0, cut) } } };
      const reply = await forward({ ...call, body: JSON.stringify(part) });
      if (reply.status !== 200) return reply;
      const UnprocessedKeys = { [table]: { ...request, Keys: keys.slice(cut) } };
      return { ...reply, body: JSON.stringify({ ...(JSON.parse(reply.body) as Json), UnprocessedKeys }) };
    },

    async Query(call: Call) {
      if (call.input.IndexName === undefined || !strikes('lag', call)) {
        const reply = await forward(call);
        if (call.input.IndexName !== undefined)
          answered.set(call.fingerprint, { at: performance.now(), reply });
        return reply;
      }
      const earlier = answered.get(call.fingerprint);
      if (earlier && performance.now() - earlier.at < indexLagMs) return earlier.reply;
      return withoutRecent(await forward(call));
    },

    GetRecords: forward,
  };

  function noteWritten(action: Json): void {
    for (const write of Object.values(action) as Json[]) {
      const { pk, sk } = (write.Item ?? write.Key ?? {}) as Attributes;
      writtenAt.set(`${pk?.S} ${sk?.S}`, performance.now());
    }
  }

  /** What was written a moment ago is not in the index yet. */
  function withoutRecent(reply: Reply): Reply {
    if (reply.status !== 200) return reply;
    const answer = JSON.parse(reply.body) as { Items?: Attributes[]; Count?: number };
    const since = performance.now() - indexLagMs;
    const Items = (answer.Items ?? []).filter(
      ({ pk, sk }) => (writtenAt.get(`${pk?.S} ${sk?.S}`) ?? 0) < since,
    );
    return { ...reply, body: JSON.stringify({ ...answer, Items, Count: Items.length }) };
  }

  async function forward({ headers, body }: Call): Promise<Reply> {
    const request = httpRequest(engine, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    });
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { status: response.statusCode ?? 500, body: await textOf(response) };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const body = await textOf(request);
      const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const input = JSON.parse(body || '{}') as Json;
      const { ClientRequestToken: _, ...asked } = input;
      const fingerprint = `${operation} ${JSON.stringify(asked)}`;
      const reply = await serve({ operation, input, fingerprint, headers: request.headers, body });
      response.writeHead(reply.status, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(reply.body);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    injected,
    setRates(changed, isBounded = true) {
      rates = { ...usualRates, ...changed };
      bounded = isBounded;
      for (const kind of kinds) decks[kind].left = 0;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await wait(0);
    },
  };
}

function forEachKind<T>(make: () => T): Record<FaultKind, T> {
  return Object.fromEntries(kinds.map((kind) => [kind, make()])) as Record<FaultKind, T>;
}

function cancelled(actions: number, conflicting: number): Reply {
  const CancellationReasons = Array.from({ length: actions }, (_, at) =>
    at === conflicting
      ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' }
      : { Code: 'None' },
  );
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  return refusal(400, 'TransactionCanceledException', {
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons,
  });
}

/** DynamoDB throttles a transaction by cancelling it, and everything else by one of two errors. */
function throttled(operation: string): Reply {
  if (operation === 'Query') return refusal(400, 'ThrottlingException', { message: 'Rate exceeded' });
  return refusal(400, 'ProvisionedThroughputExceededException', {
    message: 'The level of configured provisioned throughput for the table was exceeded.',
  });
}

const internalError = refusal(500, 'InternalServerError', { message: 'Internal server error' });

function refusal(status: number, type: string, members: Json): Reply {
  return {
    status,
    body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, ...members }),
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
