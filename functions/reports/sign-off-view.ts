import * as z from 'zod/mini';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { type ReportState, signOffTask } from '../../shared/domain/report/report.ts';
import { ownerSchema, type Role } from '../../shared/domain/roles.ts';
import { taskStates } from '../../shared/domain/task.ts';

/** `none` where there is nothing to sign: the month has not ended, or was over before the branch was entered. */
export const signOffStates = ['none', ...taskStates] as const;

export const signOffSchema = () =>
  z
    .object({
      state: z.enum(signOffStates),
      dueAt: z.optional(z.iso.datetime({ offset: true })),
      signedAt: z.optional(z.iso.datetime({ offset: true })),
      signedBy: z.optional(ownerSchema),
      remarks: z.optional(z.string()),
      version: z.optional(z.int()),
      commands: z.array(z.enum(['sign-report-off'])),
    })
    .check(
      alternatives(
        {
          Unsigned: {
            when: ['none', 'open', 'overdue', 'cancelled'],
            without: ['signedAt', 'signedBy', 'remarks'],
          },
          Signed: { when: ['done', 'done_late'], requires: ['signedAt', 'signedBy', 'dueAt', 'version'] },
        },
        'state',
      ),
    );

/** How a report's sign-off stands (STAT-4). @param reader whose role decides whether they read what was said to it */
export function signOffView(
  report: ReportState | undefined,
  reader: Role,
): Omit<z.infer<ReturnType<typeof signOffSchema>>, 'commands'> {
  if (!report) return { state: 'none' };
  const { head, details } = report;
  const task = signOffTask(head);
  const remarks = reader === 'regional_manager' ? undefined : details.remarks;
  return {
    state: task?.state ?? 'none',
    ...(task && { dueAt: withOffset(task.dueAt, head.timeZone) }),
    ...(head.status === 'signed' && {
      signedAt: withOffset(head.signedAt, head.timeZone),
      signedBy: head.signedBy,
      ...(remarks !== undefined && { remarks }),
    }),
    version: head.version,
  };
}
