import type { Alternatives, Form } from '../../shared/domain/alternatives.ts';

export type Json = Record<string, unknown>;

interface ObjectSchema extends Json {
  readonly properties: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly description?: string;
  readonly alternatives: Alternatives;
}

/**
 * The components that a schema makes under its name: itself, and where it comes in several forms, each of them under a
 * name of its own, told apart by the discriminator where a text tells.
 */
export function componentsOf(name: string, schema: Json): Record<string, Json> {
  if (!hasForms(schema)) return { [name]: schema };
  const { by, forms } = schema.alternatives;
  const parts = Object.entries(forms).map(
    ([form, told]) => [`${name}${form}`, formOf(schema, told), told.when ?? []] as const,
  );
  const texts = parts.flatMap(([part, , when]) => when.map((value) => [value, reference(part)] as const));
  const told = by !== undefined && texts.length > 0 && texts.every(([value]) => typeof value === 'string');
  const whole = {
    ...(schema.description !== undefined && { description: schema.description }),
    oneOf: parts.map(([part]) => ({ $ref: reference(part) })),
    ...(told && { discriminator: { propertyName: by, mapping: Object.fromEntries(texts) } }),
  };
  return { [name]: whole, ...Object.fromEntries(parts.map(([part, form]) => [part, form])) };
}

export function reference(name: string): string {
  return `#/components/schemas/${name}`;
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasForms(schema: Json): schema is ObjectSchema {
  return isRecord(schema.alternatives) && isRecord(schema.properties);
}

function formOf({ alternatives, ...schema }: ObjectSchema, form: Form): Json {
  const { properties, required = [], description: _, ...rest } = schema;
  const { by } = alternatives;
  const names = Object.keys(properties).filter((name) => !form.without?.includes(name));
  const always = new Set([...required, ...(form.requires ?? [])]);
  if (by !== undefined && !form.orAbsent) always.add(by);
  const known = new Set([...Object.keys(properties)]);
  const astray = [by, ...(form.requires ?? []), ...(form.without ?? [])].filter(
    (name) => name !== undefined && !known.has(name),
  );
  if (astray.length > 0) throw new Error(`no such field: ${astray.join(', ')}`);
  return {
    ...rest,
    properties: Object.fromEntries(
      names.map((name) => [name, name === by ? narrowed(properties[name], form) : properties[name]]),
    ),
    required: names.filter((name) => always.has(name)),
  };
}

/** The telling field, with the values of that form alone. */
function narrowed(field: Json | undefined, { when = [] }: Form): Json {
  const type = typeof when[0];
  const description = field?.description;
  return {
    type,
    ...(when.length === 1 ? { const: when[0] } : { enum: when }),
    ...(description !== undefined && { description }),
  };
}
