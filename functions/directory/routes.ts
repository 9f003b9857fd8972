import * as z from 'zod/mini';
import { channels } from '../../shared/domain/complaint/codes.ts';
import { type Route, route } from '../../shared/http/route.ts';
import { unitRoutes } from './unit-routes.ts';

const standIn = async () => (await import('./stand-in-view.ts')).standInViewSchema();
const person = async () => (await import('./person-view.ts')).personViewSchema();
const branch = async () => (await import('../../shared/http/branch-view.ts')).branchViewSchema();
const member = async () => (await import('../../shared/data/directory/staff.ts')).staffSchema;
const keptRecord = async () => (await import('./kept-record.ts')).keptRecordSchema();
async function pageOf(item: Promise<z.ZodMiniType>) {
  return (await import('../../shared/http/paging.ts')).pageSchema(await item);
}

const ofBranch = z.object({ branchId: z.string() });
const ofPerson = z.object({ id: z.string() });

export const routes = [
  route({
    method: 'GET',
    path: '/branches',
    operation: 'list-branches',
    summary: 'The branches the caller may see',
    action: 'branch:list',
    answer: { status: 200, schema: () => pageOf(branch()) },
    load: () => import('./list-branches.ts'),
  }),
  route({
    method: 'GET',
    path: '/staff',
    operation: 'list-staff',
    summary: 'Who works at a branch, in which role',
    action: 'staff:list',
    answer: { status: 200, schema: () => pageOf(member()) },
    load: () => import('./list-staff.ts'),
  }),
  route({
    method: 'POST',
    path: '/stand-ins',
    operation: 'name-stand-in',
    summary: "Let somebody do a colleague's work for a while",
    action: 'standin:name',
    answer: { status: 201, schema: standIn },
    load: () => import('./name-stand-in.ts'),
  }),
  route({
    method: 'GET',
    path: '/stand-ins',
    operation: 'list-stand-ins',
    summary: 'Who stands in for whom at a branch: now and later, then before',
    action: 'standin:list',
    answer: { status: 200, schema: () => pageOf(standIn()) },
    load: () => import('./list-stand-ins.ts'),
  }),
  route({
    method: 'POST',
    path: '/stand-ins/{id}/end',
    operation: 'end-stand-in',
    summary: 'End it before its time',
    action: 'standin:name',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: standIn },
    load: () => import('./end-stand-in.ts'),
  }),
  route({
    method: 'GET',
    path: '/branches/{branchId}/channels',
    operation: 'list-channels',
    summary: 'Who screens what comes in to a branch, by channel',
    action: 'channel:list',
    params: z.object({ branchId: z.string() }),
    answer: { status: 200, schema: async () => (await import('./list-channels.ts')).channelsSchema() },
    load: () => import('./list-channels.ts'),
  }),
  route({
    method: 'PUT',
    path: '/branches/{branchId}/channels/{channel}',
    operation: 'name-screener',
    summary: 'Name who screens what comes in by a channel',
    action: 'channel:name',
    params: z.object({ branchId: z.string(), channel: z.enum(channels) }),
    answer: { status: 200, schema: async () => (await import('./channel-view.ts')).channelViewSchema() },
    load: () => import('./name-screener.ts'),
  }),
  ...unitRoutes,
  route({
    method: 'POST',
    path: '/branches',
    operation: 'register-branch',
    summary: 'Set a branch up',
    action: 'branch:manage',
    answer: { status: 201, schema: branch },
    load: () => import('./register-branch.ts'),
  }),
  route({
    method: 'GET',
    path: '/branches/{branchId}',
    operation: 'get-branch',
    summary: 'A branch',
    action: 'branch:read',
    params: ofBranch,
    answer: { status: 200, schema: branch },
    load: () => import('./get-branch.ts'),
  }),
  route({
    method: 'PUT',
    path: '/branches/{branchId}',
    operation: 'change-branch',
    summary: 'Give a branch another name',
    action: 'branch:manage',
    params: ofBranch,
    answer: { status: 200, schema: branch },
    load: () => import('./change-branch.ts'),
  }),
  route({
    method: 'GET',
    path: '/branches/{branchId}/record',
    operation: 'get-branch-record',
    summary: 'Who set a branch up and changed it',
    action: 'branch:manage',
    params: ofBranch,
    answer: { status: 200, schema: keptRecord },
    load: () => import('./get-branch-record.ts'),
  }),
  route({
    method: 'POST',
    path: '/staff',
    operation: 'enter-staff',
    summary: 'Enter somebody in the directory',
    action: 'person:manage',
    answer: { status: 201, schema: person },
    load: () => import('./enter-staff.ts'),
  }),
  route({
    method: 'GET',
    path: '/people',
    operation: 'list-people',
    summary: 'Everybody whom the caller enters and changes, those who left among them',
    action: 'person:read',
    answer: { status: 200, schema: () => pageOf(person()) },
    load: () => import('./list-people.ts'),
  }),
  route({
    method: 'GET',
    path: '/staff/{id}',
    operation: 'get-person',
    summary: 'Somebody of the directory',
    action: 'person:read',
    params: ofPerson,
    answer: { status: 200, schema: person },
    load: () => import('./get-person.ts'),
  }),
  route({
    method: 'PUT',
    path: '/staff/{id}',
    operation: 'change-staff',
    summary: 'Change name, role, branches, contact or identity of somebody',
    action: 'person:manage',
    params: ofPerson,
    answer: { status: 200, schema: person },
    load: () => import('./change-staff.ts'),
  }),
  route({
    method: 'POST',
    path: '/staff/{id}/end',
    operation: 'end-staff',
    summary: 'Somebody works here no more',
    action: 'person:manage',
    params: ofPerson,
    answer: { status: 200, schema: person },
    load: () => import('./end-staff.ts'),
  }),
  route({
    method: 'GET',
    path: '/staff/{id}/handover',
    operation: 'get-handover',
    summary: "How far it has come that somebody's work goes to their role",
    action: 'person:read',
    params: ofPerson,
    answer: { status: 200, schema: async () => (await import('./get-handover.ts')).handoverViewSchema() },
    load: () => import('./get-handover.ts'),
  }),
  route({
    method: 'GET',
    path: '/staff/{id}/record',
    operation: 'get-person-record',
    summary: 'Who entered, changed and ended somebody',
    action: 'person:read',
    params: ofPerson,
    answer: { status: 200, schema: keptRecord },
    load: () => import('./get-person-record.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
