import { CannotStart } from './cannot-start.ts';
import { startSystem } from './system.ts';

export { type System, type SystemOptions, startSystem } from './system.ts';

if (import.meta.main) await main();

async function main(): Promise<void> {
  const startedAt = performance.now();
  // Whoever started this with a channel is gone: a kill -9 leaves nobody else to end it.
  process.once('disconnect', () => process.exit(1));
  // Whoever started this may stop listening to its log; that is no reason to end.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    const system = await startSystem({
      port: portOf(process.env.PORT),
      dataDir: process.env.DATA_DIR || '.data',
      dynamodbEndpoint: process.env.DYNAMODB_ENDPOINT,
      allowedOrigins: (process.env.ALLOWED_ORIGINS ?? '')
        .split(',')
        .map((origin) => origin.trim())
        .filter((origin) => origin !== ''),
      callerLimits: { perSecond: process.env.CALLER_RATE_LIMIT, atOnce: process.env.CALLER_BURST_LIMIT },
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => void system.stop().then(() => process.exit(0)));
    }
    void system.lost.then(() =>
      fail('The embedded DynamoDB has ended; see engine.log in the data directory.'),
    );
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`Dealer Care serves on ${system.url} (started in ${seconds} s). A token:
  curl -s -X POST ${system.url}/_local/tokens -d '{"role":"care_director"}'`);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    fail(error.message);
  }
}

function portOf(text: string | undefined): number {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new CannotStart(`PORT is ${text}, which is no port number.`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
