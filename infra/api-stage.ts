import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  type HttpApi,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Settings } from './settings.ts';

/**
 * An allow-list without personal data: the route and not the path, which names people's things; no query,
 * which may hold a phone number; no address and no subject, since who did what is in the record.
 */
const accessLogFields = {
  requestId: '$context.requestId',
  requestTime: '$context.requestTime',
  httpMethod: '$context.httpMethod',
  routeKey: '$context.routeKey',
  status: '$context.status',
  responseLength: '$context.responseLength',
  responseLatency: '$context.responseLatency',
  integrationLatency: '$context.integrationLatency',
  integrationStatus: '$context.integrationStatus',
  errorResponseType: '$context.error.responseType',
} as const;

export interface StageProps {
  readonly httpApi: HttpApi;
  readonly settings: Settings;
  /** By their keys. */
  readonly costly: ReadonlyMap<string, HttpRoute>;
  readonly accessLogs: ILogGroup;
}

/**
 * The API's one stage: deployed with the stack, logged, and throttled as a whole, with less for each of the costly
 * routes, which must be there before the stage can name them. Nor may one go while it is named: what is costly no more
 * is first let off its limit, and its route removed with another deployment.
 */
export function createStage(
  scope: Construct,
  { httpApi, settings, costly, accessLogs }: StageProps,
): HttpStage {
  const stage = new HttpStage(scope, 'Stage', {
    httpApi,
    autoDeploy: true,
    throttle: { rateLimit: settings.throttlingRateLimit, burstLimit: settings.throttlingBurstLimit },
    accessLogSettings: {
      destination: new LogGroupLogDestination(accessLogs),
      format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
    },
  });
  stage.node.addDependency(...costly.values());
  const limits = {
    ThrottlingRateLimit: settings.costlyRateLimit,
    ThrottlingBurstLimit: settings.costlyBurstLimit,
  };
  const resource = stage.node.defaultChild as CfnStage;
  resource.routeSettings = Object.fromEntries([...costly.keys()].map((key) => [key, limits]));
  return stage;
}
