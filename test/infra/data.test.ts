import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { streamFilters, tableSchema } from '../../shared/data/table/table-schema.ts';
import { oidc, resourcesOf, templateOf } from './fixture.ts';

const template = templateOf();
const production = templateOf({ ...oidc, stage: 'production' });
const tableType = 'AWS::DynamoDB::GlobalTable';

describe('the table', () => {
  test('is as the code that uses it describes it', () => {
    template.hasResourceProperties(tableType, {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keySchema(tableSchema.partitionKey, tableSchema.sortKey),
      TimeToLiveSpecification: { AttributeName: tableSchema.timeToLiveAttribute, Enabled: true },
      GlobalSecondaryIndexes: tableSchema.indexes.map(({ name, partitionKey, sortKey }) => ({
        IndexName: name,
        KeySchema: keySchema(partitionKey, sortKey),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...tableSchema.projectedAttributes] },
      })),
    });
  });

  test('streams both images and can be restored to any second', () => {
    template.hasResourceProperties(tableType, {
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      Replicas: [
        Match.objectLike({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
      ],
    });
  });

  test('outlives the stack in production, and only there', () => {
    production.hasResource(tableType, {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: true })] },
    });
    template.hasResource(tableType, {
      DeletionPolicy: 'Delete',
      Properties: { Replicas: [Match.objectLike({ DeletionProtectionEnabled: false })] },
    });
  });
});

const patternsOf = (filters: readonly object[]) =>
  filters.map((filter) => ({ Pattern: JSON.stringify(filter) }));

describe('the stream', () => {
  const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping');

  test('has two consumers, as many as a shard serves, each with the filter its code expects', () => {
    const patterns = mappings.map(({ Properties }) => Properties.FilterCriteria);
    expect(patterns).toEqual(
      [streamFilters.scheduleTasks, streamFilters.aggregateMonth].map((filters) => ({
        Filters: patternsOf(filters),
      })),
    );
  });

  test.each(mappings)('$id loses no record and blocks no shard', ({ Properties }) => {
    expect(Properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [bucketId(), 'Arn'] } } },
      MetricsConfig: { Metrics: ['EventCount'] },
    });
    expect(Properties.MaximumRecordAgeInSeconds).toBe(6 * 3600);
  });

  test('figures are counted one batch at a time, one read each, and given up by age alone', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FilterCriteria: { Filters: patternsOf(streamFilters.aggregateMonth) },
      ParallelizationFactor: 1,
      BatchSize: 90,
      MaximumRetryAttempts: -1,
    });
  });

  test('schedules have a net beneath them, so theirs are given up sooner', () => {
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FilterCriteria: { Filters: patternsOf(streamFilters.scheduleTasks) },
      MaximumRetryAttempts: 10,
    });
  });

  test('failed records are kept encrypted, unreachable from outside, and not for ever', () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: Match.anyValue(),
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, RestrictPublicBuckets: true },
      LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 30, Status: 'Enabled' })] },
    });
  });
});

function keySchema(partitionKey: string, sortKey: string) {
  return [
    { AttributeName: partitionKey, KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ];
}

function bucketId(): string | undefined {
  return resourcesOf(template, 'AWS::S3::Bucket')[0]?.id;
}
