import * as z from 'zod/mini';
import { branchSchema } from '../../shared/data/directory.ts';
import { staffSchema } from '../../shared/data/staff.ts';
import { channels } from '../../shared/domain/complaint/codes.ts';
import { pageSchema } from '../../shared/http/paging.ts';
import { handling, type Route, route } from '../../shared/http/route.ts';
import { listBranches, listBranchesQuery } from './list-branches.ts';
import { listStaff, listStaffQuery } from './list-staff.ts';

const standIn = async () => (await import('./stand-in-view.ts')).standInViewSchema();

export const routes = [
  route({
    method: 'GET',
    path: '/branches',
    operation: 'list-branches',
    summary: 'The branches the caller may see',
    action: 'branch:list',
    query: listBranchesQuery,
    answer: { status: 200, schema: () => pageSchema(branchSchema) },
    useCase: listBranches,
  }),
  route({
    method: 'GET',
    path: '/staff',
    operation: 'list-staff',
    summary: 'Who works at a branch, in which role',
    action: 'staff:list',
    query: listStaffQuery,
    answer: { status: 200, schema: () => pageSchema(staffSchema) },
    useCase: listStaff,
  }),
  route({
    method: 'POST',
    path: '/stand-ins',
    operation: 'name-stand-in',
    summary: "Let somebody do a colleague's work for a while",
    action: 'standin:name',
    answer: { status: 201, schema: standIn },
    async load() {
      const { nameStandIn, nameStandInBody } = await import('./name-stand-in.ts');
      return handling({ body: nameStandInBody, useCase: nameStandIn });
    },
  }),
  route({
    method: 'GET',
    path: '/stand-ins',
    operation: 'list-stand-ins',
    summary: 'Who stands in for whom at a branch: now and later, then before',
    action: 'standin:list',
    answer: { status: 200, schema: async () => pageSchema(await standIn()) },
    async load() {
      const { listStandIns, listStandInsQuery } = await import('./list-stand-ins.ts');
      return handling({ query: listStandInsQuery, useCase: listStandIns });
    },
  }),
  route({
    method: 'POST',
    path: '/stand-ins/{id}/end',
    operation: 'end-stand-in',
    summary: 'End it before its time',
    action: 'standin:name',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: standIn },
    load: async () => handling({ useCase: (await import('./end-stand-in.ts')).endStandIn }),
  }),
  route({
    method: 'GET',
    path: '/branches/{branchId}/channels',
    operation: 'list-channels',
    summary: 'Who screens what comes in to a branch, by channel',
    action: 'channel:list',
    params: z.object({ branchId: z.string() }),
    answer: { status: 200, schema: async () => (await import('./list-channels.ts')).channelsSchema() },
    load: async () => handling({ useCase: (await import('./list-channels.ts')).listChannels }),
  }),
  route({
    method: 'PUT',
    path: '/branches/{branchId}/channels/{channel}',
    operation: 'name-screener',
    summary: 'Name who screens what comes in by a channel',
    action: 'channel:name',
    params: z.object({ branchId: z.string(), channel: z.enum(channels) }),
    answer: { status: 200, schema: async () => (await import('./channel-view.ts')).channelViewSchema() },
    async load() {
      const { nameScreener, nameScreenerBody } = await import('./name-screener.ts');
      return handling({ body: nameScreenerBody, useCase: nameScreener });
    },
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
