import { componentName } from './component-names.ts';
import { isRecord, type Json, reference } from './forms-of-schema.ts';

/** What is shorter is as long as a reference to it. */
const worthAName = 160;

/**
 * The schemas by their names, with a name for every part of them that stands in several places, or comes in several
 * forms: that of the first place, such as `ComplaintTask` for each of a complaint's tasks.
 */
export function withNamedParts(schemas: Readonly<Record<string, Json>>): Record<string, Json> {
  const times = timesOf(Object.values(schemas));
  const components: Record<string, Json> = {};
  const names = new Map<string, string>();

  const partsOf = (schema: Json, name: string): Json =>
    mapParts(schema, (part, place) => {
      const { description, ...plain } = part;
      const look = JSON.stringify(plain);
      const own = 'alternatives' in part || ((times.get(look) ?? 0) > 1 && isLong(plain, look));
      if (!own) return partsOf(part, name + place);
      const known = names.get(look) ?? name + place;
      if (!names.has(look)) {
        if (known in components || known in schemas) throw new Error(`two schemas are named ${known}`);
        names.set(look, known);
        components[known] = {};
        components[known] = partsOf(plain, known);
      }
      return { $ref: reference(known), ...(description !== undefined && { description }) };
    });

  for (const [name, schema] of Object.entries(schemas)) components[name] = partsOf(schema, name);
  return components;
}

function isLong(schema: Json, look: string): boolean {
  return look.length > worthAName && !('$ref' in schema) && schema.type !== 'array';
}

/** In how many places each part stands; what stands in something that has a name itself stands there once. */
function timesOf(schemas: readonly Json[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const visit = ({ description: _, ...part }: Json) => {
    const look = JSON.stringify(part);
    const before = times.get(look) ?? 0;
    times.set(look, before + 1);
    if (before === 0) visitParts(part);
  };
  const visitParts = (schema: Json) => {
    // What comes in several forms is told once in each.
    for (const _ of 'alternatives' in schema ? [1, 2] : [1]) {
      mapParts(schema, (part) => {
        visit(part);
        return part;
      });
    }
  };
  schemas.forEach(visitParts);
  return times;
}

/** The schema with each of the schemas directly in it changed. @param change is told what it adds to the name */
function mapParts(schema: Json, change: (part: Json, place: string) => Json): Json {
  const changed = (part: unknown, place: string) => (isRecord(part) ? change(part, place) : part);
  const { properties, items, additionalProperties } = schema;
  const unions = ['anyOf', 'oneOf'].filter((key) => Array.isArray(schema[key]));
  return {
    ...schema,
    ...(isRecord(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, part]) => {
          const place = componentName(name);
          return [name, changed(part, isRecord(part) && part.type === 'array' ? singular(place) : place)];
        }),
      ),
    }),
    ...(items !== undefined && { items: changed(items, '') }),
    ...(isRecord(additionalProperties) && { additionalProperties: changed(additionalProperties, 'Value') }),
    ...Object.fromEntries(
      unions.map((key) => [key, (schema[key] as unknown[]).map((part) => changed(part, ''))]),
    ),
  };
}

function singular(name: string): string {
  return name.replace(/ies$/, 'y').replace(/s$/, '');
}
