import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { type Runtime, runtime } from '../../shared/runtime.ts';
import { followers } from './followers.ts';

/** Hands the records to what follows from them. What fails is named, and comes again. */
export const scheduleTasks =
  (runtime: Runtime) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const again: DynamoDBRecord[] = [];
    for (const { takes, follow } of followers) {
      const taken = Records.filter(takes);
      if (taken.length > 0) again.push(...(await follow(runtime, taken)));
    }
    return {
      batchItemFailures: again.map(({ dynamodb }) => ({ itemIdentifier: dynamodb?.SequenceNumber ?? '' })),
    };
  };

export const handler = (event: DynamoDBStreamEvent) => scheduleTasks(runtime)(event);
