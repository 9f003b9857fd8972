import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { streamFilters } from '../shared/data/table-schema.ts';
import type { Bundles } from './bundle.ts';
import type { ChangeStream, StreamConsumer } from './change-stream.ts';
import type { Data } from './data.ts';
import { folderOf } from './entry-points.ts';
import { createLambda } from './lambda.ts';

export interface FiguresProps {
  readonly data: Data;
  readonly changes: ChangeStream;
  readonly bundles: Bundles;
}

/** Counts every head into its branch's months, from the stream. */
export class Figures extends Construct {
  readonly aggregateMonth: StreamConsumer;

  constructor(scope: Construct, id: string, { data, changes, bundles }: FiguresProps) {
    super(scope, id);
    const lambda = createLambda(this, 'AggregateMonth', {
      description: "Keeps each branch's monthly figures",
      folder: folderOf(bundles, 'aggregateMonth'),
      environment: { TABLE_NAME: data.table.tableName },
      timeout: Duration.minutes(1),
    });
    data.grant(lambda, 'write');
    this.aggregateMonth = changes.consume('AggregateMonth', {
      lambda,
      filter: streamFilters.aggregateMonth,
      // A batch costs one transaction a branch, so a larger one is cheaper; two at once would fight over a month.
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(2),
      parallelizationFactor: 1,
    });
  }
}
