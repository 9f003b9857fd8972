import * as z from 'zod/mini';

const count = z.int();

/** How a month's visits were chosen for a call. */
export const samplingViewSchema = () =>
  z.object({
    branchId: z.string(),
    month: z.string(),
    percent: count,
    keyHash: z.string(),
    key: z.optional(z.string()),
    chosen: z.optional(count),
    passed: z.optional(count),
    late: z.optional(count),
    slack: z.optional(count),
  });

export type SamplingView = z.infer<ReturnType<typeof samplingViewSchema>>;
