import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { type Answer, type Client, createClient, type ProblemView } from './support/client.ts';
import { branchId, complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

type Refusal = ProblemView & { readonly code: string; readonly values?: Readonly<Record<string, unknown>> };

let system: SystemUnderTest;
let client: Client;
let id: string;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  const officer = await client.as('care_officer');
  id = (await officer.post<ComplaintShown>('/complaints', complaintBody())).body.id;
});
afterAll(() => system.close());

/** The same request twice, in either language. */
async function inBoth(
  role: string | undefined,
  path: string,
  request: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
) {
  const token = role === undefined ? undefined : (await client.as(role)).token;
  const ask = async (language: string) => {
    const headers = { ...request.headers, 'accept-language': language };
    return await client.send<Refusal>(path, { ...request, token, headers });
  };
  const [en, zh] = [await ask('en'), await ask('zh-CN,zh;q=0.9,en;q=0.8')];
  return { en, zh };
}

function expectAlike({ en, zh }: { en: Answer<Refusal>; zh: Answer<Refusal> }) {
  const forPrograms = ({ body: { title: _, detail: __, errors, ...others } }: Answer<Refusal>) => ({
    ...others,
    errors: errors?.map(({ message: ___, ...error }) => error),
  });
  expect(forPrograms(zh)).toEqual(forPrograms(en));
  for (const [language, { headers, body }] of [['en', en] as const, ['zh', zh] as const]) {
    expect(headers.get('content-language')).toBe(language);
    expect(headers.get('vary')).toContain('Accept-Language');
    const words = [body.title, body.detail ?? '', ...(body.errors ?? []).map(({ message }) => message)];
    for (const text of words) expect(/\p{Script=Han}/u.test(text), text).toBe(language === 'zh');
  }
}

describe('a refusal has its code and values, and its words in the language that is asked for', () => {
  test('400: every place that does not fit', async () => {
    const body = {
      ...complaintBody(),
      channel: 'pigeon',
      customer: { name: 'x', phone: '1' },
      colour: 'red',
    };
    const both = await inBoth('care_officer', '/complaints', { method: 'POST', body });
    expectAlike(both);
    expect(both.zh.status).toBe(400);
    expect(both.zh.body.errors).toMatchObject([
      { path: 'channel', code: 'not_among', values: { options: expect.arrayContaining(['hotline']) } },
      { path: 'colour', code: 'unknown_field', message: '不是已知的字段' },
      { path: 'customer.phone', code: 'not_a_phone_number', message: '不是有效的电话号码' },
    ]);
  });

  test('401: no token, and one that is not valid', async () => {
    const without = await inBoth(undefined, '/complaints');
    expectAlike(without);
    expect(without.zh.body).toMatchObject({ status: 401, code: 'bearer_needed', title: '需要有效的令牌' });
    const wrong = await inBoth(undefined, '/complaints', { headers: { authorization: 'Bearer x' } });
    expectAlike(wrong);
    expect(wrong.zh.body).toMatchObject({ status: 401, code: 'token_not_valid', detail: '令牌无效。' });
  });

  test('403: who may instead, by role and to the owner', async () => {
    const byRole = await inBoth('sales_adviser', `/complaints?branchId=${branchId}`);
    expectAlike(byRole);
    expect(byRole.en.body).toMatchObject({
      status: 403,
      code: 'not_for_role',
      values: { role: 'sales_adviser', roles: expect.arrayContaining(['care_director', 'general_manager']) },
      detail: expect.stringContaining('but for care_specialist, care_officer, care_director'),
    });
    expect(byRole.zh.body.detail).toMatch(
      /^销售顾问无权进行此操作，有权的是：回访专员、客户关爱员、客户总监/,
    );
    const note = { method: 'POST', body: { text: 'x' } };
    const owned = await inBoth('finance', `/complaints/${id}/notes`, note);
    expectAlike(owned);
    expect(owned.en.body).toMatchObject({
      status: 403,
      code: 'not_for_owner',
      values: { role: 'service_director', roles: expect.not.arrayContaining(['finance']) },
    });
  });

  test('404: what is not there, and what the caller may not know of', async () => {
    const absent = await inBoth('care_director', '/complaints/cmp.demo.sh01.0000000000000000');
    expectAlike(absent);
    expect(absent.zh.body).toMatchObject({ code: 'no_such_complaint', detail: '没有这样的抱怨。' });
    const unknown = await inBoth('care_director', '/pigeons');
    expectAlike(unknown);
    expect(unknown.zh.status).toBe(404);
    const stranger = await client.as({ role: 'care_director', branchIds: ['demo.gz01'] });
    const answer = await stranger.get<Refusal>(`/complaints/${id}`);
    expect(answer.body).toMatchObject({ status: 404, code: 'no_such_complaint' });
    expect(answer.body).not.toHaveProperty('values');
  });

  test('409: which state, and what is not allowed in it', async () => {
    const both = await inBoth('care_director', `/complaints/${id}/verification`, {
      method: 'POST',
      body: { outcome: 'satisfied' },
    });
    expectAlike(both);
    expect(both.zh.body).toMatchObject({
      status: 409,
      code: 'wrong_status',
      values: { command: 'verify-complaint', status: 'received' },
      title: '当前状态不允许此操作',
      detail: '抱怨处于“已受理”状态时不能登记回访确认',
    });
  });

  test('412: at which version it is by now', async () => {
    const both = await inBoth('care_director', `/complaints/${id}/notes`, {
      method: 'POST',
      body: { text: 'x' },
      headers: { 'if-match': '"9"' },
    });
    expectAlike(both);
    expect(both.zh.body).toMatchObject({ status: 412, code: 'changed_since', detail: '现在的版本是 "1"。' });
  });

  test('413 and 422: a body that is too large, and a key that had another body', async () => {
    const large = { method: 'POST', body: ' '.repeat(256 * 1024 + 1) };
    const tooLarge = await inBoth('care_officer', '/complaints', large);
    expectAlike(tooLarge);
    expect(tooLarge.zh.body).toMatchObject({ status: 413, code: 'body_too_large' });
    const officer = await client.as('care_officer');
    const key = { 'idempotency-key': 'refusals-1' };
    await officer.post('/complaints', complaintBody(), key);
    const other = await inBoth('care_officer', '/complaints', {
      method: 'POST',
      body: complaintBody({ demand: '道歉' }),
      headers: key,
    });
    expectAlike(other);
    expect(other.zh.body).toMatchObject({ status: 422, code: 'other_body' });
  });
});
