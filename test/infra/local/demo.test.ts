import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nextFullMonth } from '../../../infra/local/demo/calendar.ts';
import { createCustomers } from '../../../infra/local/demo/customers.ts';
import { tableOf } from '../../../infra/local/demo/table.ts';
import { categories, categoryNames } from '../../../shared/domain/complaint/category.ts';
import { widthOf } from '../../../shared/render/text-width.ts';
import { isRunning, temporaryDirectory } from './helpers.ts';

const script = join(import.meta.dirname, '../../../infra/local/demo/demo.ts');

const start = (env: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, [script], { env: { ...process.env, DEALER_CARE_URL: '', ...env } });

async function demo(env: NodeJS.ProcessEnv = {}): Promise<{ code: number; out: string; err: string }> {
  const child = start(env);
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (more: string) => {
    text.out += more;
  });
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    text.err += more;
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...text };
}

const directories = () => readdirSync(tmpdir()).filter((name) => name.startsWith('dealer-care-demo-'));

/** The numbers of the printed row that begins with `label`. */
function row(out: string, label: string): number[] {
  const line = out.split('\n').find((line) => line.trim().startsWith(label)) ?? '';
  return [...line.matchAll(/ (\d+)(?= |$)/g)].map(([, digits]) => Number(digits));
}

test('the demo plays a month in an instance of its own and prints figures that equal a recount', async () => {
  const before = directories();
  const { code, out, err } = await demo();
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(row(out, '受理')).toEqual([40]);
  expect(row(out, '另有咨询')).toEqual([1]);
  const perCategory = categoryNames.map((name) => row(out, categories[name].zh)[0] ?? 0);
  expect(perCategory.reduce((sum, count) => sum + count)).toBe(40);
  expect(perCategory.filter((count) => count > 0).length).toBeGreaterThan(12);
  const [closed = 0, withdrawn = 0, merged = 0, open = 0] = ['已关闭', '已撤回', '重复并入', '月末未结'].map(
    (label) => row(out, label)[0],
  );
  // One was closed, taken up again and closed once more.
  expect(closed - 1 + withdrawn + merged + open).toBe(40);
  expect(merged).toBe(1);
  expect(row(out, '重新处理')).toEqual([6]);
  // One contact a complaint, and one for the enquiry in place of the duplicate's; each kind of promise was met, missed and met late by somebody.
  const contact = row(out, '首次联系');
  expect(contact).toHaveLength(3);
  expect(contact.reduce((sum, count) => sum + count)).toBe(40);
  expect(Math.min(...contact)).toBeGreaterThan(0);
  expect(row(out, '完成后回访').every((count) => count > 0)).toBe(true);
  expect(row(out, '原因与补救')[0]).toBeGreaterThan(4);
  expect(row(out, '赔付')[0]).toBeGreaterThan(10);
  expect(row(out, '书面答复')).toEqual([1, 0, 0]);
  expect(row(out, '总经理  ')[0]).toBeGreaterThan(10);
  expect(row(out, '厂家区域管理人员')).toEqual([2]);
  expect(out).toContain('回访时客户不满意，已重新处理。');
  for (const told of ['已并入抱怨', '已重新开启', '判定为产品故障', '已升级给您处理', '曾被隐瞒未报']) {
    expect(out).toContain(told);
  }
  expect(out).toContain('再次回访 1 件，已完成 1 件。');
  expect(out).toContain('Figures equal a recount.');
  expect(directories()).toEqual(before);
}, 180_000);

test('the instance of a killed demo ends, and its database', async () => {
  const directory = temporaryDirectory();
  const child = start({ TMPDIR: directory });
  await once(child.stdout, 'data');
  const [pidFile = ''] = globSync(join(directory, '*', 'engine.pid'));
  const engine = Number(readFileSync(pidFile, 'utf8'));
  const [, instance = 0] = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${engine}/status`, 'utf8')) ?? [];
  expect([Number(instance), engine].map(isRunning)).toEqual([true, true]);
  child.kill('SIGKILL');
  await expect.poll(() => [Number(instance), engine].map(isRunning)).toEqual([false, false]);
});

test('the demo says in a sentence that nothing answers where it is sent', async () => {
  const { code, err } = await demo({ DEALER_CARE_URL: 'http://127.0.0.1:9' });
  expect(code).toBe(1);
  expect(err.trim()).toBe('Nothing answers at http://127.0.0.1:9 (POST /_local/tokens).');
});

test('its month is the next full one of the branch', () => {
  const calendar = nextFullMonth('2026-11-30T16:00:00.000Z', 'Asia/Shanghai');
  expect(calendar.month).toBe('2027-01');
  expect(calendar.on('3 09:20')).toBe('2027-01-03T09:20:00+08:00');
  expect(calendar.after('2027-01-03T23:50:00+08:00', '20m')).toBe('2027-01-04T00:10:00+08:00');
  expect(calendar.after('2027-01-03T23:50:00+08:00', '2d 10:00')).toBe('2027-01-05T10:00:00+08:00');
  expect(calendar.end).toBe('2027-02-01T00:00:00+08:00');
});

test('its customers are always the same', () => {
  const [one, other] = [createCustomers(7), createCustomers(7)];
  const people = Array.from({ length: 40 }, () => one.next());
  expect(Array.from({ length: 40 }, () => other.next())).toEqual(people);
  expect(new Set(people.map(({ name }) => name)).size).toBe(40);
});

describe('its tables', () => {
  test('count two columns for a Chinese character', () => {
    expect(widthOf('首次联系 Contact')).toBe(16);
    expect(widthOf('（「」，。）')).toBe(12);
  });

  test('align texts to the left and numbers to the right', () => {
    const rows = tableOf([['抱怨', 'Cases', '件数'], 'line', ['已关闭', 'Closed', 7], ['受理', 'In', 123]]);
    expect(rows.split('\n')).toEqual([
      '抱怨    Cases   件数',
      '--------------------',
      '已关闭  Closed     7',
      '受理    In       123',
    ]);
  });
});
