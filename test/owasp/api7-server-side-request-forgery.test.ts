import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintView } from '../../functions/complaints/complaint-view.ts';
import { openApiDocument } from '../../functions/platform/openapi.ts';
import type { Caller } from '../e2e/support/client.ts';
import { complaintBody } from '../e2e/support/samples.ts';
import { running } from './support/running.ts';

const { client } = running(7);
let director: Caller;
let asked: string[];
let server: Server;
let address: string;

beforeAll(async () => {
  director = await client.as('care_director');
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

test('no request names an address that the system would fetch', async () => {
  const text = JSON.stringify(await openApiDocument());
  const inputs = [...text.matchAll(/"requestBody":\{.*?"responses":/g)].map(([part]) => part).join();
  expect(inputs.length).toBeGreaterThan(1_000);
  expect(inputs).not.toMatch(/"format":"(?:uri|url|iri|hostname|ipv[46])/);
  expect(inputs).not.toMatch(/"(?:url|uri|href|callbackUrl|webhook|endpoint|host)":/i);
});

test('an address in a text is a text: it is kept as it came, and nobody goes there', async () => {
  const link = `${address}/latest/meta-data/`;
  const customer = { name: link, phone: '13800138000' };
  const body = complaintBody({ description: link, demand: link, customer });
  const { status, body: made } = await director.post('/complaints', body);
  expect(status).toBe(201);
  await director.post(`/complaints/${made.id}/notes`, { text: `<img src="${link}">` });
  const file = { name: `${link}a.pdf`.replaceAll('/', '_'), type: 'application/pdf', size: 1 };
  await director.post(`/complaints/${made.id}/attachments`, file);
  const stored = (await director.get<ComplaintView>(`/complaints/${made.id}`)).body;
  expect(stored).toMatchObject({ description: link });
  expect(asked).toEqual([]);
});

test('headers that name another host lead nowhere else, and are in no answer', async () => {
  const host = new URL(address).host;
  const headers = {
    'x-forwarded-host': host,
    forwarded: `host=${host}`,
    'x-forwarded-for': '169.254.169.254',
  };
  const { status, body } = await client.send('/branches', { token: director.token, headers });
  expect(status).toBe(200);
  expect(JSON.stringify(body)).not.toContain(host);
  const made = await director.post('/complaints', complaintBody(), headers);
  expect(made.headers.get('location')).toBe(`/complaints/${made.body.id}`);
  expect(asked).toEqual([]);
});
