import * as z from 'zod/mini';
import {
  changeSchema,
  figuresFields,
  headlineSchema,
  markFiguresSchema,
  monthLineSchema,
  ranksSchema,
  technicianGradesSchema,
} from './figures-schema.ts';
import { signOffSchema } from './sign-off-view.ts';

export const monthlyReportSchema = () =>
  z.object({
    branchId: z.string(),
    month: z.string(),
    signOff: signOffSchema(),
    ...figuresFields(),
    headline: headlineSchema,
    change: changeSchema,
    trend: z.array(monthLineSchema),
  });

/** A branch among others. */
export const branchLineSchema = z.object({
  branchId: z.string(),
  name: z.optional(z.string()),
  brand: z.optional(z.string()),
  ...headlineSchema.shape,
  ranks: ranksSchema,
  change: changeSchema,
});

const areaFields = () => ({
  month: z.string(),
  ...figuresFields(),
  headline: headlineSchema,
  change: changeSchema,
  branches: z.array(branchLineSchema),
});

export const regionalReportSchema = () =>
  z.object({ regionId: z.string(), brand: z.optional(z.string()), ...areaFields() });

export const groupReportSchema = () => z.object({ groupId: z.string(), ...areaFields() });

/** A month among those of a year. */
export const yearMonthSchema = z.object({
  ...monthLineSchema.shape,
  ranks: ranksSchema,
  change: changeSchema,
});

const yearChangeSchema = z.object({ yearBefore: headlineSchema });

const yearFields = () => ({
  year: z.string(),
  ...figuresFields(),
  headline: headlineSchema,
  change: yearChangeSchema,
  months: z.array(yearMonthSchema),
});

export const yearlyReportSchema = () => z.object({ branchId: z.string(), ...yearFields() });

/** A branch's year among those of others. */
export const branchYearLineSchema = z.object({ ...branchLineSchema.shape, change: yearChangeSchema });

const areaYearFields = () => ({ ...yearFields(), branches: z.array(branchYearLineSchema) });

export const regionalYearlyReportSchema = () =>
  z.object({ regionId: z.string(), brand: z.optional(z.string()), ...areaYearFields() });

export const groupYearlyReportSchema = () => z.object({ groupId: z.string(), ...areaYearFields() });

const count = z.int();

export const personLineSchema = z.object({
  person: z.string(),
  name: z.optional(z.string()),
  role: z.optional(z.string()),
  against: count,
  owned: count,
  deadlines: z.object({ met: count, late: count, overdue: count, onTimeRate: z.nullable(z.number()) }),
  satisfaction: markFiguresSchema,
  calls: z.object({ attempts: count, reached: count, done: count }),
  overall: markFiguresSchema,
  technician: technicianGradesSchema,
});

export const personsReportSchema = () =>
  z.object({ branchId: z.string(), month: z.string(), persons: z.array(personLineSchema) });
