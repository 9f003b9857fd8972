import type * as z from 'zod/mini';
import { entryRow } from '../../shared/data/follow-up/entry-head.ts';
import { entryIdFor } from '../../shared/data/table/ids.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { commandsOfEntry, decideEntry } from '../../shared/domain/ledger/decide.ts';
import { proposeByHand, proposeFor } from '../../shared/domain/ledger/propose.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { content, type Documentation, pageExample, pagingDocs } from '../../shared/http/documentation.ts';
import { entryNumber } from '../../shared/transactions/propose-entries.ts';
import { branch, people, roster } from '../example-case.ts';
import type { body as decideEntryBody } from './decide-entry.ts';
import { entryInList, entryView } from './entry-view.ts';
import type { body as proposeEntryBody } from './propose-entry.ts';
import type { Operation } from './routes.ts';

export { schemas } from './contract.ts';

const policy = effectivePolicy();
const reportId = `rep.${branch.id}.0000000000202611`;
const missedAt = instantOf('2026-12-03T23:59:59+08:00');
const id = entryIdFor(reportId, 'late_report');
const placed = {
  id,
  branchId: branch.id,
  number: entryNumber(branch, missedAt, id),
  timeZone: branch.timeZone,
};
const { role, person } = people.specialist;
const late = proposeFor(
  placed,
  { ground: 'late_report', against: { role, person }, at: missedAt },
  { subject: { id: reportId, number: `${branch.code}-M202611` }, repeats: undefined },
  { policy, roster },
);
const reason = '月初连续休假，已提前报备，减半。';
const confirmed = decideEntry(
  late,
  { confirmed: true, reason, amount: { amount: 25_00, currency: 'CNY' } },
  {
    at: instantOf('2026-12-04T10:20:00+08:00'),
    by: people.careDirector,
    policy,
    self: { id: people.careDirector.person, role: people.careDirector.role },
  },
);

const proposal = {
  branchId: branch.id,
  kind: 'reward',
  person: people.adviser.person,
  amount: { amount: 200_00, currency: 'CNY' },
  rule: '客户表扬奖励',
  reason: '客户来信表扬，主动上门取车。',
} as const;
const praisedAt = instantOf('2026-12-05T09:00:00+08:00');
const rewardId = `led.${branch.id}.h3k9m2x7v5b1n8q4`;
const reward = proposeByHand(
  { ...placed, id: rewardId, number: entryNumber(branch, praisedAt, rewardId) },
  { ...proposal, person: { id: people.adviser.person, role: people.adviser.role } },
  { rule: proposal.rule, reason: proposal.reason },
  { at: praisedAt, by: people.owner, policy, roster },
);

const answer = { description: 'The entry.', headers: ['ETag'] } as const;
const byId = { id: { description: 'The id of an entry.', example: id } };

export const documentation: Documentation<Operation> = {
  'propose-entry': {
    description:
      'For somebody on the staff of the branch. The general manager is told and decides; of what concerns the general manager, the group admin. What follows from late reports, from what was kept from a superior and from faults of the dealer is proposed by the system itself.',
    rules: ['PERF-2'],
    body: content<z.input<typeof proposeEntryBody>>(
      {
        branchId: 'The branch.',
        kind: 'A reward or a penalty.',
        person: 'The id of whom it concerns.',
        amount: 'How much.',
        rule: 'The rule it goes by.',
        reason: 'Why.',
      },
      { praise: { summary: 'A reward for praise', value: proposal } },
    ),
    answer: {
      ...answer,
      headers: ['ETag', 'Location'],
      examples: {
        proposed: { summary: 'Proposed', value: { ...entryView(reward), commands: commandsOfEntry(reward) } },
      },
    },
    refusals: ['not_found'],
  },
  'list-entries': {
    description: 'All that was ever proposed at the branch, also what was dropped; narrowed down as asked.',
    rules: ['PERF-2'],
    parameters: {
      branchId: { description: 'The branch.', example: branch.id },
      month: { description: 'Only what happened in that local month. Left out: all.', example: '2026-12' },
      person: { description: 'Only what concerns that person, by their id. Left out: all.', example: person },
      state: { description: 'Only what stands so. Left out: all.', example: 'proposed' },
      ...pagingDocs,
    },
    answer: {
      description: 'A page of entries.',
      examples: pageExample(
        'A report that was late, and praise',
        [reward, late].map((entry) => entryInList(entryRow(entry))),
      ),
    },
    refusals: ['not_found'],
  },
  'get-entry': {
    description: 'For those who lead the branch, for finance, and for whom it concerns.',
    rules: ['PERF-2'],
    parameters: byId,
    answer: {
      ...answer,
      examples: {
        late: {
          summary: 'A report that was late',
          value: { ...entryView(late), commands: commandsOfEntry(late) },
        },
      },
    },
    refusals: ['not_found'],
  },
  'decide-entry': {
    description:
      'By somebody above whom it concerns; nobody decides on themself, nor on whom they stand in for. What is dropped needs a reason and no longer counts as the same problem before. Whom it concerns is told once it is confirmed. It is decided once.',
    rules: ['PERF-2'],
    parameters: byId,
    body: content<z.input<typeof decideEntryBody>>(
      {
        confirmed: 'Whether it holds; else it is dropped.',
        reason: 'Why; needed where it is dropped.',
        amount: 'Another amount than was proposed; needed where none was.',
        person: 'The id of whom it concerns, where that is not known yet.',
      },
      {
        half: {
          summary: 'Confirmed with another amount',
          value: { confirmed: true, amount: { amount: 25_00, currency: 'CNY' }, reason },
        },
        dropped: { summary: 'Dropped', value: { confirmed: false, reason: '系统故障导致无法签核。' } },
      },
    ),
    answer: {
      ...answer,
      examples: {
        confirmed: {
          summary: 'Confirmed',
          value: { ...entryView(confirmed), commands: commandsOfEntry(confirmed) },
        },
      },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
};
