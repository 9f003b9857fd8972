import { Duration } from 'aws-cdk-lib';
import { Schedule as Rate, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { streamFilters } from '../shared/data/table/table-schema.ts';
import type { Bundles } from './bundle.ts';
import type { ChangeStream, StreamConsumer } from './change-stream.ts';
import type { Data } from './data.ts';
import { createDeadLetterQueue } from './dead-letters.ts';
import { folderOf } from './entry-points.ts';
import { createLambda } from './lambda.ts';
import { tableRightsOf } from './table-rights.ts';
import { TaskSchedules } from './task-schedules.ts';

export interface AutomationProps {
  readonly data: Data;
  readonly changes: ChangeStream;
  readonly bundles: Bundles;
  readonly production: boolean;
  /** How many steps run at once at most; undefined for as many as the account allows. */
  readonly runTaskConcurrency: number | undefined;
  /** How many jobs are worked off at once at most; likewise. */
  readonly workJobConcurrency: number | undefined;
}

/** From the stream to schedules, from schedules to steps run; and what catches either when it fails. */
export class Automation extends Construct {
  readonly scheduleTasks: StreamConsumer;
  readonly runTask: LambdaFunction;
  readonly workJob: LambdaFunction;
  readonly sweep: LambdaFunction;
  readonly reconcile: LambdaFunction;
  readonly schedules: TaskSchedules;
  /** Firings that the handler could not do, after Lambda's own retries. */
  readonly failedTasks: Queue;

  constructor(scope: Construct, id: string, props: AutomationProps) {
    super(scope, id);
    const { data, changes, bundles, production, runTaskConcurrency, workJobConcurrency } = props;
    const environment = { TABLE_NAME: data.table.tableName };

    this.runTask = createLambda(this, 'RunTask', {
      description: 'Runs the step of a task that is due',
      folder: folderOf(bundles, 'runTask'),
      environment,
      timeout: Duration.minutes(1),
      // Many deadlines end with the day; what is over the bound waits its turn, for six hours at most.
      reservedConcurrency: runTaskConcurrency,
    });
    data.grant(this.runTask, tableRightsOf('runTask'));
    this.failedTasks = createDeadLetterQueue(this, 'FailedTasks');
    // A schedule's own dead letters end where Lambda takes the event; from there on this is what remembers.
    this.runTask.configureAsyncInvoke({
      onFailure: new SqsDestination(this.failedTasks),
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
    this.workJob = createLambda(this, 'WorkJob', {
      description: 'Works off a job: an import, a campaign',
      folder: folderOf(bundles, 'workJob'),
      environment,
      // As long as a Lambda can: what is left then, the next step does.
      timeout: Duration.minutes(15),
      reservedConcurrency: workJobConcurrency,
    });
    data.grant(this.workJob, tableRightsOf('workJob'));
    this.workJob.configureAsyncInvoke({
      onFailure: new SqsDestination(this.failedTasks),
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
    });
    this.schedules = new TaskSchedules(this, 'Schedules', {
      runTask: this.runTask,
      workJob: this.workJob,
      production,
    });
    this.schedules.grantFind(this.workJob);

    const scheduleTasks = createLambda(this, 'ScheduleTasks', {
      description: 'Keeps one schedule for the next step of each task',
      folder: folderOf(bundles, 'scheduleTasks'),
      environment: { ...environment, ...this.schedules.environment },
      timeout: Duration.minutes(1),
    });
    data.grant(scheduleTasks, tableRightsOf('scheduleTasks'));
    this.schedules.grantManage(scheduleTasks);
    this.scheduleTasks = changes.consume('ScheduleTasks', {
      lambda: scheduleTasks,
      filters: streamFilters.scheduleTasks,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      // Steps of one task stay in order, those of others need not wait for them.
      parallelizationFactor: 4,
      // A step that gets no schedule is run by the sweep, so what cannot be scheduled need not hold up the rest.
      retryAttempts: 10,
    });

    this.sweep = createLambda(this, 'Sweep', {
      description: 'Runs steps that are past and that no schedule has served',
      folder: folderOf(bundles, 'sweep'),
      environment,
      // Ends before the next one begins.
      timeout: Duration.minutes(4),
    });
    data.grant(this.sweep, tableRightsOf('sweep'));
    this.#runEvery('EveryFiveMinutes', Duration.minutes(5), this.sweep);

    this.reconcile = createLambda(this, 'Reconcile', {
      description: 'Repairs schedules from open tasks, and plans reports that nobody has planned',
      folder: folderOf(bundles, 'reconcile'),
      environment: { ...environment, ...this.schedules.environment },
      timeout: Duration.minutes(15),
    });
    data.grant(this.reconcile, tableRightsOf('reconcile'));
    this.schedules.grantManage(this.reconcile);
    this.schedules.grantList(this.reconcile);
    this.#runEvery('EveryHour', Duration.hours(1), this.reconcile);
  }

  /**
   * By a rule and not by a schedule: these two are the net under EventBridge Scheduler and must not hang from
   * it. Without retries, since the next run does what a failed one left.
   */
  #runEvery(id: string, rate: Duration, lambda: LambdaFunction): void {
    lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: rate });
    new Rule(this, id, { schedule: Rate.rate(rate), targets: [new LambdaTarget(lambda)] });
  }
}
