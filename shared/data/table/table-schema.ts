/**
 * The one table: CDK deploys it and the local engine creates it from this same description.
 * The three indexes are overloaded: an item appears in `gsiN` when it carries `gsiNpk` and `gsiNsk`,
 * and brings along its `row`, the small part that lists show.
 */
export const tableSchema = {
  partitionKey: 'pk',
  sortKey: 'sk',
  indexes: [
    { name: 'gsi1', partitionKey: 'gsi1pk', sortKey: 'gsi1sk' },
    { name: 'gsi2', partitionKey: 'gsi2pk', sortKey: 'gsi2sk' },
    { name: 'gsi3', partitionKey: 'gsi3pk', sortKey: 'gsi3sk' },
  ],
  projectedAttributes: ['row'],
  timeToLiveAttribute: 'expiresAtEpochSeconds',
} as const;

export type IndexName = (typeof tableSchema.indexes)[number]['name'];

/**
 * What each stream consumer gets to see, as event source mapping filters: whatever fits one of them. Heads feed the
 * figures, task rows the schedules, which see new complaints as well, to watch for a surge, and details that are gone, to
 * forget what lies beside them; the figures' own writes match neither, so nothing can loop, and what a surge leads to is
 * no complaint.
 */
export const streamFilters = {
  scheduleTasks: [
    { dynamodb: { Keys: { sk: { S: [{ prefix: 'task#' }] } } } },
    { eventName: ['INSERT'], dynamodb: { Keys: { pk: { S: [{ prefix: 'cmp.' }] }, sk: { S: ['head'] } } } },
    { eventName: ['REMOVE'], dynamodb: { Keys: { sk: { S: ['details'] } } } },
  ],
  aggregateMonth: [{ eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: ['head'] } } } }],
} as const;
