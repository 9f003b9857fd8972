import type { AttributeValue as SdkAttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from 'aws-lambda';
import type * as z from 'zod/mini';
import { type Content, contentOf } from './item.ts';
import { unpacked } from './packed.ts';

/** The content of an item as a stream record shows it, bytes in base 64. @throws ZodError where it is malformed. */
export function contentOfImage<T>(
  image: Record<string, AttributeValue> | undefined,
  content: Content,
  schema: z.ZodMiniType<T>,
): T | undefined {
  if (image === undefined) return undefined;
  const packed = content === 'data' ? image.data?.B : undefined;
  if (packed !== undefined) return schema.parse(unpacked(Buffer.from(packed, 'base64')));
  return schema.parse(contentOf(unmarshall(image as Record<string, SdkAttributeValue>), content));
}
