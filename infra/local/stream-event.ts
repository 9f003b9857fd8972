import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';

/** A record as the service answers with it. */
export const streamRecordSchema = z.looseObject({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']).optional(),
  userIdentity: z.looseObject({ Type: z.string().optional(), PrincipalId: z.string().optional() }).optional(),
  dynamodb: z.looseObject({
    SequenceNumber: z.string(),
    ApproximateCreationDateTime: z.number().optional(),
  }),
});

/** @returns the record as Lambda hands it to a function: with its stream, and its time in whole seconds. */
export function lambdaRecord(
  record: z.infer<typeof streamRecordSchema>,
  eventSourceARN: string,
): DynamoDBRecord {
  const { dynamodb, userIdentity, ...rest } = record;
  const at = dynamodb.ApproximateCreationDateTime;
  return {
    ...rest,
    ...(userIdentity && {
      userIdentity: { type: userIdentity.Type, principalId: userIdentity.PrincipalId },
    }),
    eventSourceARN,
    dynamodb: {
      ...(dynamodb as DynamoDBRecord['dynamodb']),
      ...(at !== undefined && { ApproximateCreationDateTime: Math.floor(at) }),
    },
  };
}

/** When the record was written by the engine's clock, to the second. */
export function createdAtSeconds({ dynamodb }: DynamoDBRecord): number {
  return dynamodb?.ApproximateCreationDateTime ?? 0;
}
