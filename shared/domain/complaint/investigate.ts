import type { Instant } from '../calendar.ts';
import type { ComplaintDetails } from './details.ts';
import { type Draft, update } from './draft.ts';
import type { Finding } from './finding.ts';
import { tellSeverity } from './severity.ts';

interface Found {
  readonly finding: Finding;
  readonly demandReasonable?: boolean | undefined;
  readonly insurable?: boolean | undefined;
}

/** What was found takes the place of what was found before (HANDLE-3), and is told where it must be (ESC-5). */
export function recordFound(
  draft: Draft,
  { finding, demandReasonable, insurable }: Found,
  texts: NonNullable<ComplaintDetails['finding']>,
  at: Instant,
): void {
  const { demandReasonable: _, insurable: __, ...rest } = draft.complaint;
  draft.complaint = rest as Draft['complaint'];
  update(draft, {
    finding,
    ...(demandReasonable !== undefined && { demandReasonable }),
    ...(insurable !== undefined && { insurable }),
  });
  draft.details = { ...draft.details, finding: texts };
  tellSeverity(draft, at);
}
