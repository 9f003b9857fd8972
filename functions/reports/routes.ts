import { type Route, route } from '../../shared/http/route.ts';
import { getMonthlyReport, getMonthlyReportParams, monthlyReportSchema } from './get-monthly-report.ts';

export const routes = [
  route({
    method: 'GET',
    path: '/reports/monthly/{branchId}/{month}',
    operation: 'get-monthly-report',
    summary: "A branch's figures of a month, live",
    action: 'report:monthly',
    params: getMonthlyReportParams,
    answer: { status: 200, schema: monthlyReportSchema },
    useCase: getMonthlyReport,
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
