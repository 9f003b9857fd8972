import { Validations } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';

/**
 * Records why a Lambda's role names a resource with a wildcard; cdk-nag fails on any that is not recorded.
 *
 * @param resource the resource as cdk-nag spells it, references in angle brackets
 */
export function argueWildcard(lambda: LambdaFunction, resource: string, reason: string): void {
  Validations.of(lambda.role ?? lambda).acknowledge({
    id: `AwsSolutions-IAM5[Resource::${resource}]`,
    reason,
  });
}
