import * as z from 'zod/mini';
import type { AnyFieldDocs, NamedSchema } from '../../shared/http/documentation.ts';

export type Json = Record<string, unknown>;

/** How schemas stand in the document: those with a name once, and elsewhere as references to it. */
export interface SchemaBook {
  readonly components: Readonly<Record<string, Json>>;
  /** What `io` of a schema looks like, with words for its fields. */
  readonly schemaOf: (schema: z.ZodMiniType, io: 'input' | 'output', fields?: AnyFieldDocs) => Json;
}

export function schemaBook(named: Readonly<Record<string, NamedSchema>>): SchemaBook {
  // The same schema may be built anew wherever it stands, so it is known by what it looks like.
  const names = new Map<string, string>();
  for (const [name, { schema }] of Object.entries(named)) {
    for (const io of ['input', 'output'] as const) names.set(JSON.stringify(converted(schema, io)), name);
  }
  const components = Object.entries(named).map(([name, { schema, description, fields }]) => {
    const parts = partsOf(converted(schema, 'output'), names);
    return [name, { description, ...withWords(parts, fields) }] as const;
  });
  return {
    components: Object.fromEntries(components),
    schemaOf: (schema, io, fields = {}) => withWords(referring(converted(schema, io), names) as Json, fields),
  };
}

function converted(schema: z.ZodMiniType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override({ jsonSchema }) {
      // What a format or a type says already, at length.
      if (jsonSchema.format === 'date-time') {
        delete jsonSchema.allOf;
        if ((jsonSchema.pattern?.length ?? 0) > 100) delete jsonSchema.pattern;
      }
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return rest;
}

function referring(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const name = names.get(JSON.stringify(value));
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  return Array.isArray(value) ? value.map((item) => referring(item, names)) : partsOf(value as Json, names);
}

function partsOf(value: Json, names: ReadonlyMap<string, string>): Json {
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, referring(part, names)]));
}

/** The schema with each field's words; of a union, in every member that has the field. */
function withWords(schema: Json, fields: AnyFieldDocs): Json {
  const { properties, anyOf, items } = schema;
  if (isRecord(items)) return { ...schema, items: withWords(items, fields) };
  if (isRecord(properties)) {
    const told = Object.entries(properties).map(([name, field]) => [name, withWord(field, fields[name])]);
    return { ...schema, properties: Object.fromEntries(told) };
  }
  return Array.isArray(anyOf)
    ? { ...schema, anyOf: anyOf.map((member) => withWords(member, fields)) }
    : schema;
}

function withWord(field: unknown, docs: AnyFieldDocs[string] | undefined): unknown {
  if (docs === undefined || !isRecord(field)) return field;
  const [description, fields] = typeof docs === 'string' ? [docs, {}] : docs;
  return { ...withWords(field, fields), description };
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
