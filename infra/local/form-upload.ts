import * as z from 'zod';
import { epochMilliseconds, type Instant } from '../../shared/domain/calendar.ts';
import { accessDenied, ObjectError } from './object-error.ts';
import { type Credentials, credentialOf, requireSignature } from './request-signature.ts';

const policySchema = z.object({
  expiration: z.iso.datetime(),
  conditions: z.array(
    z.union([
      z.tuple([z.literal('content-length-range'), z.number(), z.number()]),
      z.tuple([z.enum(['eq', 'starts-with']), z.string(), z.string()]),
      z.record(z.string(), z.string()),
    ]),
  ),
});

type Conditions = z.infer<typeof policySchema>['conditions'];

/** What a form brings: its fields by lower-case name, and the file. */
export interface Form {
  readonly fields: ReadonlyMap<string, string>;
  readonly file: Uint8Array;
}

/** @throws ObjectError where it is no form with a file */
export async function parseForm(body: Uint8Array, contentType: string): Promise<Form> {
  const parsed = await new Response(body, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);
  if (!parsed) throw new ObjectError(400, 'MalformedPOSTRequest', 'The body is no multipart/form-data.');
  const fields = new Map<string, string>();
  for (const [name, value] of parsed) {
    if (typeof value === 'string') fields.set(name.toLowerCase(), value);
    else if (name !== 'file')
      throw new ObjectError(400, 'InvalidArgument', 'The file field must be named file.');
  }
  const file = parsed.get('file');
  if (file === null) throw new ObjectError(400, 'InvalidArgument', 'POST requires exactly one file.');
  const bytes = typeof file === 'string' ? Buffer.from(file) : new Uint8Array(await file.arrayBuffer());
  return { fields, file: bytes };
}

/**
 * Holds a form to the policy that was signed for it: until when, and that every field is what it allows.
 *
 * @throws ObjectError as S3 would refuse it
 */
export function verifyForm(form: Form, bucket: string, credentials: Credentials, now: Instant): void {
  const field = (name: string) => form.fields.get(name) ?? '';
  const policy = field('policy');
  const signature = { ...credentialOf(field('x-amz-credential')), signature: field('x-amz-signature') };
  requireSignature(signature, policy, credentials);
  const { expiration, conditions } = decoded(policy);
  if (epochMilliseconds(expiration) < epochMilliseconds(now)) {
    throw accessDenied('Invalid according to Policy: Policy expired.');
  }
  const sent = new Map([...form.fields, ['bucket', bucket]]);
  const covered = new Set(conditions.map(nameIn));
  for (const name of form.fields.keys()) {
    const free = name === 'policy' || name === 'x-amz-signature' || name.startsWith('x-ignore-');
    if (!free && !covered.has(name)) {
      throw accessDenied(`Invalid according to Policy: Extra input fields: ${name}`);
    }
  }
  for (const condition of conditions) requireCondition(condition, sent, form.file.length);
}

function requireCondition(
  condition: Conditions[number],
  sent: ReadonlyMap<string, string>,
  size: number,
): void {
  if (Array.isArray(condition) && condition[0] === 'content-length-range') {
    const [, least, most] = condition;
    if (size < least) throw new ObjectError(400, 'EntityTooSmall', 'The file is smaller than it may be.');
    if (size > most) throw new ObjectError(400, 'EntityTooLarge', 'The file is larger than it may be.');
    return;
  }
  const value = sent.get(nameIn(condition));
  const [how, wanted] = Array.isArray(condition)
    ? [condition[0], condition[2]]
    : ['eq', Object.values(condition)[0] ?? ''];
  if (how === 'eq' ? value === wanted : value?.startsWith(String(wanted))) return;
  throw accessDenied(`Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`);
}

/** Empty for a condition on the file itself. */
function nameIn(condition: Conditions[number]): string {
  if (!Array.isArray(condition)) return Object.keys(condition)[0]?.toLowerCase() ?? '';
  return condition[0] === 'content-length-range' ? '' : condition[1].slice(1).toLowerCase();
}

function decoded(policy: string): z.infer<typeof policySchema> {
  try {
    return policySchema.parse(JSON.parse(Buffer.from(policy, 'base64').toString('utf8')));
  } catch {
    throw new ObjectError(400, 'InvalidPolicyDocument', 'The policy is none.');
  }
}
