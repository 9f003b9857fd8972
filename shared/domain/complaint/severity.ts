import type { Instant } from '../calendar.ts';
import { type Draft, escalate, notify } from './draft.ts';

/**
 * ESC-5: a severe complaint is told to the general manager at once. So is a new car's product fault, for which
 * the sales director and the care director are called in; where it is severe as well, the manufacturer region
 * is told too.
 */
export function tellSeverity(draft: Draft, at: Instant): void {
  const { category, finding, severe } = draft.head;
  const rule = 'ESC-5';
  if (severe) {
    escalate(draft, { rule, cause: 'severe', kind: 'severe_complaint', levels: ['general_manager'] }, at);
  }
  if (category !== 'new_car_quality' || finding !== 'product_fault') return;
  const levels = severe ? (['general_manager', 'regional_manager'] as const) : (['general_manager'] as const);
  const told = escalate(draft, { rule, cause: 'product_fault', kind: 'product_fault', levels }, at);
  if (!told.includes('general_manager')) return;
  for (const role of ['sales_director', 'care_director'] as const) notify(draft, 'called_in', { role }, at);
}
