import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod/mini';
import { eraseRecord } from '../../shared/data/head/erase-record.ts';
import { isComplaintId } from '../../shared/data/table/ids.ts';
import { itemRef } from '../../shared/data/table/item.ts';
import { keys } from '../../shared/data/table/keys.ts';
import { stored } from '../../shared/domain/stored.ts';
import { errorFields } from '../../shared/log.ts';
import type { Runtime } from '../../shared/runtime.ts';

const headSchema = stored({ keptUntil: z.optional(z.string()) });

type Parts = Pick<Runtime, 'table' | 'evidence' | 'now' | 'log'>;

/**
 * POLICY-3: where the table has removed the details of a case, since their time was over, takes the words out of its
 * record and removes its files. Done again it finds nothing.
 *
 * @returns the records that are to come again
 */
export async function forgetRecords(
  runtime: Parts,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBRecord[]> {
  const failed: DynamoDBRecord[] = [];
  for (const record of records) {
    try {
      await forget(runtime, record.dynamodb?.Keys?.pk?.S ?? '');
    } catch (error) {
      runtime.log('error', { event: 'forgetting_failed', count: 1, ...errorFields(error) });
      failed.push(record);
    }
  }
  return failed;
}

/** Only what is over for so long is forgotten, whoever removed the item. */
async function forget({ table, evidence, now }: Parts, id: string): Promise<void> {
  const ref = itemRef(keys.head(id), headSchema);
  const keptUntil = (await table.load([ref])).get(ref)?.keptUntil;
  if (keptUntil === undefined || keptUntil > now()) return;
  await eraseRecord(table, id);
  if (isComplaintId(id)) await (await evidence()).erase(id);
}
