import { instantOf } from '../../shared/domain/calendar.ts';
import { enter } from '../../shared/domain/directory/entry.ts';
import { registerHandover } from '../../shared/domain/directory/handover-job.ts';
import type { PersonFacts } from '../../shared/domain/directory/person.ts';
import { finishJob } from '../../shared/domain/job/end.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { system } from '../../shared/domain/record.ts';
import { branch } from '../example-case.ts';
import { shown } from './find-person.ts';
import { handoverView } from './get-handover.ts';

const admin = { role: 'group_admin', person: 'per.demo.0fd3a91c5be27846', name: '高文远' } as const;
const issuer = 'https://login.example.com/';

/** What enters somebody. */
export const newcomer = {
  name: '秦海峰',
  role: 'service_adviser',
  branchIds: [branch.id],
  identity: { subject: 'auth0|66f0c2a1' },
  contact: { phone: '13900139000', email: 'qin@example.com' },
} as const;

const facts: PersonFacts = {
  id: 'per.demo.4x1c8v7b2n6m9k3q',
  groupId: branch.groupId,
  name: newcomer.name,
  role: newcomer.role,
  branchIds: [branch.id],
  status: 'here',
  identity: { issuer, ...newcomer.identity },
  contact: newcomer.contact,
};

const entry = enter<PersonFacts>(undefined, facts, {
  at: instantOf('2026-11-23T09:00:00+08:00'),
  by: admin,
  action: 'enter-staff',
});
const left = enter<PersonFacts>(
  entry.after,
  { ...facts, status: 'left' },
  { at: instantOf('2026-11-27T18:00:00+08:00'), by: admin, action: 'end-staff' },
);

/** The person as entered, in another role, and as somebody who left. */
export const entered = shown(entry.after);
export const promoted = shown({ ...entry.after, role: 'service_director' });
export const gone = shown(left.after);

/** Two lines of the record of theirs. */
export const keptRecord = [entry.entry, left.entry].map((line) => ({
  ...line,
  at: line.at.replace('.000Z', '+00:00'),
}));

const policy = effectivePolicy();
const at = instantOf('2026-11-27T18:00:00+08:00');
const job = registerHandover(
  {
    id: 'job.demo.sh01.7w2k9s4v6x1y3z8q',
    branchId: branch.id,
    number: 'SH01-H20261127-3Z8Q',
    timeZone: branch.timeZone,
  },
  { person: facts.id, role: facts.role, branchIds: [branch.id] },
  { at, by: admin, policy },
);

/** The job that handed their work over. */
export const handover = handoverView(
  finishJob(job, { work: 4, notices: 2 }, { at: instantOf('2026-11-27T18:02:30+08:00'), by: system, policy }),
);
