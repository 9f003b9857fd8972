import type * as z from 'zod/mini';

/**
 * What the schema takes, with the text in the place of every text and number, and lists of `items`: nearly right, so
 * that every part of it is looked at.
 */
export function hostile(schema: z.core.$ZodType, text: string, items = 1): unknown {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape).map(([name, field]) => [name, hostile(field, text, items)]);
      return Object.fromEntries(fields);
    }
    case 'array':
      return Array.from({ length: items }, () => hostile(def.element, text, 1));
    case 'tuple':
      return def.items.map((one) => hostile(one, text, items));
    case 'record':
      return { [text]: hostile(def.valueType, text, items) };
    case 'union':
      return def.options[0] && hostile(def.options[0], text, items);
    case 'optional':
    case 'nullable':
    case 'default':
    case 'readonly':
      return hostile(def.innerType, text, items);
    case 'pipe':
      return hostile(def.in, text, items);
    case 'lazy':
      return hostile(def.getter(), text, items);
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'boolean':
      return true;
    default:
      return text;
  }
}
