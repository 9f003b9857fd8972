import type { DynamoDBRecord } from 'aws-lambda';
import { branchOfId } from '../../shared/data/table/ids.ts';
import { contentOfImage } from '../../shared/data/table/stream-image.ts';
import { complaintSchema } from '../../shared/domain/complaint/complaint.ts';
import { errorFields } from '../../shared/log.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { watchBranch } from './watch-arrivals.ts';

/** For how long a record that cannot be watched comes again: schedules of what is behind it wait meanwhile. */
const patienceSeconds = 120;

/**
 * Watches the complaints that the records tell of, branch by branch (EMERG-3).
 *
 * @returns the records that are to come again. One that fails for longer is given up, which is logged: then the surge
 *   is seen one complaint later, and no deadline is late for it.
 */
export async function watchRecords(
  runtime: Pick<Runtime, 'table' | 'now' | 'newId' | 'log'>,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBRecord[]> {
  const byBranch = Map.groupBy(records, branchOf);
  const failed = await Promise.all(
    [...byBranch].map(async ([branchId, ofBranch]) => {
      try {
        const complaints = ofBranch.flatMap(
          ({ dynamodb }) => contentOfImage(dynamodb?.NewImage, 'data', complaintSchema) ?? [],
        );
        await watchBranch(runtime, branchId, complaints);
        return [];
      } catch (error) {
        const again = ofBranch.filter(isFresh);
        const event = again.length > 0 ? 'watching_failed' : 'arrivals_not_watched';
        runtime.log('error', { event, count: ofBranch.length, ...errorFields(error) });
        return again;
      }
    }),
  );
  return failed.flat();
}

function branchOf({ dynamodb }: DynamoDBRecord): string {
  return branchOfId(dynamodb?.Keys?.pk?.S ?? '');
}

function isFresh({ dynamodb }: DynamoDBRecord): boolean {
  const { ApproximateCreationDateTime: createdAt = 0 } = dynamodb ?? {};
  return Date.now() / 1000 - createdAt < patienceSeconds;
}
