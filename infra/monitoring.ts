import { Duration } from 'aws-cdk-lib';
import { type IMetric, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Alarms } from './alarms.ts';
import type { Api } from './api.ts';
import type { Automation } from './automation.ts';
import type { StreamConsumer } from './change-stream.ts';
import type { Data } from './data.ts';
import type { Figures } from './figures.ts';

export interface MonitoringProps {
  readonly data: Data;
  readonly api: Api;
  readonly automation: Automation;
  readonly figures: Figures;
  readonly alarmEmail: string | undefined;
}

const sum = { period: Duration.minutes(5), statistic: Stats.SUM } as const;
const firingLost = 'A firing was not served and reached no queue';
const maximum = { period: Duration.minutes(5), statistic: Stats.MAXIMUM } as const;

/** What the Lambdas send. */
const tableOperations = ['BatchGetItem', 'Query', 'TransactWriteItems', 'UpdateItem'] as const;

/** One alarm on everything that, left alone, becomes a promise not kept. */
export class Monitoring extends Construct {
  readonly alarms: Alarms;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { data, api, automation, figures, alarmEmail } = props;
    this.alarms = new Alarms(this, 'Alarms', alarmEmail);
    const { runTask, workJob, sweep, reconcile, scheduleTasks, schedules, failedTasks } = automation;
    const { aggregateMonth, recount } = figures;

    const workers = {
      Sweep: sweep,
      Reconcile: reconcile,
      ScheduleTasks: scheduleTasks.lambda,
      AggregateMonth: aggregateMonth.lambda,
      Recount: recount,
    };
    this.#watchErrors({ ...workers, RunTask: runTask, WorkJob: workJob });
    // Firings that have to wait for run-task or work-job are no fault; those that wait too long end in the queue.
    this.#watchThrottles(workers);
    this.#watchTable(data);
    this.#watchApi(api);

    this.#watchConsumer('ScheduleTasks', scheduleTasks);
    this.#watchConsumer('AggregateMonth', aggregateMonth);

    this.#watchDeadLetters('FailedTasks', failedTasks, undeliveredBy(runTask));
    this.alarms.onAny('FailedJobsLost', undeliveredBy(workJob), firingLost);
    this.#watchDeadLetters(
      'Schedules',
      schedules.deadLetters,
      schedules.group.metricFailedToBeSentToDLQ(undefined, sum),
    );

    this.alarms.onAny('SchedulesDropped', schedules.group.metricDropped(sum), 'Scheduler gave a firing up');
    this.alarms.onAny(
      'SchedulesThrottled',
      schedules.group.metricTargetThrottled(sum),
      'Lambda takes firings slower than they come: steps are late',
    );

    this.alarms.onSilence('SweepSilent', sweep, Duration.minutes(15));
    this.alarms.onSilence('ReconcileSilent', reconcile, Duration.hours(3));
  }

  /**
   * One alarm on all Lambdas of the API: only the gateway calls them, and it answers 5xx when one fails, takes too long
   * or is throttled, as they do themselves when something is unforeseen, which Lambda counts as success.
   */
  #watchApi({ stage, accessLogs }: Api): void {
    const query = 'filter status >= 500 | stats count(*) by routeKey, httpMethod, status, integrationStatus';
    this.alarms.onAny(
      'ServerErrors',
      stage.metricServerError(sum),
      `The API answered 5xx: a Lambda failed, was too slow, or was throttled, which is an integrationStatus of 429. By their routes it is told in ${accessLogs.logGroupName} which it was: ${query}`,
    );
  }

  #watchErrors(lambdas: Readonly<Record<string, LambdaFunction>>): void {
    for (const [name, lambda] of Object.entries(lambdas)) {
      this.alarms.onAny(`${name}Errors`, lambda.metricErrors(sum), `${name} failed`);
    }
  }

  #watchThrottles(lambdas: Readonly<Record<string, LambdaFunction>>): void {
    for (const [name, lambda] of Object.entries(lambdas)) {
      this.alarms.onAny(`${name}Throttles`, lambda.metricThrottles(sum), `${name} was not let run`);
    }
  }

  /** One alarm an operation: a sum of metrics that are mostly without data would be without data too. */
  #watchTable({ table }: Data): void {
    for (const operation of tableOperations) {
      this.alarms.onAny(
        `${operation}Throttles`,
        table.metricThrottledRequestsForOperation(operation, sum),
        `The table is throttled in ${operation}: one key is used too much, or a limit is reached`,
      );
    }
  }

  #watchConsumer(name: string, { lambda, mapping }: StreamConsumer): void {
    const age = lambda.metric('IteratorAge', maximum);
    const tooOld = Duration.minutes(10).toMilliseconds();
    this.alarms.onAbove(
      `${name}IteratorAge`,
      age,
      tooOld,
      'A stream consumer is behind: schedules or figures are late',
    );
    const givenUp = new Metric({
      ...sum,
      namespace: 'AWS/Lambda',
      metricName: 'OnFailureDestinationDeliveredEventCount',
      dimensionsMap: { EventSourceMappingUUID: mapping.eventSourceMappingId },
    });
    this.alarms.onAny(`${name}GivenUp`, givenUp, 'A stream record was given up and lies in the bucket');
    this.alarms.onAny(
      `${name}Lost`,
      undeliveredBy(lambda),
      'A stream record was given up and reached no bucket',
    );
  }

  #watchDeadLetters(name: string, queue: Queue, lost: IMetric): void {
    const waiting = queue.metricApproximateNumberOfMessagesVisible(maximum);
    this.alarms.onAny(
      `${name}DeadLetters`,
      waiting,
      'A firing was not served: the sweep serves it, but look why',
    );
    this.alarms.onAny(`${name}Lost`, lost, firingLost);
  }
}

function undeliveredBy(lambda: LambdaFunction): IMetric {
  return lambda.metric('DestinationDeliveryFailures', sum);
}
