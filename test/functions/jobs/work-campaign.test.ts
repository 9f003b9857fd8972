import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { campaignWorker } from '../../../functions/jobs/work-campaign.ts';
import { callbackHead } from '../../../shared/data/arrival/callback-head.ts';
import { campaignHead, writeChosen } from '../../../shared/data/arrival/campaign-head.ts';
import { branchFrom, branchRefs } from '../../../shared/data/directory/directory.ts';
import { jobFrom, jobHead } from '../../../shared/data/job/job-store.ts';
import { callbackIdFor } from '../../../shared/data/table/ids.ts';
import { keys } from '../../../shared/data/table/keys.ts';
import { updateOf } from '../../../shared/data/table/update.ts';
import { cancelCallback } from '../../../shared/domain/callback/change.ts';
import type { CampaignChange } from '../../../shared/domain/campaign/campaign.ts';
import { campaignJobSchema, registerCampaignJob } from '../../../shared/domain/campaign/campaign-job.ts';
import { cancelCampaign, moveCampaign, startCampaign } from '../../../shared/domain/campaign/change.ts';
import { finishJob } from '../../../shared/domain/job/end.ts';
import { keepStretch, takeJob } from '../../../shared/domain/job/work.ts';
import { system } from '../../../shared/domain/record.ts';
import { type Backends, startBackends } from '../../support/backends.ts';
import { interrupted } from '../../support/interrupted.ts';
import { policy, starter } from '../../support/job.ts';

const branchId = 'tst.br1';
const now = '2026-11-23T02:00:00.000Z';
const fixed = { seed: 20261126, numRuns: 3 };

let backends: Backends;
let campaigns = 0;
let jobs = 0;

beforeAll(async () => {
  backends = await startBackends(now);
});
afterAll(() => backends.stop());

const given = { at: now, by: starter, policy };
const table = () => backends.runtime.table;
const nextJob = () => `job.${branchId}.${String(++jobs).padStart(16, '0')}`;

/** Customers of the branch, with some who want no calls, some of another branch, and some whom nobody knows. */
async function customers(prefix: string, count: number): Promise<string[]> {
  const fileIds = Array.from({ length: count }, (_, nth) => `${prefix}${String(nth).padStart(16, '0')}`);
  const known = fileIds.filter((_, nth) => nth % 10 !== 3);
  for (let at = 0; at < known.length; at += 100) {
    await table().transact(
      known.slice(at, at + 100).map((fileId) => {
        const nth = fileIds.indexOf(fileId);
        return updateOf(keys.customerFile('tst', fileId), {
          set: {
            name: `客户${nth}`,
            phone: `138${nth}`,
            complaints: [],
            ...(nth % 10 === 1 && { noCallsSince: now }),
          },
          add: { version: 1, branchIds: new Set([nth % 10 === 2 ? 'tst.br2' : branchId]) },
        });
      }),
    );
  }
  return fileIds;
}

async function start(fileIds: readonly string[], told: { letter?: boolean } = {}): Promise<CampaignChange> {
  campaigns += 1;
  const campaign = startCampaign(
    {
      id: `cam.${branchId}.${String(campaigns).padStart(16, '0')}`,
      branchId,
      number: 'T1-C20261123-0001',
      timeZone: 'Asia/Shanghai',
      date: '2026-12-24',
      letter: told.letter ?? false,
      customers: fileIds.length,
      job: nextJob(),
      details: { name: '冬季免费检测', text: '请预约到店' },
    },
    given,
  );
  const { id } = campaign.head;
  const pass = registerCampaignJob(campaign.head, undefined, given);
  await table().transact([
    ...campaignHead.write(undefined, campaign),
    ...writeChosen(id, fileIds),
    ...jobHead.write(undefined, pass),
  ]);
  return campaign;
}

async function follow(before: CampaignChange, change: CampaignChange): Promise<CampaignChange> {
  const pass = registerCampaignJob(change.head, before.head.job, given);
  await table().transact([...campaignHead.write(before, change), ...jobHead.write(undefined, pass)]);
  return change;
}

/** Works on a job as its Lambda does; dies before keeping what came after so many stretches. */
async function work(
  jobId: string,
  stretches = Number.POSITIVE_INFINITY,
  runtime = backends.runtime,
): Promise<string> {
  const loaded = await table().load([...jobHead.refs(jobId), ...Object.values(branchRefs(branchId))]);
  let state = jobFrom(loaded, jobId, campaignJobSchema);
  const place = branchFrom(loaded, branchId);
  if (!state || !place) throw new Error('no job');
  const keep = async (change: NonNullable<typeof state>) => {
    if (!state) return;
    await table().transact(jobHead.write(state, change as Parameters<typeof jobHead.write>[1]));
    state = { head: change.head, details: change.details } as NonNullable<typeof state>;
  };
  await keep(takeJob(state, now));
  let left = stretches;
  for await (const progress of campaignWorker.work(state, place, runtime)) {
    if (left-- <= 0) return 'dead';
    if (progress.next === 'wait') return 'waits';
    if (progress.next === 'go_on') {
      await keep(keepStretch(state, progress, now, false) as NonNullable<typeof state>);
    } else if (progress.next === 'finish') {
      await keep(
        finishJob(state, progress.counts, { at: now, by: system, policy }) as NonNullable<typeof state>,
      );
      return 'done';
    }
  }
  return 'ended';
}

const countsOf = async (jobId: string) =>
  jobFrom(await table().load(jobHead.refs(jobId)), jobId, campaignJobSchema)?.head.counts;

async function callOf(campaign: CampaignChange, fileId: string) {
  const id = callbackIdFor(campaign.head.id, fileId);
  return callbackHead.from(await table().load(callbackHead.refs(id)), id);
}

test('CALL-9 three hundred customers: each is called once, or passed over for a reason that is counted', async () => {
  const fileIds = await customers('a', 300);
  const campaign = await start(fileIds, { letter: true });
  expect(await work(campaign.head.job)).toBe('done');
  expect(await countsOf(campaign.head.job)).toEqual({
    planned: 210,
    noCalls: 30,
    elsewhere: 30,
    unknown: 30,
  });
  const call = await callOf(campaign, fileIds[0] ?? '');
  expect(call?.head).toMatchObject({
    purpose: 'campaign',
    campaign: campaign.head.id,
    number: campaign.head.number,
    date: '2026-12-24',
    letter: true,
    notBefore: '2026-12-10T01:00:00.000Z',
    status: 'open',
    tasks: [{ owner: { role: 'care_specialist' }, dueAt: '2026-12-13T15:59:59.000Z' }],
  });
  expect(call?.details.customer).toEqual({ name: '客户0', phone: '1380' });
  for (const nth of [1, 2, 3]) expect(await callOf(campaign, fileIds[nth] ?? '')).toBeUndefined();
});

test('CALL-9 another day moves the calls, and calling it off cancels them', async () => {
  const fileIds = await customers('b', 40);
  const campaign = await start(fileIds);
  await work(campaign.head.job);
  const moved = await follow(campaign, moveCampaign(campaign, { date: '2027-01-31', job: nextJob() }, given));
  await work(moved.head.job);
  expect(await countsOf(moved.head.job)).toEqual({ planned: 28, noCalls: 4, elsewhere: 4, unknown: 4 });
  const call = await callOf(moved, fileIds[0] ?? '');
  expect(call?.head).toMatchObject({ date: '2027-01-31', notBefore: '2027-01-17T01:00:00.000Z' });
  expect(call?.head.tasks[0]?.step).toBe(2);

  const off = await follow(moved, cancelCampaign(moved, { reason: '取消', job: nextJob() }, given));
  await work(off.head.job);
  expect(await countsOf(off.head.job)).toEqual({ cancelled: 28, noCalls: 4, elsewhere: 4, unknown: 4 });
  const cancelled = await callOf(off, fileIds[0] ?? '');
  expect(cancelled?.head).toMatchObject({ status: 'cancelled', end: { reason: 'withdrawn' } });
  expect(cancelled?.head.tasks.flatMap(({ plan }) => plan)).toEqual([]);
  const state = campaignHead.from(await table().load(campaignHead.refs(off.head.id)), off.head.id);
  expect(state).toMatchObject({ head: { status: 'cancelled', version: 3 }, details: { reason: '取消' } });
  expect(() => moveCampaign(off, { date: '2027-02-28', job: nextJob() }, given)).toThrow(
    'once the campaign is cancelled',
  );
});

test('CALL-9 a change while the calls are still being planned holds for all of them', async () => {
  const fileIds = await customers('c', 80);
  const campaign = await start(fileIds);
  expect(await work(campaign.head.job, 1)).toBe('dead');
  const moved = await follow(campaign, moveCampaign(campaign, { date: '2027-01-31', job: nextJob() }, given));
  // It waits for the one before, which ends as soon as it finds itself followed.
  expect(await work(moved.head.job)).toBe('waits');
  expect(await work(campaign.head.job)).toBe('done');
  expect(await work(moved.head.job)).toBe('done');
  const calls = await Promise.all(fileIds.map((fileId) => callOf(moved, fileId)));
  expect(calls.flatMap((call) => call?.head.date ?? [])).toEqual(Array(56).fill('2027-01-31'));
  expect(await countsOf(moved.head.job)).toMatchObject({ planned: 56 });
});

test('CALL-10 who asks not to be called after the calls were planned is not called after a change', async () => {
  const fileIds = await customers('d', 1);
  const campaign = await start(fileIds);
  await work(campaign.head.job);
  const call = await callOf(campaign, fileIds[0] ?? '');
  const wish = call && cancelCallback(call, 'no_calls', given);
  if (!wish) throw new Error('no call was planned');
  await table().transact(callbackHead.write(call, wish));
  const moved = await follow(campaign, moveCampaign(campaign, { date: '2027-01-31', job: nextJob() }, given));
  await work(moved.head.job);
  expect(await countsOf(moved.head.job)).toEqual({ noCalls: 1 });
});

test('CALL-10 who asks not to be called while the campaign is at them is not called', async () => {
  const [fileId = ''] = await customers('f', 1);
  const campaign = await start([fileId]);
  const calmTable = table();
  const wish = () => {
    const set = { noCallsSince: now };
    return calmTable.transact([updateOf(keys.customerFile('tst', fileId), { set, add: { version: 1 } })]);
  };
  await work(campaign.head.job, undefined, { ...backends.runtime, table: interrupted(calmTable, wish) });
  expect(await countsOf(campaign.head.job)).toEqual({ noCalls: 1 });
  expect(await callOf(campaign, fileId)).toBeUndefined();
});

test('CALL-9 wherever the work is cut off, the counts come out the same and nobody has two calls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 5 }), async (deaths) => {
      const fileIds = await customers(`e${campaigns}x`, 60);
      const campaign = await start(fileIds);
      for (const stretches of deaths) await work(campaign.head.job, stretches);
      await work(campaign.head.job);
      expect(await countsOf(campaign.head.job)).toEqual({
        planned: 42,
        noCalls: 6,
        elsewhere: 6,
        unknown: 6,
      });
    }),
    fixed,
  );
}, 120_000);
