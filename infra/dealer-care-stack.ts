import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Api, type Areas } from './api.ts';
import { Automation } from './automation.ts';
import type { Bundles } from './bundle.ts';
import { ChangeStream } from './change-stream.ts';
import { Data } from './data.ts';
import { Evidence } from './evidence.ts';
import { Figures } from './figures.ts';
import { Identity } from './identity.ts';
import { Monitoring } from './monitoring.ts';
import { isProduction, type Settings } from './settings.ts';

export interface DealerCareStackProps {
  readonly settings: Settings;
  /** Every route, by the area whose Lambda answers it. */
  readonly areas: Areas;
  /** Every Lambda's code, by its name in `entryPoints`. */
  readonly bundles: Bundles;
}

/** The whole system, in any account, region and partition. */
export class DealerCareStack extends Stack {
  constructor(scope: Construct, id: string, { settings, areas, bundles }: DealerCareStackProps) {
    super(scope, id, { description: 'Dealer Care', terminationProtection: isProduction(settings) });
    const production = isProduction(settings);

    const data = new Data(this, 'Data', { production });
    const changes = new ChangeStream(this, 'Changes', { streamArn: data.streamArn, production });
    const automation = new Automation(this, 'Automation', {
      data,
      changes,
      bundles,
      production,
      runTaskConcurrency: settings.runTaskConcurrency,
      workJobConcurrency: settings.workJobConcurrency,
    });
    const figures = new Figures(this, 'Figures', { data, changes, bundles });
    const identity = new Identity(this, 'Identity', settings);
    const api = new Api(this, 'Api', { data, identity, areas, bundles, settings });
    const evidence = new Evidence(this, 'Evidence', { production, allowedOrigins: settings.allowedOrigins });
    evidence.grantUse(api.lambdaOf('attachments'));
    evidence.grantSendImports(api.lambdaOf('imports'));
    evidence.grantReadImports(automation.workJob);
    evidence.grantErase(automation.workJob);
    evidence.grantErase(automation.scheduleTasks.lambda);
    const monitoring = new Monitoring(this, 'Monitoring', {
      data,
      api,
      automation,
      figures,
      alarmEmail: settings.alarmEmail,
    });

    new CfnOutput(this, 'ApiUrl', { value: api.stage.url });
    new CfnOutput(this, 'Issuer', { value: identity.issuer });
    new CfnOutput(this, 'RecountFunctionName', { value: figures.recount.functionName });
    new CfnOutput(this, 'TableName', { value: data.table.tableName });
    new CfnOutput(this, 'EvidenceBucketName', { value: evidence.bucket.bucketName });
    new CfnOutput(this, 'AlarmTopicArn', { value: monitoring.alarms.topic.topicArn });
  }
}
