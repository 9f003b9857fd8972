import type { Key } from './item.ts';
import type { Write } from './transaction.ts';

type Values = Readonly<Record<string, unknown>>;

/** What an update does to attributes of the top level; a value that is undefined is left as it is. */
export interface Setting {
  readonly set?: Values | undefined;
  /** Set only where the item has no such attribute. */
  readonly setIfNone?: Values | undefined;
  /** Items to put at the end of lists, which may not be there yet. */
  readonly append?: Readonly<Record<string, readonly unknown[]>> | undefined;
  /** Numbers to add, members to add to sets. */
  readonly add?: Values | undefined;
  /** Members to take out of sets. */
  readonly remove?: Values | undefined;
  /** Attributes to take away. */
  readonly unset?: readonly string[] | undefined;
}

/** An update of one item by the names of its attributes. */
export function updateOf(
  key: Key,
  { set, setIfNone, append, add, remove, unset = [] }: Setting,
): Extract<Write, { update: Key }> {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  const name = (attribute: string) => {
    names[`#${attribute}`] = attribute;
    return `#${attribute}`;
  };
  const clause = (of: Values | undefined, say: (name: string, value: string) => string) =>
    Object.entries(of ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([attribute, value]) => {
        // Apart from the values of a condition, which may be of the same attribute.
        values[`:new_${attribute}`] = value;
        return say(name(attribute), `:new_${attribute}`);
      });
  if (append) values[':no_items'] = [];
  const clauses = {
    SET: [
      ...clause(set, (attribute, value) => `${attribute} = ${value}`),
      ...clause(setIfNone, (attribute, value) => `${attribute} = if_not_exists(${attribute}, ${value})`),
      ...clause(
        append,
        (list, items) => `${list} = list_append(if_not_exists(${list}, :no_items), ${items})`,
      ),
    ],
    ADD: clause(add, (attribute, value) => `${attribute} ${value}`),
    DELETE: clause(remove, (attribute, value) => `${attribute} ${value}`),
    REMOVE: unset.map(name),
  };
  const expression = Object.entries(clauses)
    .filter(([, parts]) => parts.length > 0)
    .map(([keyword, parts]) => `${keyword} ${parts.join(', ')}`)
    .join(' ');
  return { update: key, expression, names, values };
}
