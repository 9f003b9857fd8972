import * as z from 'zod/mini';
import { roleSchema } from './roles.ts';
import { stored } from './stored.ts';

const changeSchema = z.lazy(() =>
  stored({
    /** Where, such as `tasks.0.state`. */
    path: z.string(),
    before: z.optional(z.unknown()),
    after: z.optional(z.unknown()),
  }),
);

export type FieldChange = z.infer<typeof changeSchema>;

/** A person in a role: their own, or that of the person they stand in for (ROUTE-3). */
export const personActorSchema = stored({
  role: roleSchema,
  person: z.string(),
  name: z.string(),
  inPlaceOf: z.optional(stored({ person: z.string(), name: z.string() })),
});

export type PersonActor = z.infer<typeof personActorSchema>;

/** Who did something: a person in a role, or the system itself. */
export const actorSchema = z.union([personActorSchema, stored({ role: z.literal('system') })]);

export type Actor = z.infer<typeof actorSchema>;

export const system: Actor = { role: 'system' };

/** One line of a record: who, when, what, before and after (HANDLE-9). */
export const recordEntrySchema = z.lazy(() =>
  stored({
    /** Position in the record, from 1. */
    entry: z.int(),
    at: z.string(),
    by: actorSchema,
    action: z.string(),
    /** What the actor gave with the action. */
    input: z.optional(z.unknown()),
    changes: z.array(changeSchema),
  }),
);

export type RecordEntry = z.infer<typeof recordEntrySchema>;

/** What differs between two plain values, leaf by leaf; the record replays through {@link replay}. */
export function changesBetween(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (Object.is(before, after)) return [];
  if (isTree(before) && isTree(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      changesBetween(child(before, key), child(after, key), path === '' ? key : `${path}.${key}`),
    );
  }
  return [
    {
      path,
      ...(before !== undefined && { before: structuredClone(before) }),
      ...(after !== undefined && { after: structuredClone(after) }),
    },
  ];
}

/** The state that a record leads to: every entry's changes applied in order to nothing. */
export function replay(entries: readonly RecordEntry[]): unknown {
  const root: Record<string, unknown> = {};
  for (const { path, after } of entries.flatMap((entry) => entry.changes)) {
    const steps = path.split('.');
    const last = steps.pop() ?? '';
    let at: object = root;
    for (const step of steps) at = child(at, step) as object;
    if (after === undefined) Reflect.deleteProperty(at, last);
    else Reflect.set(at, last, unshared(after));
    if (after === undefined && Array.isArray(at)) at.length = Math.min(at.length, Number(last));
  }
  return root;
}

/** A copy in which no two places share an object, as it comes out of storage. */
function unshared(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function isTree(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function child(tree: object, key: string): unknown {
  return Reflect.get(tree, key);
}
