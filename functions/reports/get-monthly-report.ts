import * as z from 'zod/mini';
import { balanceRef, monthFiguresRef } from '../../shared/data/figures-store.ts';
import { isBranchId } from '../../shared/data/ids.ts';
import { monthSchema } from '../../shared/domain/calendar.ts';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { channels } from '../../shared/domain/complaint/codes.ts';
import { monthlyFigures } from '../../shared/domain/figures.ts';
import { complaintTaskKinds } from '../../shared/domain/task.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import type { UseCase } from '../../shared/http/route.ts';

export const getMonthlyReportParams = z.object({ branchId: z.string(), month: monthSchema });

const count = z.int();

export const monthlyReportSchema = () =>
  z.object({
    branchId: z.string(),
    month: z.string(),
    received: count,
    enquiries: count,
    closed: count,
    withdrawn: count,
    merged: count,
    reopened: count,
    openAtEnd: count,
    byCategory: z.record(z.enum(categoryNames), count),
    byChannel: z.record(z.enum(channels), count),
    deadlines: z.record(z.enum(complaintTaskKinds), z.object({ met: count, late: count, overdue: count })),
    escalations: z.record(z.string(), count),
  });

/** A branch's figures of a month, live: one request, however many complaints there are. */
export const getMonthlyReport: UseCase<z.infer<typeof getMonthlyReportParams>, unknown, unknown> = {
  reads: ({ params: { branchId = '', month = '' } }) =>
    isBranchId(branchId)
      ? [...readsOfBranch(branchId), monthFiguresRef(branchId, month), balanceRef(branchId)]
      : [],
  async run({ params }, context) {
    const { branch } = findBranch(params.branchId, context);
    const counters = context.loaded.get(monthFiguresRef(branch.id, params.month)) ?? {};
    const balance = context.loaded.get(balanceRef(branch.id)) ?? {};
    return {
      body: { branchId: branch.id, month: params.month, ...monthlyFigures(counters, balance, params.month) },
    };
  },
};
