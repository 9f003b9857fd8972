import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallbackView } from '../../functions/callbacks/callback-view.ts';
import type { CampaignView } from '../../functions/campaigns/contract.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import { callbackIdFor, partsOfCustomerId } from '../../shared/data/table/ids.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type ProblemView,
} from './support/client.ts';
import { branchId, campaignBody, deliveryBody, key } from './support/samples.ts';
import { scheduleDifferences } from './support/schedules.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

const customers = 300;
const atOnce = 6;

let system: SystemUnderTest;
let client: Client;
let days: Days;
let director: Caller;
let specialist: Caller;
let ids: string[];
let campaign: CampaignView;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  days = nextFifth(await client.now());
  await client.moveTo(days.at(0, '10:00:00'));
  [director, specialist] = await Promise.all([client.as('care_director'), client.as('care_specialist')]);
  ids = await customersOf(await client.as('sales_adviser'), customers);
}, 120_000);
afterAll(() => system.close());

/** As many customers of the branch. */
async function customersOf(adviser: Caller, count: number): Promise<string[]> {
  const made: string[] = [];
  await Promise.all(
    Array.from({ length: atOnce }, async (_, part) => {
      for (let nth = part; nth < count; nth += atOnce) {
        const { body } = await adviser.post<DeliveryView>('/deliveries', deliveryBody(adviser.personId));
        made.push(body.customer.id);
      }
    }),
  );
  return made;
}

const day = (nth: number) => days.at(nth, '00:00:00').slice(0, 10);
const read = async () => (await specialist.get<CampaignView>(`/campaigns/${campaign.id}`)).body;
const callOf = (customerId = '') => {
  const { fileId = '' } = partsOfCustomerId(customerId) ?? {};
  return specialist.get<CallbackView>(`/callbacks/${callbackIdFor(campaign.id, fileId)}`);
};

/** Lets the work on it come to its end. */
async function worked(until: string): Promise<CampaignView['progress']> {
  await client.moveTo(until);
  await expect.poll(async () => (await read()).progress.work, { timeout: 60_000 }).toBe('done');
  return (await read()).progress;
}

describe('campaigns', () => {
  test('CALL-9 three hundred customers are called two weeks before the day', async () => {
    const [unwilling = ''] = ids;
    await specialist.post(`/customers/${unwilling}/no-calls`, { wanted: true });
    const chosen = [...ids, ...ids.slice(0, 10), 'cus.demo.0000000000000000'];
    const body = campaignBody(0, { date: day(40), customers: chosen });
    const once = key();
    const started = await director.post<CampaignView>('/campaigns', body, once);
    expect(started).toMatchObject({ status: 201, body: { status: 'open', date: day(40) } });
    expect((await director.post<CampaignView>('/campaigns', body, once)).body).toEqual(started.body);
    campaign = started.body;
    expect(campaign.progress).toMatchObject({ work: 'waiting', customers: customers + 1, done: 0 });
    expect(campaign.number).toMatch(/^SH01-C\d{8}-[0-9A-Z]{4}$/);

    expect(await worked(days.at(0, '10:05:00'))).toEqual({
      work: 'done',
      customers: customers + 1,
      done: customers + 1,
      planned: customers - 1,
      made: 0,
      cancelled: 0,
      skipped: { noCalls: 1, unknown: 1, elsewhere: 0, late: 0 },
    });
    expect((await callOf(ids[1])).body).toMatchObject({
      purpose: 'campaign',
      campaign: campaign.id,
      number: campaign.number,
      notBefore: days.at(26, '09:00:00'),
      dueAt: days.at(29, '23:59:59'),
      state: 'open',
      about: { name: body.name, text: body.text },
    });
    expect((await callOf(unwilling)).status).toBe(404);
    const notices = await allOf<NoticeView>(director, '/notices');
    expect(notices.map(({ kind }) => kind)).toContain('job_finished');
    const listed = await allOf<{ id: string; name: string }>(specialist, `/campaigns?branchId=${branchId}`);
    expect(listed).toMatchObject([{ id: campaign.id, name: body.name }]);
  }, 120_000);

  test('CALL-9 on another day all its calls move', async () => {
    const path = `/campaigns/${campaign.id}/date`;
    const stale = await director.post<ProblemView>(path, { date: day(60) }, { 'if-match': '"0"' });
    expect(stale.status).toBe(412);
    const moved = await director.post<CampaignView>(path, { date: day(60) });
    expect(moved).toMatchObject({ status: 200, body: { date: day(60), progress: { work: 'waiting' } } });
    expect(await worked(days.at(0, '10:10:00'))).toMatchObject({ planned: customers - 1 });
    for (const id of ids.slice(1, 4)) {
      expect((await callOf(id)).body).toMatchObject({ date: day(60), notBefore: days.at(46, '09:00:00') });
    }
  }, 120_000);

  test('CALL-9 called off, nobody is called any more', async () => {
    const path = `/campaigns/${campaign.id}/cancellation`;
    const off = await director.post<CampaignView>(path, { reason: '设备未到货' });
    expect(off).toMatchObject({ status: 200, body: { status: 'cancelled', reason: '设备未到货' } });
    const again = await director.post<ProblemView>(path, { reason: '设备未到货' });
    expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining('cancelled') } });
    expect(await worked(days.at(0, '10:15:00'))).toMatchObject({
      planned: 0,
      cancelled: customers - 1,
      skipped: { noCalls: 1, unknown: 1 },
    });
    expect((await callOf(ids[1])).body).toMatchObject({ state: 'cancelled' });
  }, 120_000);

  test.each([
    ['a day that is past', { date: '2026-01-01' }, 'date'],
    ['nobody', { customers: [] }, 'customers'],
    ['a customer of another group', { customers: ['cus.other.0000000000000000'] }, 'customers.0'],
    ['nothing to say', { text: ' ' }, 'text'],
  ])('with %s none is started', async (_, told, path) => {
    const answer = await director.post<ProblemView>(
      '/campaigns',
      campaignBody(0, { date: day(40), ...told }),
    );
    expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([400, [path]]);
  });

  test('as many customers as may be fit into one request', async () => {
    const many = Array.from({ length: 4_000 }, (_, nth) => `cus.demo.${String(nth).padStart(43, '0')}`);
    const body = campaignBody(0, { date: day(40), customers: many });
    const answer = await director.post<CampaignView>('/campaigns', body);
    expect(answer).toMatchObject({ status: 201, body: { progress: { customers: 4_000 } } });
  });

  test('nothing went wrong unseen, and every running task has its schedule', async () => {
    expect(system.log.filter(({ level, event }) => level === 'error' || event === 'dead_letter')).toEqual([]);
    await system.stop();
    expect(await scheduleDifferences(system)).toEqual({ created: 0, removed: 0 });
  });
});
