import { type Instant, plus } from '../calendar.ts';
import { type Due, earlierDue } from '../due-after.ts';
import type { Policy } from '../policy.ts';
import { categories } from './category.ts';
import type { Complaint } from './complaint.ts';
import { contactDue } from './deadlines.ts';
import { type Draft, notify, runningTask, update } from './draft.ts';

/** Whether an emergency plan was on when it came in (EMERG-2). An enquiry is no complaint (INTAKE-8). */
export function isInEmergency({ emergency, category }: Pick<Complaint, 'emergency' | 'category'>): boolean {
  return emergency !== undefined && category !== 'enquiry';
}

/** CLOCK-1, CLOCK-2; in an emergency round the clock within the hour where that comes sooner (EMERG-2). */
export function contactDueOf(
  complaint: Pick<Complaint, 'category' | 'emergency' | 'receivedAt' | 'timeZone'>,
  policy: Policy,
): Due {
  const { category, receivedAt, timeZone } = complaint;
  const due = contactDue(receivedAt, categories[category].urgentContact, timeZone, policy);
  if (!isInEmergency(complaint)) return due;
  return earlierDue(due, { at: plus(receivedAt, policy.emergencyContactWithin) });
}

/** EMERG-2: the general manager hears of every one, once. */
export function tellEmergency(draft: Draft, at: Instant): void {
  const { head: complaint } = draft;
  if (!complaint.emergency || complaint.emergency.toldAt !== undefined || !isInEmergency(complaint)) return;
  update(draft, { emergency: { ...complaint.emergency, toldAt: at } });
  const contact =
    runningTask(complaint, 'contact') ?? complaint.tasks.findLast(({ kind }) => kind === 'contact');
  notify(draft, 'emergency_complaint', { role: 'general_manager' }, at, contact);
}
