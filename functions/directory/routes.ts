import { branchSchema } from '../../shared/data/directory.ts';
import { staffSchema } from '../../shared/data/staff.ts';
import { pageSchema } from '../../shared/http/paging.ts';
import { type Route, route } from '../../shared/http/route.ts';
import { listBranches, listBranchesQuery } from './list-branches.ts';
import { listStaff, listStaffQuery } from './list-staff.ts';

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
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
