import * as z from 'zod/mini';
import { monthSchema } from '../../shared/domain/instant.ts';
import { figuresSays } from '../../shared/domain/refusals/figures.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';

export const branchMonthParams = z.object({ branchId: z.string(), month: monthSchema });
export const regionMonthParams = z.object({ regionId: z.string(), month: monthSchema });
export const groupMonthParams = z.object({ groupId: z.string(), month: monthSchema });
const year = z.string().check(z.regex(/^20\d\d$/, refused(figuresSays.not_a_year)));

export const branchYearParams = z.object({ branchId: z.string(), year });
export const regionYearParams = z.object({ regionId: z.string(), year });
export const groupYearParams = z.object({ groupId: z.string(), year });

export type BranchMonth = z.infer<typeof branchMonthParams>;
export type RegionMonth = z.infer<typeof regionMonthParams>;
export type GroupMonth = z.infer<typeof groupMonthParams>;
export type BranchYear = z.infer<typeof branchYearParams>;
export type RegionYear = z.infer<typeof regionYearParams>;
export type GroupYear = z.infer<typeof groupYearParams>;
