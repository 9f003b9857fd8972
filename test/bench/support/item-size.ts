import type { AttributeValue } from '@aws-sdk/client-dynamodb';

/** An item in DynamoDB's own form. */
export type StoredItem = Readonly<Record<string, AttributeValue>>;

/** How large DynamoDB takes an item for, in bytes: its names and its values. */
export function itemSize(item: StoredItem): number {
  return sum(Object.entries(item).map(([name, value]) => Buffer.byteLength(name) + valueSize(value)));
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return Buffer.from(value.B as unknown as string, 'base64').length;
  if (value.SS !== undefined) return sum(value.SS.map((member) => Buffer.byteLength(member)));
  // A list and a map take three bytes, and one for each thing in them.
  if (value.L !== undefined) return 3 + sum(value.L.map((member) => 1 + valueSize(member)));
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + itemSize(value.M);
  if (value.BOOL !== undefined || value.NULL !== undefined) return 1;
  throw new Error(`the size of ${JSON.stringify(value)} is not known`);
}

/** A byte for two digits that count, and one besides; another where it is below zero. */
function numberSize(written: string): number {
  const digits = written.replace(/^-/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
  return Math.ceil(digits.length / 2) + 1 + (written.startsWith('-') ? 1 : 0);
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}
