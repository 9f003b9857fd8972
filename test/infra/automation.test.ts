import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { oidc, resourcesOf, templateOf } from './fixture.ts';

const template = templateOf();
const idOf = (type: string, part: RegExp) => resourcesOf(template, type).find(({ id }) => part.test(id))?.id;
const runTask = idOf('AWS::Lambda::Function', /RunTask/);
const workJob = idOf('AWS::Lambda::Function', /WorkJob/);
const deadLetters = idOf('AWS::SQS::Queue', /SchedulesDeadLetters/);
const executionRole = idOf('AWS::IAM::Role', /ExecutionRole/);
const arnOf = (id: string | undefined) => ({ 'Fn::GetAtt': [id, 'Arn'] });

describe('schedules', () => {
  test('run with a role that only this group in this account can take', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Condition: {
              StringEquals: {
                'aws:SourceAccount': { Ref: 'AWS::AccountId' },
                'aws:SourceArn': arnOf(idOf('AWS::Scheduler::ScheduleGroup', /./)),
              },
            },
          },
        ],
      },
    });
  });

  test('may call run-task and work-job and leave dead letters, and nothing else', () => {
    const [policy] = resourcesOf(template, 'AWS::IAM::Policy').filter(({ id }) => /ExecutionRole/.test(id));
    expect(policy?.Properties.PolicyDocument).toMatchObject({
      Statement: [
        { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: [arnOf(runTask), arnOf(workJob)] },
        { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: arnOf(deadLetters) },
      ],
    });
  });

  test.each(['ScheduleTasks', 'Reconcile'])('%s hands the role to Scheduler and to nobody else', (name) => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp(name),
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Action: 'iam:PassRole',
            Effect: 'Allow',
            Resource: arnOf(executionRole),
            Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
          },
        ]),
      },
    });
  });
});

describe('Scheduler', () => {
  const statements = resourcesOf(template, 'AWS::IAM::Policy').flatMap(({ id, Properties }) => {
    const { Statement } = Properties.PolicyDocument as {
      Statement: { Action: unknown; Resource: unknown }[];
    };
    return Statement.filter(({ Action }) => JSON.stringify(Action).includes('"scheduler:')).map(
      (statement) => ({ id, ...statement }),
    );
  });

  test('makes and removes schedules in this group alone', () => {
    const group = resourcesOf(template, 'AWS::Scheduler::ScheduleGroup')[0]?.Properties.Name;
    const writing = statements.filter(({ Action }) => Array.isArray(Action));
    expect(writing).toHaveLength(2);
    for (const { Action, Resource } of writing) {
      expect(Action).toEqual(['scheduler:CreateSchedule', 'scheduler:DeleteSchedule']);
      expect(JSON.stringify(Resource)).toContain(`:schedule/${group}/*`);
    }
  });

  test('shows work-job whether one of this group is made, and nobody else', () => {
    const group = resourcesOf(template, 'AWS::Scheduler::ScheduleGroup')[0]?.Properties.Name;
    const finding = statements.filter(({ Action }) => Action === 'scheduler:GetSchedule');
    expect(finding.map(({ id }) => id)).toEqual([expect.stringContaining('WorkJob')]);
    expect(JSON.stringify(finding[0]?.Resource)).toContain(`:schedule/${group}/*`);
  });

  test('lists them to Reconcile alone, which IAM allows on everything or not at all', () => {
    const listing = statements.filter(({ Action }) => JSON.stringify(Action).includes('List'));
    expect(listing).toEqual([
      {
        id: expect.stringContaining('Reconcile'),
        Action: 'scheduler:ListSchedules',
        Effect: 'Allow',
        Resource: '*',
      },
    ]);
  });
});

describe.each([
  ['run-task', runTask, 'runTaskConcurrency'],
  ['work-job', workJob, 'workJobConcurrency'],
])('%s', (_, target, setting) => {
  test.each([
    [undefined, undefined],
    ['20', 20],
  ])('runs as often at once as the deployment says: %s', (given, reserved) => {
    const functions = resourcesOf(templateOf({ ...oidc, [setting]: given }), 'AWS::Lambda::Function');
    for (const { id, Properties } of functions) {
      expect(Properties.ReservedConcurrentExecutions).toBe(id === target ? reserved : undefined);
    }
  });

  test('leaves what it could not do in a queue', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: target },
      DestinationConfig: { OnFailure: { Destination: arnOf(idOf('AWS::SQS::Queue', /FailedTasks/)) } },
    });
  });
});

describe('the net under Scheduler', () => {
  test.each([
    ['Sweep', 'rate(5 minutes)'],
    ['Reconcile', 'rate(1 hour)'],
  ])('%s runs at %s without it', (name, rate) => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: rate,
      State: 'ENABLED',
      Targets: [Match.objectLike({ Arn: arnOf(idOf('AWS::Lambda::Function', new RegExp(name))) })],
    });
  });
});
