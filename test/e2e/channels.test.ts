import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type ProblemView,
} from './support/client.ts';
import { branchId, complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

interface ChannelView {
  readonly channel: string;
  readonly screener: { readonly role: string; readonly person?: string };
  readonly person?: { readonly id: string };
}
let system: SystemUnderTest;
let client: Client;
let people: Record<'director' | 'manager' | 'adviser' | 'officer' | 'specialist', Caller>;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  const [director, manager, adviser, officer, specialist] = await Promise.all([
    client.as('care_director'),
    client.as('general_manager'),
    client.as('service_adviser'),
    client.as('care_officer'),
    client.as('care_specialist'),
  ]);
  people = { director, manager, adviser, officer, specialist };
});
afterAll(() => system.close());

const path = `/branches/${branchId}/channels`;
const channels = async () => (await people.director.get<{ items: ChannelView[] }>(path)).body.items;

test('INTAKE-7 each channel of a branch has a named person, and until then the care officer', async () => {
  expect((await channels()).map(({ screener }) => screener)).toEqual(
    Array.from({ length: 12 }, () => ({ role: 'care_officer' })),
  );
  const body = { person: people.specialist.personId };
  const named = await people.director.put<ChannelView>(`${path}/wechat`, body);
  expect(named).toMatchObject({
    status: 200,
    body: {
      channel: 'wechat',
      screener: { role: 'care_specialist', person: people.specialist.personId },
      person: { id: people.specialist.personId },
      namedBy: { person: people.director.personId },
    },
  });
  expect((await channels()).filter(({ person }) => person)).toEqual([named.body]);
  const elsewhere = await client.as({ role: 'care_director', branchIds: ['demo.gz01'] });
  const theirs = await elsewhere.get<{ items: ChannelView[] }>('/branches/demo.gz01/channels');
  expect(theirs.body.items.some(({ person }) => person)).toBe(false);
});

test('INTAKE-7 each channel has one, however many name them at once', async () => {
  const named = ['hotline', 'email', 'app', 'letter', 'weibo'].map((channel) =>
    people.manager.put(`${path}/${channel}`, { person: people.officer.personId }),
  );
  expect((await Promise.all(named)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  const replaced = await people.manager.put(`${path}/hotline`, { person: people.adviser.personId });
  expect(replaced.status).toBe(200);
  const now = Object.fromEntries((await channels()).map(({ channel, person }) => [channel, person?.id]));
  expect(now).toMatchObject({
    hotline: people.adviser.personId,
    email: people.officer.personId,
    wechat: people.specialist.personId,
  });
});

test('INTAKE-7 who screens the channel is told what comes in by it, and nobody who screens another', async () => {
  const { director, specialist, officer } = people;
  const wechat = (await director.post('/complaints', complaintBody({ channel: 'wechat' }))).body.id;
  const walkedIn = (await director.post('/complaints', complaintBody({ channel: 'walk_in' }))).body.id;
  const toldTo = async (by: Caller) =>
    (await allOf<NoticeView>(by, '/notices'))
      .filter(({ kind }) => kind === 'complaint_to_screen')
      .map(({ subject }) => subject.id);
  expect([await toldTo(specialist), await toldTo(officer)]).toEqual([[wechat], [walkedIn]]);
});

test('who is not of the branch, and what is no channel, is refused', async () => {
  const [admin, elsewhere] = await Promise.all([
    client.as('group_admin'),
    client.as({ role: 'care_officer', branchIds: ['demo.gz01'] }),
  ]);
  const before = await channels();
  for (const person of [admin.personId, elsewhere.personId, 'per.demo.nobody', '', 5, undefined]) {
    const answer = await people.director.put<ProblemView>(`${path}/hotline`, { person });
    expect({ person, status: answer.status }).toEqual({ person, status: 400 });
    expect(answer.body.errors?.map((error) => error.path)).toEqual(['person']);
  }
  const officer = { person: people.officer.personId };
  expect((await people.director.put(`${path}/pigeon`, officer)).status).toBe(400);
  expect((await people.director.put('/branches/demo.gz01/channels/hotline', officer)).status).toBe(404);
  expect((await people.director.put('/branches/x/channels/hotline', officer)).status).toBe(404);
  expect(await channels()).toEqual(before);
});
