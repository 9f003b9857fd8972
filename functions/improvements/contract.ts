import * as z from 'zod/mini';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { improvementStates } from '../../shared/domain/improvement/improvement.ts';
import { improvementSubjectSchema } from '../../shared/domain/improvement/subject.ts';
import { local, type NamedSchema, named, told } from '../../shared/http/documentation.ts';
import {
  answer,
  at,
  branchId,
  id,
  owner,
  pageOf,
  reference,
  say,
  text,
  time,
  version,
} from '../../shared/http/say.ts';

const number = say(text(), 'What people call it by.');

const inList = answer({
  id,
  branchId,
  number,
  month: say(text(), 'The month whose report it was opened from.'),
  subject: say(improvementSubjectSchema, 'What it is to make rarer.'),
  measure: say(text(), 'What is to be done.'),
  owner: owner('Who is to do it.'),
  openedAt: at('When it was opened'),
  dueAt: at('Until when it is to be done'),
  state: say(
    z.enum(improvementStates),
    '`overdue` once it was not done in time, `measured` once its effect is.',
  ),
});

const rate = answer({
  from: say(text(), 'The first month.'),
  to: say(text(), 'The last month.'),
  count: say(z.int(), 'How many of the complaints received then are about the subject.'),
  received: say(z.int(), 'How many complaints were received, enquiries apart.'),
  share: say(z.nullable(z.number()), 'The former of the latter; `null` where there were none.'),
});

const effect = answer({
  measuredAt: say(z.optional(time()), `When it was measured, ${local}; left out before that.`),
  before: say(rate, 'In the months before the one in which it was done.'),
  after: say(rate, 'In the months after that.'),
});

export const improvement = answer({
  ...inList.shape,
  review: say(z.optional(reference), 'The quality review that decided it.'),
  openedBy: owner('Who opened it.'),
  completedAt: say(z.optional(time()), `When it was said to be done, ${local}.`),
  result: say(z.optional(text()), 'What came of it, in words.'),
  effect: say(
    z.optional(effect),
    'How often the subject was complained of before and after, once it is done: so far, and as it was measured from then on.',
  ),
  version,
  commands: say(
    z.array(z.enum(['complete-improvement'])),
    'What the caller may do to it as it stands, by operation id.',
  ),
}).check(
  alternatives(
    {
      ToDo: { when: ['open', 'overdue'], without: ['completedAt', 'result', 'effect'] },
      Completed: { when: ['completed', 'measured'], requires: ['completedAt', 'result', 'effect'] },
    },
    'state',
  ),
);

export type ImprovementShown = z.infer<typeof improvement>;

/** The same but for what the caller may do to it, which depends on them. */
export type ImprovementView = Omit<ImprovementShown, 'commands'>;

export const improvementPage = pageOf(inList, 'The improvements.');

const reviewDate = say(text(), 'The local day it was held on.');
const reviewMonth = say(text(), 'The month whose report was looked at.');

export const review = answer({
  id,
  branchId,
  number,
  date: reviewDate,
  month: reviewMonth,
  participants: say(z.array(text()), 'Who took part.'),
  decisions: say(z.array(inList), 'What was decided, as it stands: an improvement each.'),
  enteredBy: owner('Who entered it.'),
  enteredAt: at('When it was entered'),
  version: say(z.int(), 'It is the `ETag`.'),
});

export type ReviewView = z.infer<typeof review>;

const reviewInList = answer({
  id,
  branchId,
  number,
  date: reviewDate,
  month: reviewMonth,
  decisions: say(z.int(), 'How many improvements were decided.'),
});

export const reviewPage = pageOf(reviewInList, 'The reviews.');

export const schemas = {
  ImprovementSubject: named(improvementSubjectSchema, 'A category or a cause.', {
    category: 'Complaints of that category.',
    cause: 'Complaints with that cause.',
  }),
  Improvement: told(improvement, 'What is done about what a report shows (STAT-7).'),
  ImprovementInList: told(inList, 'An improvement as lists show it.'),
  Review: told(review, 'A quality review that was held (STAT-8).'),
  ReviewInList: told(reviewInList, 'A quality review as lists show it.'),
} satisfies Record<string, NamedSchema>;
