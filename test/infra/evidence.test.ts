import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { objectKeys } from '../../shared/data/table/keys.ts';
import { createStack, oidc, resourcesOf, templateOf } from './fixture.ts';

const template = templateOf();
const bucket = bucketIn(template);

function bucketIn(of: Template) {
  const found = resourcesOf(of, 'AWS::S3::Bucket').find(({ id }) => id.startsWith('Evidence'));
  if (!found) throw new Error('there is no bucket for the files');
  return found;
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

describe('the bucket of the files', () => {
  test('keeps every version, encrypted, and nothing of it is public', () => {
    expect(bucket.Properties).toMatchObject({
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  test('drops after a day what was sent, after a week what was read in, and nothing that was checked', () => {
    const { Rules } = bucket.Properties.LifecycleConfiguration as { Rules: Record<string, unknown>[] };
    const expiring = Rules.filter((rule) => JSON.stringify(rule).includes('Expiration'));
    expect(expiring).toEqual([
      {
        Prefix: 'uploads/',
        Status: 'Enabled',
        ExpirationInDays: 1,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      },
      {
        Prefix: 'imports/',
        Status: 'Enabled',
        ExpirationInDays: 7,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      },
    ]);
    expect(objectKeys.upload('c', 'f')).toMatch(/^uploads\//);
    expect(objectKeys.import('i')).toMatch(/^imports\//);
    expect(objectKeys.evidence('c', 'f')).not.toMatch(/^(uploads|imports)\//);
    expect(Rules).toContainEqual(
      expect.objectContaining({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
    );
  });

  test('outlives the stack in production', () => {
    const inProduction = bucketIn(templateOf({ ...oidc, stage: 'production' }));
    expect([bucket.DeletionPolicy, inProduction.DeletionPolicy]).toEqual(['Delete', 'Retain']);
  });
});

describe('pages of other origins', () => {
  test('may neither send nor fetch files unless a deployment names them', () => {
    expect(bucket.Properties).not.toHaveProperty('CorsConfiguration');
    const context = { ...oidc, allowedOrigins: 'https://care.example.com, https://m.example.com' };
    expect(bucketIn(templateOf(context)).Properties.CorsConfiguration).toMatchObject({
      CorsRules: [
        {
          AllowedMethods: ['POST', 'GET'],
          AllowedOrigins: ['https://care.example.com', 'https://m.example.com'],
        },
      ],
    });
  });

  test.each(['*', 'care.example.com', 'ftp://care.example.com'])('%s is no origin', (allowedOrigins) => {
    expect(() => createStack({ ...oidc, allowedOrigins })).toThrow();
  });
});

describe('rights to the bucket', () => {
  const granted = resourcesOf(template, 'AWS::IAM::Policy').flatMap(({ id, Properties }) =>
    (Properties.PolicyDocument as { Statement: Statement[] }).Statement.filter(({ Resource }) =>
      JSON.stringify(Resource).includes(`"${bucket.id}"`),
    ).map(({ Action, Resource }) => ({ id, actions: [Action].flat(), resource: JSON.stringify(Resource) })),
  );

  test('have the Lambdas of attachments and imports, the one that reads them in and the one that forgets, and no other', () => {
    expect(granted.length).toBeGreaterThan(0);
    expect(granted.filter(({ id }) => !/attachments|imports|WorkJob|ScheduleTasks/i.test(id))).toEqual([]);
  });

  test('end for imports with sending and with reading', () => {
    const of = (name: RegExp) =>
      granted
        .filter(({ id, resource }) => name.test(id) && resource.includes('/*'))
        .map(({ actions, resource }) => [
          actions,
          ...[...resource.matchAll(/\/(\w+)\/\*/g)].map(([, prefix]) => prefix).toSorted(),
        ]);
    expect(of(/imports/i)).toEqual([[['s3:PutObject'], 'imports']]);
    expect(of(/WorkJob/)).toEqual([
      [['s3:GetObject', 's3:GetObjectVersion'], 'imports'],
      [['s3:DeleteObjectVersion'], 'evidence', 'uploads'],
    ]);
    expect(of(/ScheduleTasks/)).toEqual([[['s3:DeleteObjectVersion'], 'evidence', 'uploads']]);
  });

  test('are what is done there, and nothing is deleted but by what erases a customer or forgets a case', () => {
    const on = (part: RegExp) =>
      granted.filter(({ resource }) => part.test(resource)).flatMap(({ actions }) => actions);
    expect(on(/"\/uploads\/\*"/).toSorted()).toEqual([
      's3:DeleteObjectVersion',
      's3:DeleteObjectVersion',
      's3:GetObject',
      's3:GetObjectVersion',
      's3:PutObject',
    ]);
    expect(on(/"\/evidence\/\*"/).toSorted()).toEqual([
      's3:DeleteObjectVersion',
      's3:DeleteObjectVersion',
      's3:GetObjectVersion',
      's3:PutObject',
    ]);
    const deleting = granted.filter(({ actions }) => actions.some((action) => action.includes('Delete')));
    expect(deleting.every(({ id }) => /WorkJob|ScheduleTasks/.test(id))).toBe(true);
    expect(
      granted
        .filter(({ resource }) => !resource.includes('/*'))
        .flatMap(({ actions }) => actions)
        .toSorted(),
    ).toEqual(['s3:ListBucket', 's3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketVersions']);
  });
});
