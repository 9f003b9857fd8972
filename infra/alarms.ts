import { type Duration, Stack } from 'aws-cdk-lib';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** The kinds of alarm, and the topic that all of them go to. */
export class Alarms extends Construct {
  readonly topic: Topic;

  /** @param email who is told; without one the topic waits for a subscriber */
  constructor(scope: Construct, id: string, email: string | undefined) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));
    // The policy that demands TLS takes the place of SNS's own, which let alarms in.
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    this.topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com', { conditions }));
  }

  /** Where a single one is one too many. */
  onAny(id: string, metric: IMetric, alarmDescription: string): void {
    this.#create(id, {
      metric,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      alarmDescription,
    });
  }

  onAbove(id: string, metric: IMetric, threshold: number, alarmDescription: string): void {
    this.#create(id, {
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
      alarmDescription,
    });
  }

  /** Nothing fails where nothing runs, so silence has an alarm of its own. */
  onSilence(id: string, lambda: LambdaFunction, period: Duration): void {
    this.#create(id, {
      metric: lambda.metricInvocations({ period, statistic: Stats.SUM }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription: 'What should run by the clock has not run',
    });
  }

  #create(id: string, props: Omit<AlarmProps, 'evaluationPeriods'>): void {
    const alarm = new Alarm(this, id, {
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...props,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}
