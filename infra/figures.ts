import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { streamFilters } from '../shared/data/table/table-schema.ts';
import type { Bundles } from './bundle.ts';
import type { ChangeStream, StreamConsumer } from './change-stream.ts';
import type { Data } from './data.ts';
import { folderOf } from './entry-points.ts';
import { createLambda } from './lambda.ts';
import { tableRightsOf } from './table-rights.ts';

export interface FiguresProps {
  readonly data: Data;
  readonly changes: ChangeStream;
  readonly bundles: Bundles;
}

/** Counts every head into its branch's months, from the stream. */
export class Figures extends Construct {
  readonly aggregateMonth: StreamConsumer;
  /** Invoked by hand: `aws lambda invoke`. */
  readonly recount: LambdaFunction;

  constructor(scope: Construct, id: string, { data, changes, bundles }: FiguresProps) {
    super(scope, id);
    const lambda = createLambda(this, 'AggregateMonth', {
      description: "Keeps each branch's monthly figures",
      folder: folderOf(bundles, 'aggregateMonth'),
      environment: { TABLE_NAME: data.table.tableName },
      timeout: Duration.minutes(1),
    });
    data.grant(lambda, tableRightsOf('aggregateMonth'));
    this.aggregateMonth = changes.consume('AggregateMonth', {
      lambda,
      filters: streamFilters.aggregateMonth,
      // As many heads as one request reads, and one transaction keeps beside the pages that they change.
      batchSize: 90,
      maxBatchingWindow: Duration.seconds(2),
      // Two at once would fight over a month.
      parallelizationFactor: 1,
      // By age alone: what is given up stays uncounted, and ten tries may be over before the table has
      // recovered or a fault is mended. A record that can never be counted leaves after the six hours; until
      // then the rest of its batch is counted with every try, and what is behind it waits, under an alarm.
      retryAttempts: -1,
    });
    this.recount = createLambda(this, 'Recount', {
      description: 'Starts a recount of the figures of a branch, or tells what one has found',
      folder: folderOf(bundles, 'recount'),
      environment: { TABLE_NAME: data.table.tableName },
      timeout: Duration.minutes(1),
    });
    data.grant(this.recount, tableRightsOf('recount'));
  }
}
