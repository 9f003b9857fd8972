import type { _Record, AttributeValue } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, AttributeValue as EventValue } from 'aws-lambda';

/** @returns the record as Lambda hands it to a function: times in epoch seconds, binary values as base 64. */
export function lambdaRecord(record: _Record, eventSourceArn: string): DynamoDBRecord {
  const { dynamodb, eventID, eventName, eventVersion, eventSource, awsRegion } = record;
  return defined({
    eventID,
    eventName,
    eventVersion,
    eventSource,
    awsRegion,
    eventSourceARN: eventSourceArn,
    userIdentity: record.userIdentity && {
      type: record.userIdentity.Type,
      principalId: record.userIdentity.PrincipalId,
    },
    dynamodb: defined({
      ApproximateCreationDateTime: dynamodb?.ApproximateCreationDateTime && createdAtSeconds(record),
      Keys: image(dynamodb?.Keys),
      NewImage: image(dynamodb?.NewImage),
      OldImage: image(dynamodb?.OldImage),
      SequenceNumber: dynamodb?.SequenceNumber,
      SizeBytes: dynamodb?.SizeBytes,
      StreamViewType: dynamodb?.StreamViewType,
    }),
  });
}

/** When the record was written by the engine's clock, to the second. */
export function createdAtSeconds(record: _Record): number {
  return Math.floor((record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000);
}

function image(attributes: Record<string, AttributeValue> | undefined) {
  return (
    attributes &&
    Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, eventValue(value)]))
  );
}

function eventValue(value: AttributeValue): EventValue {
  if (value.B !== undefined) return { B: Buffer.from(value.B).toString('base64') };
  if (value.BS !== undefined) return { BS: value.BS.map((bytes) => Buffer.from(bytes).toString('base64')) };
  if (value.L !== undefined) return { L: value.L.map(eventValue) };
  if (value.M !== undefined) return { M: image(value.M) ?? {} };
  return value as EventValue;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Leaves out what is undefined, as JSON would. */
function defined<T extends object>(fields: T): Defined<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
}
