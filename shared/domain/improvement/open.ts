import { aYear, type Instant, localMonth, plus } from '../calendar.ts';
import { changeOf, type Given, openTask, recorded, tell } from '../draft.ts';
import { invalid } from '../errors.ts';
import type { PersonActor } from '../record.ts';
import { commonSays } from '../refusals/common.ts';
import { figuresSays } from '../refusals/figures.ts';
import { reminderOf } from '../reminder.ts';
import type { Step } from '../task.ts';
import type { Improvement, ImprovementChange, ImprovementDraft } from './improvement.ts';
import { improvementNoticeText } from './notice-text.ts';

/** An improvement that is to be opened: about what, by whom and until when. */
export type PlannedImprovement = Pick<
  Improvement,
  'id' | 'branchId' | 'number' | 'timeZone' | 'month' | 'subject' | 'review' | 'owner'
> & { readonly measure: string; readonly dueAt: Instant };

/**
 * STAT-7: something is to be done about what a report shows. Its owner is told at once, and reminded before it is due.
 *
 * @param path where the input tells of it
 */
export function openImprovement(
  { measure, dueAt, ...planned }: PlannedImprovement,
  { at, by, policy }: Given & { readonly by: PersonActor },
  path = '',
): ImprovementChange {
  const { timeZone: zone, month, subject, owner } = planned;
  if (month > localMonth(at, zone)) throw invalid('month', commonSays.month_not_begun);
  if (dueAt <= at) throw invalid(`${path}dueAt`, commonSays.not_ahead);
  if (dueAt > plus(at, aYear)) throw invalid(`${path}dueAt`, commonSays.over_a_year_ahead);
  if ('category' in subject && subject.category === 'enquiry') {
    throw invalid(`${path}subject.category`, figuresSays.category_without_rate);
  }
  const openedBy = { role: by.role, person: by.person };
  const head: Improvement = {
    ...planned,
    version: 0,
    state: 'open',
    openedBy,
    openedAt: at,
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: ImprovementDraft = { head, details: { measure }, policy, entries: [], notices: [] };
  const plan: Step[] = [...reminderOf(dueAt, at, zone, policy), { at: dueAt, action: 'miss' }];
  recorded(
    draft,
    { at, by, action: 'open-improvement' },
    () => {
      openTask(draft, { kind: 'improvement', owner, at, dueAt, plan });
      tell(draft, {
        at,
        kind: 'task_opened',
        to: owner,
        text: improvementNoticeText('task_opened', head, dueAt),
      });
    },
    {},
  );
  return changeOf(draft);
}
