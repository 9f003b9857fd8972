import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { createDeadLetterQueue } from './dead-letters.ts';
import { argueWildcard } from './wildcards.ts';

const scheduler = 'scheduler.amazonaws.com';

export interface TaskSchedulesProps {
  /** The Lambda that schedules call, and the one that those of jobs do. */
  readonly runTask: LambdaFunction;
  readonly workJob: LambdaFunction;
  readonly production: boolean;
}

/** The group that all one-off schedules live in, the role they run with, and where undeliverable ones go. */
export class TaskSchedules extends Construct {
  readonly group: ScheduleGroup;
  /** Firings that Scheduler could not hand to Lambda. */
  readonly deadLetters: Queue;
  /** What a Lambda that makes schedules has to know. */
  readonly environment: Readonly<Record<string, string>>;
  readonly #executionRole: Role;

  constructor(scope: Construct, id: string, { runTask, workJob, production }: TaskSchedulesProps) {
    super(scope, id);
    this.group = new ScheduleGroup(this, 'Group', {
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.deadLetters = createDeadLetterQueue(this, 'DeadLetters');
    this.#executionRole = this.#createExecutionRole([runTask, workJob]);
    this.environment = {
      SCHEDULE_GROUP: this.group.scheduleGroupName,
      RUN_TASK_ARN: runTask.functionArn,
      WORK_JOB_ARN: workJob.functionArn,
      SCHEDULE_ROLE_ARN: this.#executionRole.roleArn,
      SCHEDULE_DLQ_ARN: this.deadLetters.queueArn,
    };
  }

  /** Lets a Lambda make and remove schedules of this group, and hand them their role, to Scheduler alone. */
  grantManage(lambda: LambdaFunction): void {
    this.#grantInGroup(lambda, ['CreateSchedule', 'DeleteSchedule']);
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.#executionRole.roleArn],
        conditions: { StringEquals: { 'iam:PassedToService': scheduler } },
      }),
    );
  }

  /** Lets a Lambda see whether a schedule of this group has been made. */
  grantFind(lambda: LambdaFunction): void {
    lambda.addEnvironment('SCHEDULE_GROUP', this.group.scheduleGroupName);
    this.#grantInGroup(lambda, ['GetSchedule']);
  }

  /** Lets a Lambda see which schedules there are. IAM cannot bound that to a group: it asks for all of them. */
  grantList(lambda: LambdaFunction): void {
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['scheduler:ListSchedules'], resources: ['*'] }));
    argueWildcard(lambda, '*', 'ListSchedules knows no resource; it lists names and reads no schedule.');
  }

  #grantInGroup(lambda: LambdaFunction, actions: readonly string[]): void {
    const inGroup = `schedule/${this.group.scheduleGroupName}/*`;
    lambda.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `scheduler:${action}`),
        resources: [`arn:${Aws.PARTITION}:scheduler:${Aws.REGION}:${Aws.ACCOUNT_ID}:${inGroup}`],
      }),
    );
    argueWildcard(
      lambda,
      `arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:${inGroup}`,
      'A schedule is named by its task and step; the group bounds them.',
    );
  }

  /** Conditioned on account and group: nobody else's schedules can borrow the role. */
  #createExecutionRole(targets: readonly LambdaFunction[]): Role {
    const role = new Role(this, 'ExecutionRole', {
      assumedBy: new ServicePrincipal(scheduler, {
        conditions: {
          StringEquals: {
            'aws:SourceAccount': Aws.ACCOUNT_ID,
            'aws:SourceArn': this.group.scheduleGroupArn,
          },
        },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: targets.map(({ functionArn }) => functionArn),
      }),
    );
    role.addToPolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
    );
    return role;
  }
}
