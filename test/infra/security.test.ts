import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createStack, oidc, resourcesOf } from './fixture.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const statementsSchema = z.object({
  Statement: z.array(z.object({ Action: oneOrMore, Resource: z.unknown() })),
});

describe.each([
  ['with an OIDC issuer', oidc],
  ['with a user pool', {}],
  ['in production', { ...oidc, stage: 'production' }],
  ['for pages of other origins', { ...oidc, allowedOrigins: 'https://care.example.com' }],
])('%s', (_, context) => {
  const stack = createStack(context);
  const stacks = stack.node.findAll().filter(Stack.isStack);

  test('cdk-nag finds nothing that is not argued', () => {
    const { violations } = new AwsSolutionsChecks(stack, { verbose: true }).validateScope(stack);
    expect(violations).toEqual([]);
  });

  test('cdk-nag looks at the routes, wherever they are', () => {
    const routes = stack.node.findAll().filter((node) => node instanceof CfnRoute);
    for (const route of routes) route.authorizationType = 'NONE';
    const { violations } = new AwsSolutionsChecks(stack, { verbose: true }).validateScope(stack);
    const open = violations.filter(({ ruleName }) => ruleName.includes('APIG4'));
    const named = open.flatMap(({ violatingResources }) => violatingResources);
    const closed = routes.filter(({ routeKey }) => !/health|OPTIONS/.test(routeKey));
    expect(named).toHaveLength(closed.length);
  });

  test('no ARN names a partition, so that China regions work', () => {
    for (const each of stacks) {
      expect(JSON.stringify(Template.fromStack(each).toJSON())).not.toContain('arn:aws');
    }
  });
});

describe('permissions', () => {
  const policies = resourcesOf(Template.fromStack(createStack()), 'AWS::IAM::Policy');
  const statements = policies.flatMap(
    ({ Properties }) => statementsSchema.parse(Properties.PolicyDocument).Statement,
  );
  const actions = statements.flatMap(({ Action }) => Action);

  test('are named one by one', () => {
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  test('let nobody scan the table', () => {
    expect(actions).not.toContain('dynamodb:Scan');
  });

  test('name all resources only where the action knows none', () => {
    const onEverything = statements.filter(({ Resource }) => Resource === '*');
    expect(new Set(onEverything.flatMap(({ Action }) => Action))).toEqual(
      new Set(['dynamodb:ListStreams', 'scheduler:ListSchedules']),
    );
  });
});
