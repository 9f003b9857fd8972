import { type CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  type Function as LambdaFunction,
  MetricType,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct, type IDependable } from 'constructs';
import { argueWildcard } from './wildcards.ts';

export interface ConsumeOptions {
  readonly lambda: LambdaFunction;
  /** What the consumer gets to see, from `streamFilters`: whatever fits one of them. */
  readonly filters: readonly object[];
  readonly batchSize: number;
  readonly maxBatchingWindow: Duration;
  readonly parallelizationFactor: number;
  /** How often a record that fails is tried again; -1 for as long as it is not too old. */
  readonly retryAttempts: number;
}

/** A Lambda that reads the table's stream, and the mapping that feeds it. */
export interface StreamConsumer {
  readonly lambda: LambdaFunction;
  readonly mapping: EventSourceMapping;
}

export interface ChangeStreamProps {
  readonly streamArn: string;
  readonly production: boolean;
}

/**
 * The table's stream and what becomes of records that cannot be processed: they go to a bucket, since S3
 * gets the whole payload, while SQS and SNS get only a pointer into a stream that forgets after a day.
 */
export class ChangeStream extends Construct {
  readonly #streamArn: string;
  readonly #failedRecords: Bucket;

  constructor(scope: Construct, id: string, { streamArn, production }: ChangeStreamProps) {
    super(scope, id);
    this.#streamArn = streamArn;
    this.#failedRecords = new Bucket(this, 'FailedRecords', {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      // The payload holds personal data: long enough to repair from, no longer.
      lifecycleRules: [{ expiration: Duration.days(30) }],
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.#failedRecords).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Only two Lambdas write here and only operators read; CloudTrail data events tell who, without another bucket.',
    });
  }

  /**
   * Feeds a Lambda. It reports which records failed, and the batch comes again from the first of them, until it
   * is given up. Six hours are far below the stream's day, after which a record that blocks its shard would be
   * lost.
   */
  consume(id: string, { lambda, filters, ...batching }: ConsumeOptions): StreamConsumer {
    const allowed = this.#allowReading(lambda);
    const mapping = new EventSourceMapping(this, id, {
      ...batching,
      target: lambda,
      eventSourceArn: this.#streamArn,
      // LATEST can miss records while the mapping is created or changed.
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: filters.map((filter) => ({ pattern: JSON.stringify(filter) })),
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      maxRecordAge: Duration.hours(6),
      supportS3OnFailureDestination: true,
      onFailure: { bind: () => ({ destination: this.#failedRecords.bucketArn }) },
      // Reported failures are no errors to Lambda's own metric: these tell of what was given up.
      metricsConfig: { metrics: [MetricType.EVENT_COUNT] },
    });
    // Lambda tries the role when the mapping is created.
    mapping.node.addDependency(...allowed);
    return { lambda, mapping };
  }

  #allowReading(lambda: LambdaFunction): IDependable[] {
    const { bucketArn } = this.#failedRecords;
    const readStream = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map(
      (action) => `dynamodb:${action}`,
    );
    const statements = [
      new PolicyStatement({ actions: readStream, resources: [this.#streamArn] }),
      new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucketArn] }),
      new PolicyStatement({ actions: ['s3:PutObject'], resources: [`${bucketArn}/*`] }),
    ];
    const added = statements.map((statement) => lambda.grantPrincipal.addToPrincipalPolicy(statement));
    argueWildcard(lambda, '*', 'ListStreams knows no resource; it lists names and reads no record.');
    argueWildcard(
      lambda,
      `<${idOf(this.#failedRecords)}.Arn>/*`,
      'Lambda names the objects: function, shard, time.',
    );
    return added.map(({ policyDependable }) => policyDependable).filter((policy) => policy !== undefined);
  }
}

function idOf(bucket: Bucket): string {
  return Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
}
