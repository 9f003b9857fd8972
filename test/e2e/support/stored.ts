import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { localTable } from '../../../infra/local/create-table.ts';
import { startEngine } from '../../../infra/local/engine.ts';
import { readableImage } from '../../support/readable.ts';
import type { SystemUnderTest } from './system-under-test.ts';

/** Everything that a system keeps, as text: every item of its table, and every file with its name. It is stopped for that. */
export async function everythingStored(system: SystemUnderTest): Promise<string[]> {
  await system.stop();
  try {
    return [...(await itemsOf(system)), ...filesBelow(join(system.dataDir, 'evidence'))];
  } finally {
    await system.start();
  }
}

async function itemsOf({ dataDir, databaseEndpoint }: SystemUnderTest): Promise<string[]> {
  const engine = databaseEndpoint === undefined ? await startEngine(dataDir) : undefined;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = databaseEndpoint ?? engine?.endpoint ?? '';
  const client = new DynamoDBClient({ endpoint, region: 'local', credentials });
  try {
    const items: string[] = [];
    let after: Record<string, never> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName: localTable, ExclusiveStartKey: after }));
      items.push(...(page.Items ?? []).map(readableImage));
      after = page.LastEvaluatedKey as Record<string, never> | undefined;
    } while (after);
    return items;
  } finally {
    client.destroy();
    await engine?.stop();
  }
}

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => `${file} ${readFileSync(file).toString('utf8')}`);
}
