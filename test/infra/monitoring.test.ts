import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { resourcesOf, templateOf } from './fixture.ts';

const template = templateOf();
const topicId = resourcesOf(template, 'AWS::SNS::Topic')[0]?.id;

function expectAlarm(metric: string, dimension: string, value: unknown): void {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    MetricName: metric,
    Dimensions: Match.arrayWith([{ Name: dimension, Value: value }]),
    AlarmActions: [{ Ref: topicId }],
  });
}

describe('there is an alarm', () => {
  test.each(resourcesOf(template, 'AWS::SQS::Queue'))('when a letter lies in $id', ({ id }) => {
    expectAlarm('ApproximateNumberOfMessagesVisible', 'QueueName', { 'Fn::GetAtt': [id, 'QueueName'] });
  });

  test.each(resourcesOf(template, 'AWS::Lambda::Function'))('when $id fails', ({ id }) => {
    expectAlarm('Errors', 'FunctionName', { Ref: id });
  });

  test.each(resourcesOf(template, 'AWS::Lambda::Function').filter(({ id }) => !/RunTask|WorkJob/.test(id)))(
    'when $id is throttled',
    ({ id }) => expectAlarm('Throttles', 'FunctionName', { Ref: id }),
  );

  test.each(['BatchGetItem', 'Query', 'TransactWriteItems', 'UpdateItem'])(
    'when the table is throttled in %s',
    (operation) => expectAlarm('ThrottledRequests', 'Operation', operation),
  );

  test.each(['InvocationDroppedCount', 'TargetErrorThrottledCount'])('on %s of the schedules', (metric) => {
    const group = resourcesOf(template, 'AWS::Scheduler::ScheduleGroup')[0]?.Properties.Name;
    expectAlarm(metric, 'ScheduleGroup', group);
  });

  test.each(resourcesOf(template, 'AWS::Lambda::EventSourceMapping'))(
    'when $id is behind, or gives a record up',
    ({ id, Properties }) => {
      expectAlarm('IteratorAge', 'FunctionName', Properties.FunctionName);
      expectAlarm('DestinationDeliveryFailures', 'FunctionName', Properties.FunctionName);
      expectAlarm('OnFailureDestinationDeliveredEventCount', 'EventSourceMappingUUID', { Ref: id });
    },
  );

  test.each(resourcesOf(template, 'AWS::Events::Rule'))('when $id goes quiet', ({ Properties }) => {
    const [{ Arn }] = Properties.Targets as [{ Arn: { 'Fn::GetAtt': [string, 'Arn'] } }];
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'Invocations',
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: Arn['Fn::GetAtt'][0] } }],
      TreatMissingData: 'breaching',
    });
  });

  test('when the API answers 5xx', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: '5xx' });
  });
});

test('alarms may publish, although the topic demands TLS', () => {
  template.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' } }),
      ]),
    },
  });
});

test('alarms go by mail to whoever is named', () => {
  templateOf({ alarmEmail: 'care@example.com' }).hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'care@example.com',
  });
  expect(resourcesOf(template, 'AWS::SNS::Subscription')).toEqual([]);
});
