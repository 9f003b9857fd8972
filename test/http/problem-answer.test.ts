import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { complaintSays } from '../../shared/domain/refusals/complaint.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { policySays, senseSays } from '../../shared/domain/refusals/policy.ts';
import { requestSays } from '../../shared/domain/refusals/request.ts';
import { parse } from '../../shared/http/parse.ts';
import { malformed, Problem, problemOf } from '../../shared/http/problem.ts';
import { problemAnswerFor } from '../../shared/http/problem-answer.ts';

async function answer(problem: Problem, acceptLanguage?: string) {
  const { headers, body } = await problemAnswerFor(problem, acceptLanguage);
  return { headers, body: JSON.parse(body) as Record<string, unknown> };
}

const undecided = new Problem(
  'not_allowed',
  complaintSays.solution_undecided({ command: 'record-agreement' }),
  { allowed: ['add-note'] },
);

describe('the language of a refusal', () => {
  test.each<[header: string | undefined, language: string]>([
    [undefined, 'en'],
    ['', 'en'],
    ['*', 'en'],
    ['en', 'en'],
    ['de', 'en'],
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-Hans', 'zh'],
    ['zh-Hans-CN, zh;q=0.9', 'zh'],
    ['zh;q=0.5,en', 'en'],
    ['zh;q=0.5,en;q=0.4', 'zh'],
    ['en;q=0.1, zh-CN;q=0.2', 'zh'],
    ['zh;q=0', 'en'],
    ['de, zh;q=0.1', 'zh'],
    ['zh;q=nonsense', 'en'],
  ])('of %j is %s', async (header, language) => {
    const { headers, body } = await answer(undecided, header);
    expect([headers['content-language'], headers.vary]).toEqual([language, 'Accept-Language']);
    expect(/\p{Script=Han}/u.test(JSON.stringify(body))).toBe(language === 'zh');
  });

  test('changes the words, and neither code nor values nor what is allowed', async () => {
    const told = {
      code: 'solution_undecided',
      values: { command: 'record-agreement' },
      allowed: ['add-note'],
    };
    expect((await answer(undecided)).body).toMatchObject({
      ...told,
      title: 'The state does not allow this',
      detail: 'record-agreement is not allowed while the solution awaits approval',
    });
    expect((await answer(undecided, 'zh')).body).toMatchObject({
      ...told,
      title: '当前状态不允许此操作',
      detail: '方案待审批时不能登记客户意见',
    });
  });

  test('says what is to be accepted besides, where it is a form', async () => {
    const problem = new Problem('not_acceptable', requestSays.no_such_form({ available: ['text/csv'] }));
    expect((await answer(problem)).headers.vary).toBe('Accept, Accept-Language');
  });
});

describe('what does not fit', () => {
  const schema = z.strictObject({
    name: z.string().check(z.minLength(2), z.maxLength(3)),
    size: z.int().check(z.minimum(1), z.maximum(9)),
    kind: z.enum(['a', 'b']),
    sure: z.literal(true),
    tags: z.array(z.string()).check(z.minLength(1), z.maxLength(2)),
    mail: z.email(),
    day: z.iso.date(),
    time: z.iso.time({ precision: -1 }),
    own: z.string().check(z.refine(() => false, refused(commonSays.not_a_vin))),
    matched: z.string().check(z.regex(/^x$/, refused(commonSays.not_a_month))),
    pattern: z.string().check(z.regex(/^y$/)),
    any: z.unknown().check(z.refine(() => false)),
  });

  const fitting = {
    name: 'ab',
    size: 1,
    kind: 'a',
    sure: true,
    tags: ['x'],
    mail: 'a@b.cn',
    day: '2026-11-21',
  };

  async function errorsOf(input: object) {
    try {
      parse(schema, input);
    } catch (error) {
      const problem = problemOf(error);
      const [en, zh] = [await answer(problem), await answer(problem, 'zh')];
      const chinese = (zh.body.errors as { message: string }[]).map(({ message }) => message);
      return (en.body.errors as { path: string }[]).map((error, at) => ({ ...error, zh: chinese[at] }));
    }
    return [];
  }

  test.each<
    [field: string, value: unknown, code: string, values: object | undefined, message: string, zh: string]
  >([
    ['name', undefined, 'required', undefined, 'is required', '必填'],
    [
      'name',
      1,
      'wrong_type',
      { expected: 'string', received: 'number' },
      'must be a value of type string, not number',
      '应为 string 类型，不是 number',
    ],
    [
      'name',
      'a',
      'too_short',
      { least: 2 },
      'Too small: expected string to have >=2 characters',
      '至少要有 2 个字符',
    ],
    [
      'name',
      'abcd',
      'too_long',
      { most: 3 },
      'Too big: expected string to have <=3 characters',
      '最多 3 个字符',
    ],
    ['size', 1.5, 'not_whole', undefined, 'must be a whole number', '应为整数'],
    ['size', 0, 'below_least', { least: 1 }, 'must be at least 1', '不能小于 1'],
    ['size', 10, 'above_most', { most: 9 }, 'must be at most 9', '不能大于 9'],
    ['kind', 'c', 'not_among', { options: ['a', 'b'] }, 'must be one of "a"|"b"', '应为以下之一：a、b'],
    ['sure', false, 'not_that', { option: 'true' }, 'must be true', '应为 true'],
    ['tags', [], 'too_few_items', { least: 1 }, 'must have at least 1', '至少要有 1 项'],
    ['tags', ['', '', ''], 'too_many_items', { most: 2 }, 'must have at most 2', '最多 2 项'],
    ['mail', 'x', 'not_an_email', undefined, 'Invalid email address', '不是有效的电子邮件地址'],
    ['day', 'x', 'not_a_date', undefined, 'Invalid ISO date', '应为日期，如 2026-11-21'],
    ['time', 'x', 'not_a_time_of_day', undefined, 'Invalid ISO time', '应为时刻，如 09:00'],
    [
      'own',
      'x',
      'not_a_vin',
      undefined,
      'must have 17 characters: digits, and letters but I, O and Q',
      '应为 17 位数字和字母，不含 I、O、Q',
    ],
    ['matched', 'y', 'not_a_month', undefined, 'must be a month such as 2026-11', '应为月份，如 2026-11'],
    [
      'pattern',
      'x',
      'not_of_pattern',
      { pattern: '/^y$/' },
      'Invalid string: must match pattern /^y$/',
      '格式不符：应符合 /^y$/',
    ],
    ['any', 'x', 'not_valid', undefined, 'Invalid input', '不正确'],
    ['colour', 'x', 'unknown_field', undefined, 'is not a known field', '不是已知的字段'],
  ])('is told of %s %j as %s', async (path, value, code, values, message, zh) => {
    const found = await errorsOf({ ...fitting, [path]: value });
    const told = values === undefined ? { code } : { code, values };
    expect(found.filter((error) => error.path === path)).toEqual([{ path, ...told, message, zh }]);
  });

  test('is the body itself where it is of another type', async () => {
    expect(await errorsOf([])).toEqual([
      {
        path: '',
        code: 'body_wrong_type',
        values: { expected: 'object', received: 'array' },
        message: 'the body must be a value of type object, not array',
        zh: '请求正文应为 object 类型，不是 array',
      },
    ]);
  });

  test('has its places in the detail, in either language', async () => {
    const problem = malformed([
      { path: 'phone', said: commonSays.not_a_phone_number },
      { path: '', said: requestSays.not_json },
    ]);
    const detail = async (language?: string) => (await answer(problem, language)).body;
    expect(await detail()).toMatchObject({
      code: 'malformed',
      detail: 'phone is not a telephone number; the body is not JSON',
    });
    expect(await detail('zh')).toMatchObject({
      code: 'malformed',
      detail: 'phone 不是有效的电话号码；请求正文不是 JSON',
    });
  });

  test('may say what another sentence says: its words within, its code and values beside', async () => {
    const why = senseSays.time_to_call;
    const sense = policySays.less_than_other({ other: 'callLatest', value: '20:30', why });
    const what = policySays.senseless_at_branch({ sense, branch: 'demo.sh01' });
    const problem = malformed([
      { path: 'version', said: policySays.fits_no_more({ path: 'callEarliest', what }) },
    ]);
    const told = {
      path: 'version',
      code: 'fits_no_more',
      values: {
        path: 'callEarliest',
        what: 'senseless_at_branch',
        sense: 'less_than_other',
        other: 'callLatest',
        value: '20:30',
        why: 'time_to_call',
        branch: 'demo.sh01',
      },
    };
    expect((await answer(problem)).body.errors).toEqual([
      {
        ...told,
        message:
          'does not fit any more: callEarliest must be less than callLatest (20:30): there is a time of day to call; that is so at demo.sh01, which sets something of its own',
      },
    ]);
    expect((await answer(problem, 'zh')).body.errors).toEqual([
      {
        ...told,
        message:
          '现已不再适用：callEarliest 应小于 callLatest（20:30）：每天应有可以拨打的时段；门店 demo.sh01 有自己的设定，其中存在此问题',
      },
    ]);
  });

  test('is short, however long what was sent is', async () => {
    const long = 'x'.repeat(10_000);
    const problem = malformed([{ path: long, said: policySays.overlaps({ day: long, segment: long }) }]);
    for (const language of ['en', 'zh']) {
      expect(JSON.stringify((await answer(problem, language)).body).length).toBeLessThan(3_000);
    }
  });
});

test('roles, states and commands are called by their names, and lists end with “or”', async () => {
  const roles = ['care_officer', 'care_director', 'general_manager'];
  const problem = new Problem('forbidden', requestSays.not_for_role({ role: 'finance', roles }));
  expect((await answer(problem)).body).toMatchObject({
    detail: 'This is not for the role finance, but for care_officer, care_director or general_manager.',
    values: { role: 'finance', roles },
  });
  expect((await answer(problem, 'zh')).body).toMatchObject({
    detail: '财务无权进行此操作，有权的是：客户关爱员、客户总监或总经理。',
    values: { role: 'finance', roles },
  });
});
