import * as z from 'zod/mini';
import {
  type Unit,
  type UnitHead,
  type UnitKind,
  unitRef,
  unitsOf,
  writeUnit,
} from '../../shared/data/directory/platform-store.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { directorySays } from '../../shared/domain/refusals/directory.ts';
import type { Said } from '../../shared/domain/refusals/sentences.ts';
import { actorOf, checkVersion } from '../../shared/http/command.ts';
import { page, pagingQuery } from '../../shared/http/paging.ts';
import { Problem } from '../../shared/http/problem.ts';
import { type Context, fieldOf, type UseCase } from '../../shared/http/route.ts';
import { recordPage } from './kept-record.ts';
import { isUnitId, type renameBody } from './set-up-bodies.ts';
import { unitETag, unitView } from './unit-view.ts';

export const listUnitsQuery = z.strictObject(pagingQuery);

type ListQuery = z.infer<typeof listUnitsQuery>;

/** A brand, a manufacturer's region or a dealer group is set up; its id is its own in the whole deployment. */
export function registerUnit(kind: UnitKind): UseCase<unknown, unknown, Unit> {
  return {
    reads({ body }) {
      const [id, brand] = [fieldOf(body, 'id'), fieldOf(body, 'brand')];
      return [
        ...(typeof id === 'string' && isUnitId(id) ? [unitRef(kind, id)] : []),
        ...(typeof brand === 'string' && isUnitId(brand) ? [unitRef('brand', brand)] : []),
      ];
    },
    async run({ body }, { loaded, now: at, caller }) {
      const { id, name, brand } = body;
      if (brand !== undefined && !(isUnitId(brand) && loaded.get(unitRef('brand', brand)))) {
        throw invalid('brand', directorySays.no_brand);
      }
      if (loaded.get(unitRef(kind, id))) throw takenAlready(directorySays.unit_id_taken({ unit: kind }));
      const given = { at, by: actorOf(caller, caller), action: `register-${kind}` };
      const entered = enter<Unit>(undefined, { id, name, ...(brand !== undefined && { brand }) }, given);
      return {
        body: unitView(entered.after),
        headers: unitETag(entered.after),
        writes: writeUnit(kind, undefined, entered),
      };
    },
  };
}

export function listUnits(kind: UnitKind): UseCase<unknown, ListQuery, unknown> {
  return {
    async run({ query }, { runtime }) {
      return { body: await page(runtime.table, unitsOf(kind), query, unitView) };
    },
  };
}

/** It gets another name; where it has that already, nothing changes. */
export function renameUnit(kind: UnitKind): UseCase<{ id: string }, unknown, z.infer<typeof renameBody>> {
  return {
    reads: ({ params }) => (isUnitId(params.id) ? [unitRef(kind, params.id)] : []),
    async run({ params, body, ifMatch }, context) {
      const before = find(kind, params.id, context);
      checkVersion(ifMatch, before);
      if (before.name === body.name) return { body: unitView(before), headers: unitETag(before) };
      const { caller, now: at } = context;
      const { version: _, entries: __, ...facts } = before;
      const given = { at, by: actorOf(caller, caller), action: `change-${kind}` };
      const entered = enter<Unit>(before, { ...facts, name: body.name }, given);
      return {
        body: unitView(entered.after),
        headers: unitETag(entered.after),
        writes: writeUnit(kind, before, entered),
      };
    },
  };
}

/** Who set it up and changed it, oldest first. */
export function getUnitRecord(kind: UnitKind): UseCase<{ id: string }, ListQuery, unknown> {
  return {
    reads: ({ params }) => (isUnitId(params.id) ? [unitRef(kind, params.id)] : []),
    async run({ params, query }, context) {
      const { id } = find(kind, params.id, context);
      return { body: await recordPage(partitions.record(unitRef(kind, id).key.pk), query, context) };
    },
  };
}

/** Something else has that id, or signs in so. */
export function takenAlready(said: Said): Problem {
  return new Problem('not_allowed', said, { allowed: [] });
}

function find(kind: UnitKind, id: string, { loaded }: Context): UnitHead {
  const head = isUnitId(id) ? loaded.get(unitRef(kind, id)) : undefined;
  if (!head) throw new Problem('not_found', directorySays.no_such_unit({ unit: kind }));
  return head;
}
