import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { handling, type Route, route } from '../../shared/http/route.ts';
import { reportRenditions } from '../../shared/render/renditions.ts';
import {
  branchMonthParams,
  branchYearParams,
  groupMonthParams,
  groupYearParams,
  regionMonthParams,
  regionYearParams,
} from './params.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/reports/monthly/{branchId}/{month}',
    operation: 'get-monthly-report',
    summary: "A branch's figures of a month, live or as they were signed",
    action: 'report:monthly',
    params: branchMonthParams,
    answer: { status: 200, schema: async () => (await import('./report-schema.ts')).monthlyReportSchema() },
    renditions: reportRenditions,
    async load() {
      const { getMonthlyReport, getMonthlyReportQuery } = await import('./get-monthly-report.ts');
      return handling({ query: getMonthlyReportQuery, useCase: getMonthlyReport });
    },
  }),
  route({
    method: 'POST',
    path: '/reports/monthly/{branchId}/{month}/sign-off',
    operation: 'sign-report-off',
    summary: "Sign a month's report off",
    action: commandActions['sign-report-off'],
    params: branchMonthParams,
    answer: { status: 200, schema: async () => (await import('./report-schema.ts')).monthlyReportSchema() },
    async load() {
      const { signReportOff, signReportOffBody } = await import('./sign-report-off.ts');
      return handling({ body: signReportOffBody, useCase: signReportOff });
    },
  }),
  route({
    method: 'GET',
    path: '/reports/regional/{regionId}/{month}',
    operation: 'get-regional-report',
    summary: 'The branches of a manufacturer region in a month, added up and one by one',
    action: 'report:regional',
    params: regionMonthParams,
    answer: { status: 200, schema: async () => (await import('./report-schema.ts')).regionalReportSchema() },
    renditions: reportRenditions,
    async load() {
      const { getRegionalReport, getRegionalReportQuery } = await import('./get-regional-report.ts');
      return handling({ query: getRegionalReportQuery, useCase: getRegionalReport });
    },
  }),
  route({
    method: 'GET',
    path: '/reports/group/{groupId}/{month}',
    operation: 'get-group-report',
    summary: 'All branches of a group in a month, added up and one by one',
    action: 'report:group',
    params: groupMonthParams,
    answer: { status: 200, schema: async () => (await import('./report-schema.ts')).groupReportSchema() },
    renditions: reportRenditions,
    async load() {
      return handling({ useCase: (await import('./get-group-report.ts')).getGroupReport });
    },
  }),
  route({
    method: 'GET',
    path: '/reports/yearly/{branchId}/{year}',
    operation: 'get-yearly-report',
    summary: "A branch's year, added up and month by month",
    action: 'report:yearly',
    params: branchYearParams,
    answer: { status: 200, schema: async () => (await import('./report-schema.ts')).yearlyReportSchema() },
    renditions: reportRenditions,
    async load() {
      return handling({ useCase: (await import('./get-yearly-report.ts')).getYearlyReport });
    },
  }),
  route({
    method: 'GET',
    path: '/reports/yearly/regional/{regionId}/{year}',
    operation: 'get-regional-yearly-report',
    summary: 'The branches of a manufacturer region in a year, added up and one by one',
    action: 'report:regional',
    params: regionYearParams,
    answer: {
      status: 200,
      schema: async () => (await import('./report-schema.ts')).regionalYearlyReportSchema(),
    },
    renditions: reportRenditions,
    async load() {
      const { getRegionalReportQuery } = await import('./get-regional-report.ts');
      const { getRegionalYearlyReport } = await import('./get-regional-yearly-report.ts');
      return handling({ query: getRegionalReportQuery, useCase: getRegionalYearlyReport });
    },
  }),
  route({
    method: 'GET',
    path: '/reports/yearly/group/{groupId}/{year}',
    operation: 'get-group-yearly-report',
    summary: 'All branches of a group in a year, added up and one by one',
    action: 'report:group',
    params: groupYearParams,
    answer: {
      status: 200,
      schema: async () => (await import('./report-schema.ts')).groupYearlyReportSchema(),
    },
    renditions: reportRenditions,
    async load() {
      return handling({ useCase: (await import('./get-group-yearly-report.ts')).getGroupYearlyReport });
    },
  }),
  route({
    method: 'GET',
    path: '/reports/persons/{branchId}/{month}',
    operation: 'get-persons-report',
    summary: 'What each person of a branch has done in a month',
    action: 'report:persons',
    params: branchMonthParams,
    answer: { status: 200, schema: async () => (await import('./report-schema.ts')).personsReportSchema() },
    renditions: reportRenditions,
    async load() {
      return handling({ useCase: (await import('./get-persons-report.ts')).getPersonsReport });
    },
  }),
  route({
    method: 'POST',
    path: '/recounts',
    operation: 'register-recount',
    summary: "Count a branch's figures anew, and on demand put them right",
    costly: true,
    action: 'recount:register',
    answer: { status: 201, schema: async () => (await import('./recount-view.ts')).recountSchema() },
    async load() {
      const { registerRecount, registerRecountBody } = await import('./register-recount.ts');
      return handling({ body: registerRecountBody, useCase: registerRecount });
    },
  }),
  route({
    method: 'GET',
    path: '/recounts/{id}',
    operation: 'get-recount',
    summary: 'How far a recount has come, and where the figures differ',
    action: 'recount:read',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: async () => (await import('./recount-view.ts')).recountFoundSchema() },
    async load() {
      const { getRecount, getRecountQuery } = await import('./get-recount.ts');
      return handling({ query: getRecountQuery, useCase: getRecount });
    },
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
