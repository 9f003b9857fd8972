import type { Instant } from '../calendar.ts';
import type { Cause } from './cause.ts';
import { departmentNamed } from './department.ts';
import type { ComplaintDetails } from './details.ts';
import { type Draft, update } from './draft.ts';
import type { Finding } from './finding.ts';
import { tellSeverity } from './severity.ts';

interface Found {
  readonly finding: Finding;
  readonly demandReasonable?: boolean | undefined;
  readonly insurable?: boolean | undefined;
  readonly cause?: Cause | undefined;
  /** The person of the staff who answers for it. */
  readonly responsible?: string | undefined;
}

/** What was found takes the place of what was found before (HANDLE-3), and is told where it must be (ESC-5). */
export function recordFound(
  draft: Draft,
  { finding, demandReasonable, insurable, cause, responsible }: Found,
  texts: NonNullable<ComplaintDetails['finding']>,
  at: Instant,
): void {
  const { demandReasonable: _, insurable: __, cause: ___, ...rest } = draft.head;
  const { department: ____, responsible: _____, ...unfound } = rest;
  draft.head = unfound as Draft['head'];
  const department = texts.responsible?.department;
  update(draft, {
    finding,
    ...(demandReasonable !== undefined && { demandReasonable }),
    ...(insurable !== undefined && { insurable }),
    ...(cause !== undefined && { cause }),
    ...(department !== undefined && { department: departmentNamed(department) }),
    ...(responsible !== undefined && { responsible }),
  });
  draft.details = { ...draft.details, finding: texts };
  tellSeverity(draft, at);
}
