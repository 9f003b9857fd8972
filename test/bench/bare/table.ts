import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

const commands = { BatchGetCommand, QueryCommand, TransactWriteCommand, UpdateCommand };

/** A handler with the table's client and commands, and nothing else. */
export async function handler({ command, input }: { command: keyof typeof commands; input: never }) {
  return await client.send(new commands[command](input) as never);
}
