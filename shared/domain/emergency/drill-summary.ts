import * as z from 'zod/mini';
import { epochMilliseconds, type Instant } from '../calendar.ts';
import type { Complaint } from '../complaint/complaint.ts';
import { stored } from '../stored.ts';
import { complaintTaskKinds, type Task } from '../task.ts';

/** How a promise of a drill came out: kept, kept late, missed, or still running when the drill ended. */
export const drillOutcomes = ['met', 'late', 'overdue', 'running'] as const;

type DrillOutcome = (typeof drillOutcomes)[number];

const outcomesSchema = stored({ met: z.int(), late: z.int(), overdue: z.int(), running: z.int() });

/** EMERG-4: what came of a drill. */
export const drillSummarySchema = z.lazy(() =>
  stored({
    complaints: z.int(),
    /** Those that were handled to their end. */
    closed: z.int(),
    deadlines: z.partialRecord(z.enum(complaintTaskKinds), outcomesSchema),
    escalations: z.int(),
    /** How long after their receipt customers were contacted; of none where nobody was. */
    contact: stored({
      reached: z.int(),
      meanMinutes: z.optional(z.int()),
      longestMinutes: z.optional(z.int()),
    }),
  }),
);

export type DrillSummary = z.infer<typeof drillSummarySchema>;

/** What one complaint of a drill adds, as counters that can be added up: see {@link summaryOf}. */
export function drillCounts(complaint: Complaint): Record<string, number> {
  const counts: Record<string, number> = { complaints: 1, escalations: complaint.escalations.length };
  if (complaint.status === 'closed') counts.closed = 1;
  for (const task of complaint.tasks) {
    const name = `deadline.${task.kind}.${drillOutcome(task)}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  if (complaint.contactedAt !== undefined) {
    counts.reached = 1;
    counts.contactSeconds = secondsBetween(complaint.receivedAt, complaint.contactedAt);
  }
  return counts;
}

/** @param longestSeconds the longest that any of their customers had to wait for a contact */
export function summaryOf(counts: Readonly<Record<string, number>>): DrillSummary {
  const of = (name: string) => counts[name] ?? 0;
  const reached = of('reached');
  const deadlines = complaintTaskKinds.flatMap((kind) => {
    const outcomes = drillOutcomes.map((outcome) => [outcome, of(`deadline.${kind}.${outcome}`)] as const);
    return outcomes.some(([, count]) => count > 0) ? [[kind, Object.fromEntries(outcomes)] as const] : [];
  });
  return {
    complaints: of('complaints'),
    closed: of('closed'),
    deadlines: Object.fromEntries(deadlines) as DrillSummary['deadlines'],
    escalations: of('escalations'),
    contact: {
      reached,
      ...(reached > 0 && {
        meanMinutes: Math.round(of('contactSeconds') / reached / 60),
        longestMinutes: Math.round(of(longestContact) / 60),
      }),
    },
  };
}

const longestContact = 'longestContactSeconds';

/** Counters of several complaints together: sums, but for the longest wait. */
export function withCounts(
  sums: Readonly<Record<string, number>>,
  counts: Readonly<Record<string, number>>,
): Record<string, number> {
  const together: Record<string, number> = { ...sums };
  for (const [name, by] of Object.entries(counts)) together[name] = (together[name] ?? 0) + by;
  const longest = Math.max(sums[longestContact] ?? 0, counts.contactSeconds ?? 0);
  return counts.contactSeconds === undefined ? together : { ...together, [longestContact]: longest };
}

/** What the drill's end has cut off was still running, unless it was missed by then. */
function drillOutcome(task: Task): DrillOutcome {
  if (task.state === 'done') return 'met';
  if (task.state === 'done_late') return 'late';
  return task.missed ? 'overdue' : 'running';
}

function secondsBetween(from: Instant, to: Instant): number {
  return Math.round((epochMilliseconds(to) - epochMilliseconds(from)) / 1000);
}
