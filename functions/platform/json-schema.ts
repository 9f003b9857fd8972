import * as z from 'zod/mini';
import type { AnyFieldDocs, NamedSchema } from '../../shared/http/documentation.ts';
import { componentsOf, isRecord, type Json, reference } from './forms-of-schema.ts';
import { withNamedParts } from './named-parts.ts';

/** How schemas stand in the document: those with a name once, and elsewhere as references to it. */
export interface SchemaBook {
  /** What stands in place, such as a parameter. */
  readonly schemaOf: (schema: z.ZodMiniType, io: 'input' | 'output') => Json;
  /** A reference to what is sent or answered, by the name it has or has from now on; with words for its fields. */
  readonly contentOf: (
    name: string,
    schema: z.ZodMiniType,
    io: 'input' | 'output',
    fields?: AnyFieldDocs,
  ) => Json;
  /** Everything that has a name by now. */
  readonly components: () => Record<string, Json>;
}

export function schemaBook(named: Readonly<Record<string, NamedSchema>>): SchemaBook {
  // The same schema may be built anew wherever it stands, so it is known by what it looks like.
  const names = new Map<string, string>();
  for (const [name, { schema }] of Object.entries(named)) {
    for (const io of ['input', 'output'] as const) names.set(JSON.stringify(converted(schema, io)), name);
  }
  const schemas: Record<string, Json> = {};
  const enter = (name: string, schema: Json) => {
    if (schemas[name]) throw new Error(`two schemas are named ${name}`);
    schemas[name] = schema;
  };
  for (const [name, { schema, description, fields }] of Object.entries(named)) {
    enter(name, { description, ...withWords(partsOf(converted(schema, 'output'), names), fields) });
  }
  return {
    schemaOf: (schema, io) => referring(converted(schema, io), names) as Json,
    contentOf(name, schema, io, fields = {}) {
      const content = referring(converted(schema, io), names) as Json;
      if ('$ref' in content) return content;
      enter(name, withWords(content, fields));
      return { $ref: reference(name) };
    },
    components() {
      const all = Object.entries(withNamedParts(schemas)).flatMap(([name, schema]) =>
        Object.entries(componentsOf(name, schema)),
      );
      const twice = all.map(([name]) => name).filter((name, at, names) => names.indexOf(name) !== at);
      if (twice.length > 0) throw new Error(`two schemas are named ${twice.join(', ')}`);
      return Object.fromEntries(all);
    },
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
      // What is stored may hold more than this code knows of; what is answered may not.
      if (io === 'output' && jsonSchema.properties) jsonSchema.additionalProperties = false;
    },
  });
  return rest;
}

function referring(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  // It may have other words where it stands than under its name.
  const { description, ...plain } = value as Json;
  const name = Array.isArray(value) ? undefined : names.get(JSON.stringify(plain));
  if (name !== undefined) return { $ref: reference(name), ...(description !== undefined && { description }) };
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
