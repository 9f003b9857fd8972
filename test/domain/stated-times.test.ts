import { expect, test } from 'vitest';
import { checkArrival } from '../../shared/domain/arrival/arrival.ts';
import { startCampaign } from '../../shared/domain/campaign/change.ts';
import { messageTime } from '../../shared/domain/customer/message.ts';
import { vehicleTold } from '../../shared/domain/customer/vehicle-facts.ts';
import { checkPeriod } from '../../shared/domain/emergency/register.ts';
import { nameStandIn } from '../../shared/domain/name-stand-in.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { enterReview } from '../../shared/domain/review/review.ts';
import { received } from '../support/complaint.ts';
import { Measure } from '../support/improvement.ts';
import { fullRoster } from '../support/registration.ts';
import { instant, later, shanghai } from '../support/time.ts';
import { Stay } from '../support/visit.ts';

const now = instant('2026-11-23 10:00');
const policy = effectivePolicy();
const by = { role: 'care_director', person: 'per.grp1.care_director', name: '周慧敏' } as const;
const given = { at: now, by, policy, roster: fullRoster };

/** What somebody states: the clock strikes 10:00 on 2026-11-23, and a year has 366 days. */
const stated = {
  arrival: (at: string) => checkArrival('receivedAt', instant(at), now),
  message: (at: string) => messageTime({ at: instant(at) }, now),
  'beginning of an emergency': (at: string) =>
    checkPeriod({ from: instant(at), until: later(instant(at), 60) }, now),
  'end of an emergency': (at: string) => checkPeriod({ from: now, until: instant(at) }, now),
  'end of a stand-in': (at: string) =>
    nameStandIn(
      {
        id: 'std.1',
        branchId: 'grp1.br1',
        person: { id: 'per.1', name: '赵永强', role: 'service_director' },
        standIn: { id: 'per.2', name: '周慧敏', role: 'care_director' },
        from: now,
        until: instant(at),
      },
      [],
      { at: now, by },
    ),
  'deadline of an improvement': (at: string) => new Measure({ openedAt: '2026-11-23 10:00', dueAt: at }),
  'month of an improvement': (month: string) => new Measure({ openedAt: '2026-12-02 10:00', month }),
  'deadline of a complaint': (at: string) => received().setDeadline('2026-11-23 10:00', at),
  'end of a wait': (at: string) =>
    received()
      .do('record-contact', '2026-11-23 11:00')
      .do('await-customer', '2026-11-23 12:00', { until: instant(at), reason: '出差' }),
  'promise of a visit': (at: string) =>
    new Stay().do('record-diagnosis', '2026-11-23 10:00', { promisedAt: instant(at) }),
  'end of a visit': (at: string) => new Stay({ handedBackAt: at, registeredAt: '2026-11-23 18:00' }),
  'day of a review': (date: string) =>
    enterReview(
      {
        id: 'rev.1',
        branchId: 'grp1.br1',
        number: '',
        timeZone: shanghai,
        month: '2026-11',
        improvements: [],
        date,
      },
      { participants: [] },
      given,
    ),
  'month of a review': (month: string) =>
    enterReview(
      {
        id: 'rev.1',
        branchId: 'grp1.br1',
        number: '',
        timeZone: shanghai,
        date: '2026-11-23',
        improvements: [],
        month,
      },
      { participants: [] },
      given,
    ),
  'day of a sale': (soldOn: string) =>
    vehicleTold({ version: 1, complaints: [] }, { soldOn }, undefined, { now, zone: shanghai }),
  'day of a campaign': (date: string) =>
    startCampaign(
      {
        id: 'cam.grp1.br1.0000000000000001',
        branchId: 'grp1.br1',
        number: 'SH01-C20261123-0001',
        timeZone: shanghai,
        date,
        letter: false,
        customers: 1,
        job: 'job.grp1.br1.0000000000000001',
        details: { name: '冬季免费检测', text: '请预约到店' },
      },
      given,
    ),
} as const;

test.each<[what: keyof typeof stated, allowed: string, refused: string, why: string]>([
  ['arrival', '2026-11-23 10:00', '2026-11-23 10:00:00.001', 'in the future'],
  ['arrival', '2025-11-22 10:00', '2025-11-22 09:59:59.999', 'older than a year'],
  ['message', '2026-11-23 10:00', '2026-11-23 10:00:00.001', 'in the future'],
  ['message', '2025-11-22 10:00', '2025-11-22 09:59:59.999', 'older than a year'],
  ['beginning of an emergency', '2026-11-23 10:00', '2026-11-23 09:59:59.999', 'in the past'],
  ['beginning of an emergency', '2027-11-24 10:00', '2027-11-24 10:00:00.001', 'a year ahead'],
  ['end of an emergency', '2026-11-23 10:00:00.001', '2026-11-23 10:00', 'after from'],
  ['end of an emergency', '2027-11-24 10:00', '2027-11-24 10:00:00.001', 'a year after from'],
  ['end of a stand-in', '2026-11-23 10:00:00.001', '2026-11-23 10:00', 'in the future'],
  ['end of a stand-in', '2027-11-24 10:00', '2027-11-24 10:00:00.001', 'a year after from'],
  ['deadline of an improvement', '2026-11-23 10:00:00.001', '2026-11-23 10:00', 'lie ahead'],
  ['deadline of an improvement', '2027-11-24 10:00', '2027-11-24 10:00:00.001', 'a year ahead'],
  ['month of an improvement', '2026-12', '2027-01', 'have begun'],
  ['deadline of a complaint', '2026-11-23 10:00:00.001', '2026-11-23 10:00', 'in the future'],
  ['deadline of a complaint', '2027-11-24 10:00', '2027-11-24 10:00:00.001', 'a year ahead'],
  ['end of a wait', '2026-11-23 12:00:00.001', '2026-11-23 12:00', 'in the future'],
  ['end of a wait', '2027-11-24 12:00', '2027-11-24 12:00:00.001', 'a year ahead'],
  ['promise of a visit', '2026-11-23 10:00:00.001', '2026-11-23 10:00', 'later than what it follows'],
  ['promise of a visit', '2027-11-24 10:00', '2027-11-24 10:00:00.001', 'a year ahead'],
  ['end of a visit', '2026-11-23 18:00', '2026-11-23 18:00:00.001', 'in the future'],
  ['end of a visit', '2026-11-23 09:00', '2026-11-23 08:59:59.999', 'before the reception'],
  ['day of a review', '2026-11-23', '2026-11-24', 'in the future'],
  ['month of a review', '2026-11', '2026-12', 'have begun'],
  ['day of a sale', '2026-11-23', '2026-11-24', 'in the future'],
  ['day of a campaign', '2027-11-24', '2027-11-25', 'a year ahead'],
])('the %s may be %s, and not %s', (what, allowed, refused, why) => {
  expect(() => stated[what](allowed)).not.toThrow();
  expect(() => stated[what](refused)).toThrow(why);
});
