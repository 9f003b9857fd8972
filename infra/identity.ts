import { CfnOutput, CfnRule, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import { FeaturePlan, Mfa, StandardThreatProtectionMode, UserPool } from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { isProduction, type Settings } from './settings.ts';

/** Whose tokens the API accepts: any OIDC issuer, or a user pool of its own where none is given. */
export class Identity extends Construct {
  readonly issuer: string;
  readonly audience: string[];
  /** A token must carry one of these; none means that any token of the audience will do. */
  readonly scopes: string[];

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    if (settings.issuer !== undefined) {
      this.issuer = settings.issuer;
      this.audience = settings.audience;
      this.scopes = settings.scopes;
      return;
    }
    this.#refuseChina();
    const pool = this.#createPool(isProduction(settings));
    const client = pool.addClient('App', {
      authFlows: { userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
    });
    new CfnOutput(this, 'UserPoolClientId', { value: client.userPoolClientId });
    this.issuer = pool.userPoolProviderUrl;
    this.audience = [client.userPoolClientId];
    // Every access token of a pool's own sign-in carries this scope, and no identity token does.
    this.scopes = ['aws.cognito.signin.user.admin'];
  }

  #createPool(production: boolean): UserPool {
    return new UserPool(this, 'UserPool', {
      // Rights come from the directory in the table; a stranger's account would have none, so none is made.
      selfSignUpEnabled: false,
      signInAliases: { username: true },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
      },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: production,
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** The region is known only when deploying, and CloudFormation's own message would not say what to do. */
  #refuseChina(): void {
    new CfnRule(this, 'IssuerRequired', {
      assertions: [
        {
          assert: Fn.conditionNot(
            Fn.conditionContains(['cn-north-1', 'cn-northwest-1'], Fn.ref('AWS::Region')),
          ),
          assertDescription:
            'No Cognito user pools in the China regions: give an OIDC issuer (-c issuer=… -c audience=…).',
        },
      ],
    });
  }
}
