import { type ErrorObject, Ajv2020 as Validator } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { openApiDocument } from '../../functions/platform/openapi.ts';
import type { Route } from '../../shared/http/route.ts';

interface Content {
  readonly 'application/json'?: { readonly schema: { readonly $ref: string } };
}

interface Operation {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** The document as callers get it. */
export const openApi = JSON.parse(JSON.stringify(await openApiDocument())) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

// What is not JSON Schema in it, such as discriminators, is none of the validator's business.
const validator = new Validator({ strict: false });
formats.default(validator);
validator.addSchema(openApi, 'document');

/** Whether the operation takes a body. */
export function takesBody({ method, path }: Route): boolean {
  return openApi.paths[path]?.[method.toLowerCase()]?.requestBody !== undefined;
}

/** What of a body that was sent, or of an answer, does not fit the document; nothing where all does. */
export function misfits({ method, path }: Route, what: 'body' | number, value: unknown): ErrorObject[] {
  const operation = openApi.paths[path]?.[method.toLowerCase()];
  const content = what === 'body' ? operation?.requestBody?.content : operation?.responses[what]?.content;
  const schema = content?.['application/json']?.schema;
  if (!schema) throw new Error(`the document knows no ${what} of ${method} ${path}`);
  return misfitsOf(schema.$ref, value);
}

/** The same of what is told by a reference, such as `#/components/schemas/Complaint`. */
export function misfitsOf(reference: string, value: unknown): ErrorObject[] {
  const fits = validator.getSchema(`document${reference}`);
  if (!fits) throw new Error(`${reference} leads nowhere`);
  fits(value);
  return fits.errors ?? [];
}
