import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { resourcesIn, resourcesOf, templateOf, templatesOf } from './fixture.ts';

const template = templateOf();
const lambdas = resourcesOf(template, 'AWS::Lambda::Function');
/** Lambdas of the API: the gateway answers 5xx when one of them fails or is throttled. */
const answering = lambdas.filter(({ id }) => id.startsWith('Api'));
const workers = lambdas.filter(({ id }) => !id.startsWith('Api'));
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

  test.each(workers)('when $id fails', ({ id }) => {
    expectAlarm('Errors', 'FunctionName', { Ref: id });
  });

  test.each(workers.filter(({ id }) => !/RunTask|WorkJob/.test(id)))('when $id is throttled', ({ id }) =>
    expectAlarm('Throttles', 'FunctionName', { Ref: id }),
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

  test('when the API answers 5xx, which says where it is told by which Lambda', () => {
    const [api] = resourcesOf(template, 'AWS::ApiGatewayV2::Api');
    expectAlarm('5xx', 'ApiId', { Ref: api?.id });
    const alarm = resourcesOf(template, 'AWS::CloudWatch::Alarm').find(
      ({ Properties }) => Properties.MetricName === '5xx',
    );
    const description = JSON.stringify(alarm?.Properties.AlarmDescription);
    const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage');
    const logged = stage?.Properties.AccessLogSettings as {
      DestinationArn: { 'Fn::GetAtt': [string, 'Arn'] };
      Format: string;
    };
    expect(description).toContain(JSON.stringify({ Ref: logged.DestinationArn['Fn::GetAtt'][0] }));
    const [, asked = ''] = /by (routeKey[\w, ]+)/.exec(description) ?? [];
    expect(Object.keys(JSON.parse(logged.Format))).toEqual(expect.arrayContaining(asked.split(', ')));
    // CloudWatch takes no more.
    expect(description.length).toBeLessThan(1024);
  });

  test('of nothing but the API, which is all that calls its Lambdas', () => {
    const callers = resourcesIn(templatesOf(), 'AWS::Lambda::Permission');
    const ofEvents = callers.filter(({ Properties }) => Properties.Principal === 'events.amazonaws.com');
    const ofApi = callers.filter(({ Properties }) => Properties.Principal === 'apigateway.amazonaws.com');
    expect(ofApi).toHaveLength(answering.length);
    expect(ofEvents.length + ofApi.length).toBe(callers.length);
    const called = JSON.stringify(ofEvents.map(({ Properties }) => Properties.FunctionName));
    for (const { id } of answering) expect(called).not.toContain(id);
    expect(answering.length + workers.length).toBe(lambdas.length);
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
