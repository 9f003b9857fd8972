import { Duration } from 'aws-cdk-lib';
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi,
  type HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { createStage } from './api-stage.ts';
import { createRoutes } from './area-routes.ts';
import type { Bundles } from './bundle.ts';
import { cors } from './cors.ts';
import type { Data } from './data.ts';
import { type ApiRoute, deployedRoutes } from './deployed-routes.ts';
import { folderOf } from './entry-points.ts';
import type { Identity } from './identity.ts';
import { createLambda, createLogGroup } from './lambda.ts';
import type { Settings } from './settings.ts';
import { tableRightsOf } from './table-rights.ts';

export type Areas = Readonly<Record<string, readonly ApiRoute[]>>;

export interface ApiProps {
  readonly data: Data;
  readonly identity: Identity;
  readonly areas: Areas;
  readonly bundles: Bundles;
  readonly settings: Settings;
}

/** The HTTP API: one Lambda an area, one route a path, and nothing that catches the rest. */
export class Api extends Construct {
  /** By area. */
  readonly lambdas: Readonly<Record<string, LambdaFunction>>;
  readonly stage: HttpStage;
  readonly accessLogs: LogGroup;

  constructor(scope: Construct, id: string, { data, identity, areas, bundles, settings }: ApiProps) {
    super(scope, id);
    const preflights = settings.allowedOrigins.length > 0;
    const httpApi = new HttpApi(this, 'Http', {
      createDefaultStage: false,
      // The default, so that a route is closed unless it says otherwise.
      defaultAuthorizer: new HttpJwtAuthorizer('Jwt', identity.issuer, { jwtAudience: identity.audience }),
      defaultAuthorizationScopes: identity.scopes,
      ...(preflights && { corsPreflight: preflight(settings.allowedOrigins) }),
    });
    const parts = Object.entries(areas).map(([area, declared]) => {
      const lambda = createLambda(this, area, {
        description: `Answers the routes of ${area}`,
        folder: folderOf(bundles, area),
        environment: {
          TABLE_NAME: data.table.tableName,
          CALLER_RATE_LIMIT: String(settings.callerRateLimit),
          CALLER_BURST_LIMIT: String(settings.callerBurstLimit),
        },
        // API Gateway gives up after 30 seconds; a command is one read and one transaction.
        timeout: Duration.seconds(20),
      });
      data.grant(lambda, tableRightsOf(area));
      const routes = deployedRoutes(declared, { preflights });
      return { area, lambda, costly: createRoutes(this, { httpApi, area, lambda, routes }) };
    });
    this.lambdas = Object.fromEntries(parts.map(({ area, lambda }) => [area, lambda]));
    const costly = new Map(parts.flatMap((part) => [...part.costly]));
    this.accessLogs = createLogGroup(this, 'AccessLogs');
    this.stage = createStage(this, { httpApi, settings, costly, accessLogs: this.accessLogs });
  }

  /** @throws Error where there is no such area */
  lambdaOf(area: string): LambdaFunction {
    const lambda = this.lambdas[area];
    if (lambda === undefined) throw new Error(`no Lambda of ${area}`);
    return lambda;
  }
}

/** The gateway answers preflights itself, and its answers say for which pages they are: no cookies, so no credentials. */
function preflight(allowedOrigins: readonly string[]): CorsPreflightOptions {
  return {
    allowOrigins: [...allowedOrigins],
    allowMethods: cors.methods.map((method) => CorsHttpMethod[method]),
    allowHeaders: [...cors.requestHeaders],
    exposeHeaders: [...cors.answerHeaders],
    maxAge: Duration.seconds(cors.maxAgeSeconds),
  };
}
