import { Duration, Validations } from 'aws-cdk-lib';
import {
  CorsHttpMethod,
  type CorsPreflightOptions,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { createStage } from './api-stage.ts';
import type { Bundles } from './bundle.ts';
import { cors } from './cors.ts';
import type { Data } from './data.ts';
import { folderOf } from './entry-points.ts';
import type { Identity } from './identity.ts';
import { createLambda } from './lambda.ts';
import type { Settings } from './settings.ts';
import { tableRightsOf } from './table-rights.ts';

/** What API Gateway has to know of a route; `functions/routes.ts` declares them. */
export interface ApiRoute {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  /** `open` needs no token. */
  readonly action: string;
  /** Whether the gateway lets fewer of it through than of others. */
  readonly costly?: boolean;
}

export type Areas = Readonly<Record<string, readonly ApiRoute[]>>;

export interface ApiProps {
  readonly data: Data;
  readonly identity: Identity;
  readonly areas: Areas;
  readonly bundles: Bundles;
  readonly settings: Settings;
}

/** The HTTP API: one Lambda an area, one route each declared one, and nothing that catches the rest. */
export class Api extends Construct {
  /** By area. */
  readonly lambdas: Readonly<Record<string, LambdaFunction>>;
  readonly stage: HttpStage;
  readonly #api: HttpApi;

  constructor(scope: Construct, id: string, { data, identity, areas, bundles, settings }: ApiProps) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Http', {
      createDefaultStage: false,
      // The default, so that a route is closed unless it says otherwise.
      defaultAuthorizer: new HttpJwtAuthorizer('Jwt', identity.issuer, { jwtAudience: identity.audience }),
      defaultAuthorizationScopes: identity.scopes,
      ...(settings.allowedOrigins.length > 0 && { corsPreflight: preflight(settings.allowedOrigins) }),
    });
    const costly = Object.values(areas)
      .flat()
      .filter((route) => route.costly);
    this.stage = createStage(this, this.#api, settings, costly);
    const lambdas = Object.entries(areas).map(([area, routes]) => {
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
      this.#addRoutes(area, lambda, routes);
      return [area, lambda] as const;
    });
    this.lambdas = Object.fromEntries(lambdas);
  }

  /** @throws Error where there is no such area */
  lambdaOf(area: string): LambdaFunction {
    const lambda = this.lambdas[area];
    if (lambda === undefined) throw new Error(`no Lambda of ${area}`);
    return lambda;
  }

  #addRoutes(area: string, lambda: LambdaFunction, routes: readonly ApiRoute[]): void {
    // One permission for the API: one a route would outgrow the Lambda's policy.
    const integration = new HttpLambdaIntegration(area, lambda, { scopePermissionToRoute: false });
    for (const { method, path, action, costly } of routes) {
      const target = { path, methods: [HttpMethod[method]], integration };
      if (action !== 'open') {
        const added = this.#api.addRoutes(target);
        if (costly) this.stage.node.addDependency(...added);
        continue;
      }
      const open = this.#api.addRoutes({ ...target, authorizer: new HttpNoneAuthorizer() });
      if (costly) this.stage.node.addDependency(...open);
      for (const route of open) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: 'Declared open: it tells nothing of any tenant.',
        });
      }
    }
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
