import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { type CfnStage, type HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import type { Construct } from 'constructs';
import { createLogGroup } from './lambda.ts';
import type { Settings } from './settings.ts';

/**
 * An allow-list without personal data: the route and not the path, which names people's things; no query,
 * which may hold a phone number; no address and no subject, since who did what is in the record.
 */
const accessLogFields = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  errorResponseType: '$context.error.responseType',
} as const;

/**
 * The API's one stage: deployed with the stack, logged, and throttled as a whole, with less for each of the costly
 * routes, which must be there before the stage can name them.
 */
export function createStage(
  scope: Construct,
  httpApi: HttpApi,
  settings: Settings,
  costly: readonly { readonly method: string; readonly path: string }[],
): HttpStage {
  const stage = new HttpStage(scope, 'Stage', {
    httpApi,
    autoDeploy: true,
    throttle: { rateLimit: settings.throttlingRateLimit, burstLimit: settings.throttlingBurstLimit },
    accessLogSettings: {
      destination: new LogGroupLogDestination(createLogGroup(scope, 'AccessLogs')),
      format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
    },
  });
  const limits = {
    ThrottlingRateLimit: settings.costlyRateLimit,
    ThrottlingBurstLimit: settings.costlyBurstLimit,
  };
  const resource = stage.node.defaultChild as CfnStage;
  resource.routeSettings = Object.fromEntries(
    costly.map(({ method, path }) => [`${method} ${path}`, limits]),
  );
  return stage;
}
