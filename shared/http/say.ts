import * as z from 'zod/mini';
import { ownerSchema } from '../domain/roles.ts';
import { local } from './documentation.ts';

declare const words: unique symbol;

/** A schema with words for whoever reads the document. */
export type Described<Schema extends z.ZodMiniType = z.ZodMiniType> = Schema & { readonly [words]: true };

/** The schema, with words for what it is where it stands. */
export function say<Schema extends z.ZodMiniType>(schema: Schema, description: string): Described<Schema> {
  // The same schema has other words elsewhere.
  const said = z.clone(schema);
  z.globalRegistry.add(said, { ...z.globalRegistry.get(schema), description });
  return said as Described<Schema>;
}

/** An object that is answered. Every field has its words: one without does not compile. */
export function answer<Shape extends Readonly<Record<string, Described>>>(shape: Shape) {
  return z.object(shape);
}

/** What lists answer. @param items what they are */
export function pageOf<Item extends z.ZodMiniType>(item: Item, items: string) {
  return answer({
    items: say(z.array(item), items),
    nextCursor: say(
      z.nullable(z.string()),
      'The cursor of the next page; `null` on the last. A page may have fewer items than `limit` before that.',
    ),
  });
}

export const text = z.string;

/** A time as it is answered. */
export const time = () => z.iso.datetime({ offset: true });

/** A time of what people did or are to do. @param what such as `When it was opened` */
export const at = (what: string) => say(time(), `${what}, ${local}.`);

/** What many answers have. */
export const id = say(text(), 'Opaque; it stands in paths.');
export const branchId = say(text(), 'The branch.');
export const version = say(z.int(), 'Raised by every change; it is the `ETag`.');
export const owner = (who: string) => say(ownerSchema, who);

/** Something else that has a number. */
export const reference = answer({
  id: say(text(), 'Its id, for paths.'),
  number: say(text(), 'Its number, for people.'),
});
