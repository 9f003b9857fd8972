import * as z from 'zod/mini';
import type { UnitKind } from '../../shared/data/directory/platform-store.ts';
import { handling, type Route, route } from '../../shared/http/route.ts';

const one = z.object({ id: z.string() });

const unit = async () => (await import('./unit-view.ts')).unitViewSchema();
const units = async () => (await import('./unit-view.ts')).unitPageSchema();
const region = async () => (await import('./unit-view.ts')).regionViewSchema();
const regions = async () => (await import('./unit-view.ts')).regionPageSchema();

/** What the platform's operators set up. */
export const unitRoutes = [
  route({
    method: 'POST',
    path: '/brands',
    operation: 'register-brand',
    summary: 'Set a brand up',
    action: 'brand:manage',
    answer: { status: 201, schema: unit },
    async load() {
      const { registerBrandBody } = await import('./set-up-bodies.ts');
      return handling({ body: registerBrandBody, useCase: (await useCases()).registerUnit('brand') });
    },
  }),
  route({
    method: 'GET',
    path: '/brands',
    operation: 'list-brands',
    summary: 'All brands',
    action: 'brand:list',
    answer: { status: 200, schema: units },
    load: () => listing('brand'),
  }),
  route({
    method: 'PUT',
    path: '/brands/{id}',
    operation: 'change-brand',
    summary: 'Give a brand another name',
    action: 'brand:manage',
    params: one,
    answer: { status: 200, schema: unit },
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
      return handling({ body: registerRegionBody, useCase: (await useCases()).registerUnit('region') });
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
    answer: { status: 201, schema: unit },
    async load() {
      const { registerGroupBody } = await import('./set-up-bodies.ts');
      return handling({ body: registerGroupBody, useCase: (await useCases()).registerUnit('group') });
    },
  }),
  route({
    method: 'GET',
    path: '/groups',
    operation: 'list-groups',
    summary: 'All groups',
    action: 'group:list',
    answer: { status: 200, schema: units },
    load: () => listing('group'),
  }),
  route({
    method: 'PUT',
    path: '/groups/{id}',
    operation: 'change-group',
    summary: 'Give a dealer group another name',
    action: 'group:manage',
    params: one,
    answer: { status: 200, schema: unit },
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
      const { getUnitRecord, listUnitsQuery } = await useCases();
      return handling({ query: listUnitsQuery, useCase: getUnitRecord('group') });
    },
  }),
] satisfies readonly Route[];

async function useCases() {
  return await import('./platform-unit.ts');
}

async function listing(kind: UnitKind) {
  const { listUnits, listUnitsQuery } = await useCases();
  return handling({ query: listUnitsQuery, useCase: listUnits(kind) });
}

async function renaming(kind: UnitKind) {
  const { renameBody } = await import('./set-up-bodies.ts');
  return handling({ body: renameBody, useCase: (await useCases()).renameUnit(kind) });
}
