import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { contentOf, type Item } from '../../shared/data/table/item.ts';

/** An item as text, with its content in words where it is kept packed. */
export function readable(item: Item): string {
  return JSON.stringify({ ...item, data: contentOf(item, 'data') });
}

/** The same of an item in DynamoDB's own form. */
export function readableImage(image: Record<string, AttributeValue>): string {
  return readable(unmarshall(image));
}
