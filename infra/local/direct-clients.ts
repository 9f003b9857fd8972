/** What the clients sign with, and the local services verify. */
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' };

export const localRegion = 'local';

export interface Endpoints {
  readonly dynamodb: string;
  readonly scheduler: string;
  readonly s3: string;
}

/** The clients that functions build know of their endpoints from nothing but the environment. */
export function directClients({ dynamodb, scheduler, s3 }: Endpoints): void {
  for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']) {
    delete process.env[name];
  }
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SCHEDULER: scheduler,
    // An address of numbers also tells the client to name the bucket in the path.
    AWS_ENDPOINT_URL_S3: s3,
    AWS_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localCredentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localCredentials.secretAccessKey,
  });
}
