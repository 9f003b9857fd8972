import type { AttributeValue as SdkAttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { writeTaskRow } from '../../shared/data/head/task-store.ts';
import type { Key } from '../../shared/data/table/item.ts';
import { keys } from '../../shared/data/table/keys.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import type { CountedHead } from '../../shared/domain/figures/counted.ts';
import type { Task } from '../../shared/domain/task.ts';

let lastSequenceNumber = 0;

/** A stream record of an item that was written; the sequence numbers rise. */
export function streamRecord(
  key: Key,
  before: object | undefined,
  after: object | undefined,
): DynamoDBRecord {
  lastSequenceNumber += 1;
  return {
    eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(Date.now() / 1000),
      SequenceNumber: String(lastSequenceNumber).padStart(21, '0'),
      Keys: image(key),
      ...(before && { OldImage: image({ ...key, ...before }) }),
      ...(after && { NewImage: image({ ...key, ...after }) }),
    },
  };
}

export function headRecord(head: CountedHead): DynamoDBRecord {
  return streamRecord(keys.head(head.id), undefined, { data: head });
}

export function taskRecord(complaint: Complaint, before: Task | undefined, after: Task): DynamoDBRecord {
  const row = (task: Task) => ({ row: rowOf(writeTaskRow(complaint, task)) });
  return streamRecord(keys.task(complaint.id, after.id), before && row(before), row(after));
}

function rowOf(write: Write): unknown {
  return 'put' in write ? write.row : undefined;
}

function image(item: object): Record<string, AttributeValue> {
  const marshalled: Record<string, SdkAttributeValue> = marshall(item, { removeUndefinedValues: true });
  return marshalled as Record<string, AttributeValue>;
}
