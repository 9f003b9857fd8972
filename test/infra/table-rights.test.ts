import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { areas } from '../../functions/routes.ts';
import type { Areas } from '../../infra/api.ts';
import { entryPoints } from '../../infra/entry-points.ts';
import { tableRightsOf } from '../../infra/table-rights.ts';
import { oidc, resourcesOf, templateOf } from './fixture.ts';

const template = templateOf(oidc, areas);
const tables = resourcesOf(template, 'AWS::DynamoDB::GlobalTable');
const policies = resourcesOf(template, 'AWS::IAM::Policy');

const allowed: Record<string, string[]> = {
  complaints: ['BatchGetItem', 'PutItem', 'UpdateItem', 'Query', 'Query gsi1', 'Query gsi2', 'Query gsi3'],
  callbacks: ['BatchGetItem', 'PutItem', 'UpdateItem', 'Query', 'Query gsi1', 'Query gsi2', 'Query gsi3'],
  customers: ['BatchGetItem', 'PutItem', 'UpdateItem', 'Query', 'Query gsi1', 'Query gsi2'],
  imports: ['BatchGetItem', 'PutItem', 'Query', 'Query gsi1'],
  visits: ['BatchGetItem', 'PutItem', 'UpdateItem', 'Query gsi1', 'Query gsi2'],
  deliveries: ['BatchGetItem', 'PutItem', 'UpdateItem', 'Query gsi1'],
  campaigns: ['BatchGetItem', 'PutItem', 'Query gsi1'],
  attachments: ['BatchGetItem', 'PutItem'],
  emergencies: ['BatchGetItem', 'PutItem', 'Query gsi1'],
  directory: ['BatchGetItem', 'PutItem', 'UpdateItem', 'Query', 'Query gsi1', 'Query gsi2'],
  work: ['BatchGetItem', 'PutItem', 'Query gsi1'],
  policies: ['BatchGetItem', 'PutItem', 'Query', 'Query gsi1', 'Query gsi3'],
  reports: ['BatchGetItem', 'PutItem', 'Query', 'Query gsi1', 'Query gsi2'],
  improvements: ['BatchGetItem', 'PutItem', 'Query gsi1', 'Query gsi2'],
  ledger: ['BatchGetItem', 'PutItem', 'Query gsi1', 'Query gsi2', 'Query gsi3'],
  platform: ['BatchGetItem'],
  scheduleTasks: ['BatchGetItem', 'PutItem', 'Query'],
  runTask: ['BatchGetItem', 'PutItem'],
  workJob: ['BatchGetItem', 'PutItem', 'UpdateItem', 'Query', 'Query gsi1', 'Query gsi2'],
  sweep: ['BatchGetItem', 'PutItem', 'Query gsi3'],
  reconcile: ['BatchGetItem', 'PutItem', 'Query gsi3'],
  recount: ['BatchGetItem', 'PutItem', 'Query'],
  aggregateMonth: ['BatchGetItem', 'PutItem'],
};
const lambdas = Object.entries(entryPoints(Object.keys(areas)));

test.each(lambdas)('%s may do with the table what it has to, and nothing else', (name) => {
  expect(grantedTo(name).sort()).toEqual(allowed[name]?.sort());
});

test.each(lambdas)('%s may do what its code does', (name, file) => {
  expect(grantedTo(name).sort()).toEqual(usedBy(name, file).sort());
});

test('a Lambda that nobody has given rights does not synthesize', () => {
  expect(() => tableRightsOf('stranger')).toThrow('stranger');
});

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** Each action on the table, and on which index if on one. */
function grantedTo(name: string): string[] {
  const ofRole = policies.filter(({ id }) => new RegExp(`${name}Role`, 'i').test(id));
  expect(ofRole).toHaveLength(1);
  return ofRole
    .flatMap(({ Properties }) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement)
    .flatMap(({ Action, Resource }) =>
      [Resource].flat().flatMap((resource) => {
        const on = placeOf(resource);
        if (on === undefined) return [];
        return [Action].flat().map((action) => `${action.replace('dynamodb:', '')}${on}`);
      }),
    );
}

/** Empty for the table, its name for an index, undefined for anything else, such as the stream. */
function placeOf(resource: unknown): string | undefined {
  const tableArn = JSON.stringify({ 'Fn::GetAtt': [tables[0]?.id, 'Arn'] });
  const text = JSON.stringify(resource);
  if (text === tableArn) return '';
  if (!text.includes(tableArn)) return undefined;
  const [, index] = /\/index\/(\w+)"/.exec(text) ?? [];
  return ` ${index}`;
}

/**
 * What can be read off the source files of a Lambda's own folder. An API's Lambda reads the caller of every
 * request and keeps the answer of every one that may change something.
 */
function usedBy(name: string, file: string): string[] {
  const source = [...sourcesOf(file).values()].join('\n');
  const routes = (areas as Areas)[name];
  const writes = routes?.some(({ method }) => method !== 'GET') || source.includes('.transact(');
  const indexes = [...source.matchAll(/\bindex: '(\w+)'/g)].map(([, index]) => `Query ${index}`);
  return [
    ...(routes || source.includes('.load(') ? ['BatchGetItem'] : []),
    ...(writes ? ['PutItem'] : []),
    ...(/\.increment\(|\b(?:enterInFiles|enterWithReminders|enterDelivery|enterVisit|registerIn|writeFile|writeStandIn)\(/.test(
      source,
    )
      ? ['UpdateItem']
      : []),
    ...(/\bpartition, prefix\b|\b(?:changeNumber|followInCalls|openCallbacksOf|badRowsOf|monthsBetween|differencesFound|compareBooks|eraseRecord)\(/.test(
      source,
    )
      ? ['Query']
      : []),
    ...new Set([...indexes, ...(source.includes('readArea(') ? ['Query gsi1', 'Query gsi2'] : [])]),
  ];
}

/** A file and all that it imports from its own folder, by path. */
function sourcesOf(file: string, found = new Map<string, string>()): Map<string, string> {
  if (found.has(file)) return found;
  const source = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
  found.set(file, source);
  for (const [, path = ''] of source.matchAll(/'(\.\/[\w-]+\.ts)'/g)) {
    sourcesOf(join(dirname(file), path), found);
  }
  return found;
}
