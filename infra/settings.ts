import type { Node } from 'constructs';
import * as z from 'zod';

const list = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value),
  z.array(z.string().min(1)),
);

/** As browsers spell it: nothing follows host and port. */
function isOrigin(text: string): boolean {
  return URL.parse(text)?.origin === text;
}

const settingsSchema = z
  .strictObject({
    /** Names the stack; `production` is the one whose data outlives it. */
    stage: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
    /** The OIDC issuer, exactly as its tokens spell it. Without one, a Cognito user pool is created. */
    issuer: z.url({ protocol: /^https$/ }).optional(),
    /** Whom the tokens must be made out to; several are given comma-separated. */
    audience: list.default([]),
    /** Scopes of which a token must carry one: the way to refuse identity tokens. */
    scopes: list.default([]),
    /** Requests a second and at once that the API takes before it answers 429. */
    throttlingRateLimit: z.coerce.number().int().positive().default(100),
    throttlingBurstLimit: z.coerce.number().int().positive().default(200),
    /** The same for each route that takes much more than others, such as reports and imports. */
    costlyRateLimit: z.coerce.number().int().positive().default(10),
    costlyBurstLimit: z.coerce.number().int().positive().default(20),
    /** Requests a second and at once that each running copy of a Lambda takes from one caller. */
    callerRateLimit: z.coerce.number().int().positive().default(20),
    callerBurstLimit: z.coerce.number().int().positive().default(100),
    /** Origins whose pages may use the API, comma-separated, such as `https://care.example.com`. */
    allowedOrigins: list
      .pipe(z.array(z.url({ protocol: /^https?$/ }).refine(isOrigin, 'is no origin')))
      .default([]),
    /** How many due steps run at once at most, reserved for them; without it, as many as the account allows. */
    runTaskConcurrency: z.coerce.number().int().positive().optional(),
    /** How many jobs are worked off at once at most, reserved for them; likewise. */
    workJobConcurrency: z.coerce.number().int().positive().optional(),
    /** Who gets the alarms by mail. */
    alarmEmail: z.email().optional(),
  })
  .refine(({ issuer, audience }) => (issuer === undefined) === (audience.length === 0), {
    message: 'issuer and audience are given together or not at all',
  });

/** What a deployment decides for itself, given as CDK context (`cdk deploy -c issuer=… -c audience=…`). */
export type Settings = z.infer<typeof settingsSchema>;

/** @throws ZodError naming what does not fit. */
export function readSettings(node: Node): Settings {
  const names = Object.keys(settingsSchema.shape);
  const given = names.map((name) => [name, node.tryGetContext(name) as unknown] as const);
  return settingsSchema.parse(Object.fromEntries(given.filter(([, value]) => value !== undefined)));
}

/** Whether what the stack stores must outlive it. */
export function isProduction({ stage }: Pick<Settings, 'stage'>): boolean {
  return stage === 'production';
}
