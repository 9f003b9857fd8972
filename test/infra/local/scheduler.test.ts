import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
  ValidationException,
} from '@aws-sdk/client-scheduler';
import { expect, onTestFinished, test } from 'vitest';
import { createScheduleStore } from '../../../infra/local/schedule-store.ts';
import { serveScheduler } from '../../../infra/local/scheduler-server.ts';
import { silent, stateInMemory } from './helpers.ts';

const now = '2026-11-01T00:00:00.000Z';

async function scheduler() {
  const store = createScheduleStore(stateInMemory());
  const parts = { store, now: () => now, groups: ['care'], onChange: () => undefined, log: silent };
  const { port, close } = await serveScheduler(parts);
  const client = new SchedulerClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  onTestFinished(async () => {
    client.destroy();
    await close();
  });
  return { client, store };
}

const schedule = (name: string, over: Partial<CreateScheduleCommandInput> = {}) => ({
  Name: name,
  GroupName: 'care',
  ScheduleExpression: 'at(2026-11-02T10:00:00)',
  ScheduleExpressionTimezone: 'UTC',
  FlexibleTimeWindow: { Mode: 'OFF' as const },
  Target: {
    Arn: 'arn:aws:lambda:local:000000000000:function:f',
    RoleArn: 'arn:aws:iam::000000000000:role/r',
    Input: '{}',
  },
  ...over,
});

test('the SDK creates, gets, updates, lists and deletes', async () => {
  const { client, store } = await scheduler();
  const { ScheduleArn } = await client.send(new CreateScheduleCommand(schedule('b.1')));
  expect(ScheduleArn).toContain('care/b.1');
  await client.send(
    new UpdateScheduleCommand(schedule('b.1', { ScheduleExpression: 'at(2026-11-03T10:00:00)' })),
  );
  const found = await client.send(new GetScheduleCommand({ GroupName: 'care', Name: 'b.1' }));
  expect(found).toMatchObject(schedule('b.1', { ScheduleExpression: 'at(2026-11-03T10:00:00)' }));
  expect(found.CreationDate).toEqual(new Date(now));
  expect(store.next('2026-11-03T09:59:59.999Z')).toBeUndefined();
  expect(store.next('2026-11-03T10:00:00.000Z')?.name).toBe('b.1');

  for (const name of ['a.1', 'b.2', 'b.3']) await client.send(new CreateScheduleCommand(schedule(name)));
  const list = { GroupName: 'care', NamePrefix: 'b.', MaxResults: 2 };
  const first = await client.send(new ListSchedulesCommand(list));
  const second = await client.send(new ListSchedulesCommand({ ...list, NextToken: first.NextToken }));
  const names = [first, second].map((page) => page.Schedules?.map(({ Name }) => Name));
  expect(names).toEqual([['b.1', 'b.2'], ['b.3']]);
  expect(second.NextToken).toBeUndefined();

  await client.send(new DeleteScheduleCommand({ GroupName: 'care', Name: 'b.1' }));
  await expect(client.send(new GetScheduleCommand({ GroupName: 'care', Name: 'b.1' }))).rejects.toThrow(
    ResourceNotFoundException,
  );
});

test('a taken name is a conflict, what is not there is not found', async () => {
  const { client } = await scheduler();
  await client.send(new CreateScheduleCommand(schedule('a')));
  await expect(client.send(new CreateScheduleCommand(schedule('a')))).rejects.toThrow(ConflictException);
  const gone = { GroupName: 'care', Name: 'b' };
  await expect(client.send(new DeleteScheduleCommand(gone))).rejects.toThrow(ResourceNotFoundException);
  await expect(client.send(new CreateScheduleCommand(schedule('a', { GroupName: 'x' })))).rejects.toThrow(
    ResourceNotFoundException,
  );
});

test('a call repeated with its client token has succeeded already', async () => {
  const { client } = await scheduler();
  await client.send(new CreateScheduleCommand(schedule('a', { ClientToken: 't1' })));
  await client.send(new CreateScheduleCommand(schedule('a', { ClientToken: 't1' })));
});

test.each([
  ['a name with a space', { Name: 'a b' }],
  ['a name of 65 characters', { Name: 'a'.repeat(65) }],
  ['a time with a zone', { ScheduleExpression: 'at(2026-11-02T10:00:00Z)' }],
  ['a day that does not exist', { ScheduleExpression: 'at(2026-11-31T10:00:00)' }],
  ['a time in the past', { ScheduleExpression: 'at(2026-10-31T23:59:59)' }],
  ['a rate', { ScheduleExpression: 'rate(5 minutes)' }],
  ['no target', { Target: undefined }],
])('%s is refused', async (_, over) => {
  const { client } = await scheduler();
  await expect(client.send(new CreateScheduleCommand(schedule('a', over)))).rejects.toThrow(
    ValidationException,
  );
});
