import * as z from 'zod/mini';
import type { ThingKind } from '../../shared/data/platform-store.ts';
import { handling, type Route, route } from '../../shared/http/route.ts';

const one = z.object({ id: z.string() });

const thing = async () => (await import('./thing-view.ts')).thingViewSchema();
const things = async () => (await import('./thing-view.ts')).thingPageSchema();
const region = async () => (await import('./thing-view.ts')).regionViewSchema();
const regions = async () => (await import('./thing-view.ts')).regionPageSchema();

/** What the platform's operators set up. */
export const thingRoutes = [
  route({
    method: 'POST',
    path: '/brands',
    operation: 'register-brand',
    summary: 'Set a brand up',
    action: 'brand:manage',
    answer: { status: 201, schema: thing },
    async load() {
      const { registerBrandBody } = await import('./set-up-bodies.ts');
      return handling({ body: registerBrandBody, useCase: (await useCases()).registerThing('brand') });
    },
  }),
  route({
    method: 'GET',
    path: '/brands',
    operation: 'list-brands',
    summary: 'All brands',
    action: 'brand:list',
    answer: { status: 200, schema: things },
    load: () => listing('brand'),
  }),
  route({
    method: 'PUT',
    path: '/brands/{id}',
    operation: 'change-brand',
    summary: 'Give a brand another name',
    action: 'brand:manage',
    params: one,
    answer: { status: 200, schema: thing },
    load: () => renaming('brand'),
  }),
  route({
    method: 'POST',
    path: '/regions',
    operation: 'register-region',
    summary: "Set a manufacturer's region up",
    action: 'region:manage',
    answer: { status: 201, schema: region },
    async load() {
      const { registerRegionBody } = await import('./set-up-bodies.ts');
      return handling({ body: registerRegionBody, useCase: (await useCases()).registerThing('region') });
    },
  }),
  route({
    method: 'GET',
    path: '/regions',
    operation: 'list-regions',
    summary: "All manufacturers' regions",
    action: 'region:list',
    answer: { status: 200, schema: regions },
    load: () => listing('region'),
  }),
  route({
    method: 'PUT',
    path: '/regions/{id}',
    operation: 'change-region',
    summary: "Give a manufacturer's region another name",
    action: 'region:manage',
    params: one,
    answer: { status: 200, schema: region },
    load: () => renaming('region'),
  }),
  route({
    method: 'POST',
    path: '/groups',
    operation: 'register-group',
    summary: 'Set a dealer group up',
    action: 'group:manage',
    answer: { status: 201, schema: thing },
    async load() {
      const { registerGroupBody } = await import('./set-up-bodies.ts');
      return handling({ body: registerGroupBody, useCase: (await useCases()).registerThing('group') });
    },
  }),
  route({
    method: 'GET',
    path: '/groups',
    operation: 'list-groups',
    summary: 'All groups',
    action: 'group:list',
    answer: { status: 200, schema: things },
    load: () => listing('group'),
  }),
  route({
    method: 'PUT',
    path: '/groups/{id}',
    operation: 'change-group',
    summary: 'Give a dealer group another name',
    action: 'group:manage',
    params: one,
    answer: { status: 200, schema: thing },
    load: () => renaming('group'),
  }),
  route({
    method: 'GET',
    path: '/groups/{id}/record',
    operation: 'get-group-record',
    summary: 'Who set a dealer group up and changed it',
    action: 'group:read',
    params: one,
    answer: { status: 200, schema: async () => (await import('./kept-record.ts')).keptRecordSchema() },
    async load() {
      const { getThingRecord, listThingsQuery } = await useCases();
      return handling({ query: listThingsQuery, useCase: getThingRecord('group') });
    },
  }),
] satisfies readonly Route[];

async function useCases() {
  return await import('./platform-thing.ts');
}

async function listing(kind: ThingKind) {
  const { listThings, listThingsQuery } = await useCases();
  return handling({ query: listThingsQuery, useCase: listThings(kind) });
}

async function renaming(kind: ThingKind) {
  const { renameBody } = await import('./set-up-bodies.ts');
  return handling({ body: renameBody, useCase: (await useCases()).renameThing(kind) });
}
