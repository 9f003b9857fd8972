import { type CfnElement, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { objectPrefixes } from '../shared/data/table/keys.ts';
import { argueWildcard } from './wildcards.ts';

export interface EvidenceProps {
  /** Where the pages come from that may send and fetch files. */
  readonly allowedOrigins: readonly string[];
  readonly production: boolean;
}

/**
 * The bucket that files lie in: as they were sent for a day, and for good once they were checked; those of imports for
 * a week. Every version is kept, so that what was checked is what is fetched. Nobody may delete but the job that erases
 * a customer, and what forgets a case whose time is over.
 */
export class Evidence extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { allowedOrigins, production }: EvidenceProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      lifecycleRules: [
        {
          prefix: objectPrefixes.uploads,
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
        {
          // Long enough to look into what could not be taken.
          prefix: objectPrefixes.imports,
          expiration: Duration.days(7),
          noncurrentVersionExpiration: Duration.days(1),
        },
        { abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      cors:
        allowedOrigins.length === 0
          ? []
          : [
              {
                allowedMethods: [HttpMethods.POST, HttpMethods.GET],
                allowedOrigins: [...allowedOrigins],
                allowedHeaders: ['*'],
                maxAge: Duration.hours(1).toSeconds(),
              },
            ],
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Whoever asks for a form or a link is in the log of the API and, for every file kept, in the record; CloudTrail data events tell of each object, without another bucket that names complaints.',
    });
  }

  /** What the Lambda does, and what the forms and links may do that it signs. */
  grantUse(lambda: LambdaFunction): void {
    const { uploads, evidence } = objectPrefixes;
    this.#grant(lambda, [
      { actions: ['PutObject', 'GetObject', 'GetObjectVersion'], prefix: uploads },
      { actions: ['PutObject', 'GetObjectVersion'], prefix: evidence },
    ]);
    this.#grantLookingFor(lambda);
  }

  /** What the forms may do that the Lambda signs for the files of imports. */
  grantSendImports(lambda: LambdaFunction): void {
    this.#grant(lambda, [{ actions: ['PutObject'], prefix: objectPrefixes.imports }]);
  }

  /** Lets a Lambda remove what was sent and kept, every version of it: to erase or to forget, and for nothing else. */
  grantErase(lambda: LambdaFunction): void {
    const { uploads, evidence } = objectPrefixes;
    this.#grant(lambda, [
      { actions: ['DeleteObjectVersion'], prefix: uploads },
      { actions: ['DeleteObjectVersion'], prefix: evidence },
    ]);
    const resources = [this.bucket.bucketArn];
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucketVersions'], resources }));
  }

  /** Lets a Lambda look for the files of imports, and read them. */
  grantReadImports(lambda: LambdaFunction): void {
    this.#grant(lambda, [{ actions: ['GetObject', 'GetObjectVersion'], prefix: objectPrefixes.imports }]);
    this.#grantLookingFor(lambda);
  }

  #grant(lambda: LambdaFunction, rights: readonly { actions: string[]; prefix: string }[]): void {
    const { bucketArn, bucketName } = this.bucket;
    lambda.addEnvironment('EVIDENCE_BUCKET', bucketName);
    for (const { actions, prefix } of rights) {
      lambda.addToRolePolicy(
        new PolicyStatement({
          actions: actions.map((action) => `s3:${action}`),
          resources: [`${bucketArn}/${prefix}*`],
        }),
      );
      argueWildcard(
        lambda,
        `<${this.#logicalId}.Arn>/${prefix}*`,
        'An object is named by its complaint and file, or by its import; the prefix bounds them.',
      );
    }
  }

  /** Without it S3 does not say that a file has not arrived, but that it must not be looked for. */
  #grantLookingFor(lambda: LambdaFunction): void {
    const resources = [this.bucket.bucketArn];
    lambda.addToRolePolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources }));
  }

  get #logicalId(): string {
    return Stack.of(this).getLogicalId(this.bucket.node.defaultChild as CfnElement);
  }
}
