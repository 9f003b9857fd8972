import { expect, test } from 'vitest';
import { signRequest, verifyRequest } from '../../../infra/local/request-signature.ts';

// The example of AWS's own description of the algorithm.
const credentials = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
};
const at = new Date('2015-08-30T12:36:00.000Z');
const request = {
  method: 'GET',
  url: new URL('https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08'),
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
};

test('a signature is the one that AWS gives as its example', () => {
  const { authorization } = signRequest(
    request,
    { body: '', region: 'us-east-1', service: 'iam', at },
    credentials,
  );
  expect(authorization).toBe(
    'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  );
});

test('a signed request is none any more with another secret', () => {
  const url = new URL('http://127.0.0.1:1/');
  const hashOfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  const headers = { 'x-amz-content-sha256': hashOfNothing };
  const signed = signRequest(
    { method: 'POST', url, headers },
    { body: '', region: 'local', service: 'dynamodb', at },
    credentials,
  );
  const received = { method: 'POST', url, headers: { ...signed, host: url.host } };
  const now = at.toISOString();
  expect(() => verifyRequest(received, credentials, now)).not.toThrow();
  expect(() => verifyRequest(received, { ...credentials, secretAccessKey: 'other' }, now)).toThrow(
    'The signature is not that of the request.',
  );
});
