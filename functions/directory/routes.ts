import * as z from 'zod/mini';
import { branchSchema } from '../../shared/data/directory.ts';
import { staffSchema } from '../../shared/data/staff.ts';
import { pageSchema } from '../../shared/http/paging.ts';
import { type Route, route } from '../../shared/http/route.ts';
import { channelViewSchema } from './channel-view.ts';
import { endStandIn } from './end-stand-in.ts';
import { listBranches, listBranchesQuery } from './list-branches.ts';
import { channelsSchema, listChannels } from './list-channels.ts';
import { listStaff, listStaffQuery } from './list-staff.ts';
import { listStandIns, listStandInsQuery } from './list-stand-ins.ts';
import { nameScreener, nameScreenerBody, nameScreenerParams } from './name-screener.ts';
import { nameStandIn, nameStandInBody } from './name-stand-in.ts';
import { standInViewSchema } from './stand-in-view.ts';

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
    body: nameStandInBody,
    answer: { status: 201, schema: standInViewSchema },
    useCase: nameStandIn,
  }),
  route({
    method: 'GET',
    path: '/stand-ins',
    operation: 'list-stand-ins',
    summary: 'Who stands in for whom at a branch: now and later, then before',
    action: 'standin:list',
    query: listStandInsQuery,
    answer: { status: 200, schema: () => pageSchema(standInViewSchema()) },
    useCase: listStandIns,
  }),
  route({
    method: 'POST',
    path: '/stand-ins/{id}/end',
    operation: 'end-stand-in',
    summary: 'End it before its time',
    action: 'standin:name',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: standInViewSchema },
    useCase: endStandIn,
  }),
  route({
    method: 'GET',
    path: '/branches/{branchId}/channels',
    operation: 'list-channels',
    summary: 'Who screens what comes in to a branch, by channel',
    action: 'channel:list',
    params: z.object({ branchId: z.string() }),
    answer: { status: 200, schema: channelsSchema },
    useCase: listChannels,
  }),
  route({
    method: 'PUT',
    path: '/branches/{branchId}/channels/{channel}',
    operation: 'name-screener',
    summary: 'Name who screens what comes in by a channel',
    action: 'channel:name',
    params: nameScreenerParams,
    body: nameScreenerBody,
    answer: { status: 200, schema: channelViewSchema },
    useCase: nameScreener,
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
