import * as z from 'zod/mini';
import { partitions } from '../../shared/data/keys.ts';
import {
  type Thing,
  type ThingHead,
  type ThingKind,
  thingRef,
  thingsOf,
  writeThing,
} from '../../shared/data/platform-store.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { actorOf, checkVersion } from '../../shared/http/command.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import { Problem } from '../../shared/http/problem.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { recordPage } from './kept-record.ts';
import { isThingId, type renameBody } from './set-up-bodies.ts';
import { thingETag, thingView } from './thing-view.ts';

export const listThingsQuery = z.strictObject(pagingQuery);

type ListQuery = z.infer<typeof listThingsQuery>;

/** A brand, a manufacturer's region or a dealer group is set up; its id is its own in the whole deployment. */
export function registerThing(kind: ThingKind): UseCase<unknown, unknown, Thing> {
  return {
    reads({ body }) {
      const [id, brand] = [fieldOf(body, 'id'), fieldOf(body, 'brand')];
      return [
        ...(typeof id === 'string' && isThingId(id) ? [thingRef(kind, id)] : []),
        ...(typeof brand === 'string' && isThingId(brand) ? [thingRef('brand', brand)] : []),
      ];
    },
    async run({ body }, { loaded, now: at, caller }) {
      const { id, name, brand } = body;
      if (brand !== undefined && !(isThingId(brand) && loaded.get(thingRef('brand', brand)))) {
        throw invalid('brand', 'is no brand');
      }
      if (loaded.get(thingRef(kind, id))) throw takenAlready(`There is a ${kind} by that id already.`);
      const given = { at, by: actorOf(caller, caller), action: `register-${kind}` };
      const entered = enter<Thing>(undefined, { id, name, ...(brand !== undefined && { brand }) }, given);
      return {
        body: thingView(entered.after),
        headers: thingETag(entered.after),
        writes: writeThing(kind, undefined, entered),
      };
    },
  };
}

export function listThings(kind: ThingKind): UseCase<unknown, ListQuery, unknown> {
  return {
    async run({ query }, { runtime }) {
      return { body: await page(runtime.table, thingsOf(kind), query, thingView) };
    },
  };
}

/** It gets another name; where it has that already, nothing changes. */
export function renameThing(kind: ThingKind): UseCase<{ id: string }, unknown, z.infer<typeof renameBody>> {
  return {
    reads: ({ params }) => (isThingId(params.id) ? [thingRef(kind, params.id)] : []),
    async run({ params, body, ifMatch }, context) {
      const before = find(kind, params.id, context);
      checkVersion(ifMatch, before);
      if (before.name === body.name) return { body: thingView(before), headers: thingETag(before) };
      const { caller, now: at } = context;
      const { version: _, entries: __, ...facts } = before;
      const given = { at, by: actorOf(caller, caller), action: `change-${kind}` };
      const entered = enter<Thing>(before, { ...facts, name: body.name }, given);
      return {
        body: thingView(entered.after),
        headers: thingETag(entered.after),
        writes: writeThing(kind, before, entered),
      };
    },
  };
}

/** Who set it up and changed it, oldest first. */
export function getThingRecord(kind: ThingKind): UseCase<{ id: string }, ListQuery, unknown> {
  return {
    reads: ({ params }) => (isThingId(params.id) ? [thingRef(kind, params.id)] : []),
    async run({ params, query }, context) {
      const { id } = find(kind, params.id, context);
      return { body: await recordPage(partitions.record(thingRef(kind, id).key.pk), query, context) };
    },
  };
}

/** Something else has that id, or signs in so. */
export function takenAlready(message: string): Problem {
  return new Problem('not_allowed', message, { allowed: [] });
}

function find(kind: ThingKind, id: string, { loaded }: Context): ThingHead {
  const head = isThingId(id) ? loaded.get(thingRef(kind, id)) : undefined;
  if (!head) throw new Problem('not_found', `There is no such ${kind}.`);
  return head;
}
