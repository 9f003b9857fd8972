import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { policyTable } from '../../shared/domain/policy.ts';

const repository = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const page = read('docs/rules.md');

const ruleId = /\b(?:INTAKE|ROUTE|CLOCK|ESC|HANDLE|CALL|CLOSE|STAT|PERF|VISIT|EMERG|POLICY)-\d+\b/g;

interface Rule {
  readonly id: string;
  readonly code: readonly string[];
  readonly tests: readonly string[];
  /** Functions and tables named with the code. */
  readonly names: readonly string[];
}

/** One rule to a heading; its last line says where it is kept and what holds it. */
const rules: readonly Rule[] = page
  .split(/^### /m)
  .slice(1)
  .map((section) => {
    const [, code = '', tests = ''] = /^Code: (.*) · Test: (.*)$/m.exec(section) ?? [];
    return {
      id: section.split(' ')[0] ?? '',
      code: linksIn(code),
      tests: linksIn(tests),
      names: [...code.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    };
  });

const listed = new Set(rules.map(({ id }) => id));

function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => join('docs', target));
}

/** Whether a whole rule id stands there: CLOCK-1 does not stand in CLOCK-10. */
function mentions(text: string, id: string): boolean {
  return [...text.matchAll(ruleId)].some(([found]) => found === id);
}

/** The rules after which tests are named there: `it('CLOCK-1 …` or `test.each(…)('CLOCK-1 …`. */
function testsNamedIn(text: string): string[] {
  const names = text.matchAll(/(?:\b(?:it|test)|\))\(\s*['"`]([A-Z]+-\d+) \S/g);
  return [...names].map(([, id = '']) => id);
}

/** How many rules the dealers' regime has in each group that this system keeps in full. */
const fullGroups = {
  INTAKE: 8,
  ROUTE: 5,
  CLOCK: 11,
  ESC: 7,
  HANDLE: 13,
  CALL: 11,
  CLOSE: 3,
  STAT: 8,
  PERF: 2,
  VISIT: 4,
  EMERG: 4,
};

const toKeep = [
  ...Object.entries(fullGroups).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, at) => `${group}-${at + 1}`),
  ),
  'POLICY-1',
];

describe('docs/rules.md', () => {
  const inRules = globSync('test/rules/*.test.ts', { cwd: repository }).map(read);

  test.each(toKeep)('%s is listed, and a test in test/rules begins with its name', (id) => {
    expect([...listed]).toContain(id);
    expect(inRules.some((text) => testsNamedIn(text).includes(id))).toBe(true);
  });

  it('lists each rule once', () => {
    expect(listed.size).toBe(rules.length);
    expect(rules.length).toBeGreaterThan(25);
    for (const { id } of rules) expect(id).toMatch(new RegExp(`^${ruleId.source}$`));
  });

  test.each(rules)('$id is kept where the page says', ({ id, code, names }) => {
    expect(code.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
    expect(code.some((path) => mentions(read(path), id))).toBe(true);
    const texts = code.map(read);
    expect(names.filter((name) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)))).toEqual([]);
  });

  test.each(rules)('$id is held by the tests the page names', ({ id, tests }) => {
    expect(tests.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
    expect(tests.some((path) => testsNamedIn(read(path)).includes(id))).toBe(true);
  });

  it('lists every rule that the code refers to', () => {
    const files = globSync(['shared/**/*.ts', 'functions/**/*.ts', 'infra/**/*.ts'], { cwd: repository });
    const missing = files.flatMap((path) =>
      [...read(path).matchAll(ruleId)].filter(([id]) => !listed.has(id)).map(([id]) => `${id} in ${path}`),
    );
    expect(files.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });

  it('refers to no rule that it does not list', () => {
    expect([...page.matchAll(ruleId)].filter(([id]) => !listed.has(id))).toEqual([]);
  });

  it('lists every rule that a test is named after', () => {
    const files = globSync('test/**/*.test.ts', { cwd: repository });
    const named = files.flatMap((path) => testsNamedIn(read(path)));
    expect(named.length).toBeGreaterThan(150);
    expect([...new Set(named)].filter((id) => !listed.has(id))).toEqual([]);
  });

  it('tells every number of the policy with its rule and its default', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| ([A-Z]+-\d+) \| (\S+) \|$/gm)].map(([, ...row]) => row);
    const entries = Object.entries(policyTable);
    const written = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
    expect(rows).toEqual(entries.map(([name, { rule, default: value }]) => [name, rule, written(value)]));
    expect(entries.filter(([, { rule }]) => !listed.has(rule))).toEqual([]);
  });

  it('links only to files that are there', () => {
    expect(linksIn(page).filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });
});
