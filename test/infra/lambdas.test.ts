import { describe, expect, test } from 'vitest';
import { entryPoints } from '../../infra/entry-points.ts';
import { resourcesOf, someAreas, templateOf } from './fixture.ts';

const template = templateOf();
const lambdas = resourcesOf(template, 'AWS::Lambda::Function');
const scheduleVariables = [
  'SCHEDULE_GROUP',
  'RUN_TASK_ARN',
  'WORK_JOB_ARN',
  'SCHEDULE_ROLE_ARN',
  'SCHEDULE_DLQ_ARN',
];

describe('every Lambda', () => {
  test('is one an area or one of the workers, and there is no other', () => {
    expect(lambdas).toHaveLength(Object.keys(entryPoints(Object.keys(someAreas))).length);
  });

  test.each(lambdas)('$id runs on Node 24 on arm64 and keeps its logs for a while', ({ Properties }) => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      LoggingConfig: { LogGroup: { Ref: expect.any(String) } },
    });
  });

  test.each(lambdas)('$id is told exactly what the runtime reads', ({ id, Properties }) => {
    const makesSchedules = /ScheduleTasks|Reconcile/.test(id);
    const keepsFiles = /attachments|imports|WorkJob|ScheduleTasks/i.test(id);
    const ofApi = /^Api/.test(id);
    const expected = [
      'TABLE_NAME',
      ...(ofApi ? ['CALLER_RATE_LIMIT', 'CALLER_BURST_LIMIT'] : []),
      ...(makesSchedules ? scheduleVariables : []),
      ...(/WorkJob/.test(id) ? ['SCHEDULE_GROUP'] : []),
      ...(keepsFiles ? ['EVIDENCE_BUCKET'] : []),
    ];
    const { Variables } = Properties.Environment as { Variables: object };
    expect(Object.keys(Variables).sort()).toEqual(expected.sort());
  });

  test.each(resourcesOf(template, 'AWS::Logs::LogGroup'))('$id is not kept for ever', ({ Properties }) => {
    expect(Properties.RetentionInDays).toBeGreaterThan(0);
  });
});
