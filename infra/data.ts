import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, StreamViewType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { tableSchema } from '../shared/data/table/table-schema.ts';
import type { TableRights } from './table-rights.ts';

/** What IAM asks for: a transaction needs the rights of what is in it. */
const itemActions = { read: 'BatchGetItem', put: 'PutItem', count: 'UpdateItem' } as const;

/**
 * The single table. A global table of one region, since a plain table cannot be given a second one later.
 * Encrypted with DynamoDB's own key: a customer key would add a request to KMS on every path and one more
 * way to lose the data, and guard against nobody who is not already kept out by IAM.
 */
export class Data extends Construct {
  readonly table: TableV2;

  constructor(scope: Construct, id: string, { production }: { readonly production: boolean }) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: tableSchema.partitionKey, type: AttributeType.STRING },
      sortKey: { name: tableSchema.sortKey, type: AttributeType.STRING },
      globalSecondaryIndexes: tableSchema.indexes.map(({ name, partitionKey, sortKey }) => ({
        indexName: name,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...tableSchema.projectedAttributes],
      })),
      billing: Billing.onDemand(),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      timeToLiveAttribute: tableSchema.timeToLiveAttribute,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: production,
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Names table and indexes one by one: nothing outside them, and no wildcard. */
  grant(grantee: IGrantable, { items, lists }: TableRights): void {
    const { tableArn } = this.table;
    const actions = items.map((item) => itemActions[item]);
    const listed = lists.map((list) => (list === 'table' ? tableArn : `${tableArn}/index/${list}`));
    if (actions.length > 0) this.#allow(grantee, actions, [tableArn]);
    if (listed.length > 0) this.#allow(grantee, ['Query'], listed);
  }

  /** The ARN of the table's stream. */
  get streamArn(): string {
    const { tableStreamArn } = this.table;
    if (tableStreamArn === undefined) throw new Error(`${Stack.of(this).stackName}: the table has no stream`);
    return tableStreamArn;
  }

  #allow(grantee: IGrantable, actions: readonly string[], resources: string[]): void {
    grantee.grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources }),
    );
  }
}
