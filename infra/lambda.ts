import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface LambdaProps {
  readonly description: string;
  /** The folder its bundle lies in. */
  readonly folder: string;
  /** What `shared/runtime.ts` reads, and nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly timeout: Duration;
  /** Kept free for it out of the account's concurrency, and the most it gets. */
  readonly reservedConcurrency?: number | undefined;
}

/**
 * A Lambda with what all of them share. Its role may write its own log group and nothing more: the managed
 * `AWSLambdaBasicExecutionRole` would let it create and write any.
 */
export function createLambda(scope: Construct, id: string, props: LambdaProps): LambdaFunction {
  const { reservedConcurrency } = props;
  const home = new Construct(scope, id);
  const logGroup = createLogGroup(home, 'Logs');
  const role = new Role(home, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  return new LambdaFunction(home, 'Function', {
    description: props.description,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(props.folder),
    handler: 'index.handler',
    environment: { ...props.environment },
    timeout: props.timeout,
    ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
    // A cold start is bound by the processor, which comes with memory; what takes half as long costs the same.
    memorySize: 1024,
    role,
    // The handlers write JSON lines themselves; Lambda's JSON format would wrap each in a string.
    logGroup,
  });
}

/** Logs hold no personal data, but an incident is looked into weeks later. They go with the stack. */
export function createLogGroup(scope: Construct, id: string): LogGroup {
  return new LogGroup(scope, id, {
    retention: RetentionDays.THREE_MONTHS,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}
