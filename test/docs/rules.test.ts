import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { policyTable } from '../../shared/domain/policy.ts';
import { eachOf, linksIn, page, placesIn, read, repository, rules, unfounded } from './rules-page.ts';

const ruleId = /\b(?:INTAKE|ROUTE|CLOCK|ESC|HANDLE|CALL|CLOSE|STAT|PERF|VISIT|EMERG|POLICY)-\d+\b/g;

/** What is said of something that happens by itself, to somebody else, or at another place. */
const happening =
  /\b(?:by itself|at once|reminded|reminders?|refuse[sd]|escalat\w+|planned|counted|cancelled|shown|(?:is|are) (?:told|asked|called|proposed|reopened|closed|opened))\b/;

/** Whatever has a deadline or is told to somebody higher happens by itself, however it is put. */
const happensByItself = /^(?:CLOCK|ESC)-/;

/** Where things happen without anybody's doing. */
const byThemselves = globSync(['shared/domain/*/settle.ts', 'functions/{automation,figures,jobs}/*.ts'], {
  cwd: repository,
});

const listed = new Set(rules.map(({ id }) => id));

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

  test.each(rules)('$id is decided and takes effect where the page says', ({ id, ...rule }) => {
    const { decided, effect, lines } = rule;
    expect(lines).toHaveLength(1);
    expect(decided.length).toBeGreaterThan(0);
    const places = [...decided, ...effect];
    expect(unfounded(places)).toEqual([]);
    expect(places.some(({ path }) => mentions(read(path), id))).toBe(true);
    expect(new Set(eachOf(places)).size).toBe(eachOf(places).length);
  });

  it('says of each rule where it takes effect by which something happens', () => {
    const happen = rules.filter(({ id, text }) => happensByItself.test(id) || happening.test(text));
    expect(happen.length).toBeGreaterThan(60);
    expect(happen.filter(({ effect }) => effect.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('names with a rule whatever keeps it without anybody’s doing', () => {
    const unnamed = byThemselves.flatMap((path) => {
      const kept = rules.filter(({ id }) => mentions(read(path), id));
      const without = kept.filter(({ effect }) => effect.every((place) => place.path !== path));
      return without.map(({ id }) => `${id} in ${path}`);
    });
    expect(byThemselves.length).toBeGreaterThan(30);
    expect(unnamed).toEqual([]);
  });

  it('names nothing that its file does not have', () => {
    expect(unfounded(placesIn(page))).toEqual([]);
    const called = [...page.matchAll(/\[([\w.-]+)\]\((\.\.\/[\w./-]+)\)/g)];
    expect(called.filter(([, name, target = '']) => name !== basename(target))).toEqual([]);
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
