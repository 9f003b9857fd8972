import type * as z from 'zod/mini';
import type { ProblemCode } from './problem.ts';

/**
 * What a developer reads of the fields of a schema: of every field, so that a new one without words does not
 * compile. A field that holds fields of its own, or a list of such, has theirs beside its own words; one that
 * is described under a name of its own needs none.
 */
export type FieldDocs<T> = { readonly [Name in NameIn<T>]: FieldDoc<NonNullable<Field<T, Name>>> };

type FieldDoc<T> =
  | string
  | readonly [about: string, fields: FieldDocs<T extends readonly (infer Item)[] ? Item : T>];

/** The fields of every member of a union. */
type NameIn<T> = T extends unknown ? keyof T : never;

type Field<T, Name> = T extends unknown ? (Name extends keyof T ? T[Name] : never) : never;

/** The same, whatever it describes. */
export interface AnyFieldDocs {
  readonly [name: string]: string | readonly [about: string, fields: AnyFieldDocs];
}

/** Examples by a short name, each with a line on what it shows. */
export type Examples<T> = Readonly<Record<string, { readonly summary: string; readonly value: T }>>;

/** A body that is sent, or one that is answered; one whose schema has a name is described under that. */
export interface ContentDocs {
  readonly fields?: AnyFieldDocs;
  readonly examples: Examples<unknown>;
}

/** Describes a body by the type that its schema gives. */
export function content<T>(fields: FieldDocs<T>, examples: Examples<T>): ContentDocs {
  return { fields: fields as unknown as AnyFieldDocs, examples };
}

/** A parameter of a path or a query. */
export interface ParameterDocs {
  readonly description: string;
  readonly example: string | number;
}

export type AnswerHeader = 'ETag' | 'Location';

/** What the OpenAPI document says of an operation beyond what its route declares. */
export interface OperationDocs {
  readonly description: string;
  /** Ids of the rules it keeps, as docs/rules.md has them. */
  readonly rules: readonly string[];
  readonly parameters?: Readonly<Record<string, ParameterDocs>>;
  readonly body?: ContentDocs;
  readonly answer: ContentDocs & {
    readonly description: string;
    readonly headers?: readonly AnswerHeader[];
  };
  /** How it can fail beyond the ways in which every operation of its kind can. */
  readonly refusals: readonly ProblemCode[];
}

/** An area's operations: every one, so that a new route without words and examples does not compile. */
export type Documentation<Operation extends string> = Readonly<Record<Operation, OperationDocs>>;

/** A schema with a name of its own in the document; wherever it stands, it is referred to by that name. */
export interface NamedSchema {
  readonly schema: z.ZodMiniType;
  readonly description: string;
  readonly fields: AnyFieldDocs;
}

export function named<Schema extends z.ZodMiniType>(
  schema: Schema,
  description: string,
  ...[fields]: z.infer<Schema> extends string ? [] : [FieldDocs<z.infer<Schema>>]
): NamedSchema {
  return { schema, description, fields: (fields ?? {}) as unknown as AnyFieldDocs };
}

/** The same of an answer that has its words itself. */
export function told(schema: z.ZodMiniType, description: string): NamedSchema {
  return { schema, description, fields: {} };
}

/** How times are shown. */
export const local = 'in the time zone of the branch';

/** The query of every list. */
export const pagingDocs = {
  limit: { description: 'The most items a page may have, 1 to 100. Left out: 50.', example: 20 },
  cursor: {
    description:
      'Where to go on: `nextCursor` of the page before, with the same query. Left out: the first page.',
    example: 'WyIyMDI2LTExLTIwVDAyOjA1OjAwLjAwMFoiLCJwayIsInNrIl0',
  },
} as const satisfies Record<string, ParameterDocs>;

/** A page of a list, by what its items are. */
export function pageContent<Item>(items: string, summary: string, examples: readonly Item[]): ContentDocs {
  return content<{ items: readonly Item[]; nextCursor: string | null }>(
    {
      items,
      nextCursor:
        'The cursor of the next page; `null` on the last. A page may have fewer items than `limit` before that.',
    },
    { page: { summary, value: { items: examples, nextCursor: null } } },
  );
}

/** An example of a page whose answer has its words itself. */
export function pageExample<Item>(summary: string, items: readonly Item[]): Examples<unknown> {
  return { page: { summary, value: { items, nextCursor: null } } };
}
