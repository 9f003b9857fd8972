import { beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintView } from '../../functions/complaints/complaint-view.ts';
import { issuer } from '../../infra/local/identity.ts';
import type { Caller } from '../e2e/support/client.ts';
import { ask, send } from '../e2e/support/evidence-files.ts';
import { signedByIssuer } from '../e2e/support/forged-tokens.ts';
import { complaintBody } from '../e2e/support/samples.ts';
import { sampleFiles, sendFile } from '../support/evidence-files.ts';
import { running } from './support/running.ts';

const { client, system } = running(10);
let director: Caller;
let complaint: string;

beforeAll(async () => {
  director = await client.as('care_director');
  complaint = (await director.post('/complaints', complaintBody())).body.id;
});

describe('what the issuer says is taken for who somebody is, and for nothing else', () => {
  const hostile = [
    'caller#x',
    '../x',
    'x'.repeat(2_000),
    '__proto__',
    '{"$ne":""}',
    "' OR 1=1 --",
    '𠮷\u0000',
    '经理',
  ];

  test.each(hostile)('subject %j', async (sub) => {
    const now = Math.floor((await client.now()) / 1000);
    const claims = { iss: issuer, aud: 'dealer-care', token_use: 'access', iat: now, exp: now + 60, sub };
    const token = await signedByIssuer(system.dataDir, claims);
    const { status, body } = await client.send('/branches', { token });
    expect(status).toBe(403);
    expect(JSON.stringify(body)).not.toContain(sub.slice(0, 20));
  });
});

describe('what the file store holds is looked into before it is kept', () => {
  const completion = (id: string) => `/complaints/${complaint}/attachments/${id}/completion`;

  test('a page that says it is a picture is refused', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const { id } = await send(director, complaint, page);
    const { status, body } = await director.post<unknown>(completion(id), {});
    expect([status, body]).toMatchObject([400, { errors: [{ path: 'type' }] }]);
  });

  test('so is one of another kind than it was said to be', async () => {
    const png = sampleFiles['image/png'];
    const { id } = await send(director, complaint, png);
    expect((await director.post<unknown>(completion(id), {})).status).toBe(400);
  });

  test('a form takes neither another size nor another place', async () => {
    const { body } = await ask(director, complaint, { size: 10 });
    expect((await sendFile(body.upload, Buffer.alloc(11))).ok).toBe(false);
    const fields = { ...body.upload.fields, key: `evidence/${complaint}/0000000000000000` };
    expect((await sendFile({ ...body.upload, fields }, Buffer.alloc(10))).ok).toBe(false);
  });

  test.each(['../../etc/passwd', 'a\u0000.pdf', 'a\r\nx-header: y.pdf', 'x'.repeat(300), ''])(
    'no file is named %j',
    async (name) => {
      const { status } = await ask(director, complaint, { name, type: 'application/pdf', size: 1 });
      expect(status).toBe(400);
    },
  );
});

test('what other systems’ people wrote comes back as it came, as data of a declared type', async () => {
  const script = '<script>fetch("https://evil.example.com")</script>';
  const made = await director.post(
    '/complaints',
    complaintBody({ description: script, channel: 'manufacturer' }),
  );
  const { headers, body } = await director.get<ComplaintView>(`/complaints/${made.body.id}`);
  expect(body.description).toBe(script);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
