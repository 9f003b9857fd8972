import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CataloguePart, catalogue, entriesOf } from '../../../shared/domain/refusals/catalogue.ts';
import { commandsInChinese } from '../../../shared/domain/refusals/zh/commands.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'shared/domain/refusals');
const parts = Object.keys(catalogue) as CataloguePart[];
const all = (await Promise.all(parts.map(entriesOf))).flat();

/** Those that one language says as another sentence does, since they are asked for by different fields. */
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

function sourcesUnder(path: string): string[] {
  return readdirSync(join(root, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name));
}

const sources = ['shared', 'functions', 'infra']
  .flatMap(sourcesUnder)
  .filter((file) => !file.startsWith(folder) && !file.startsWith(join(root, 'infra/docs')))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

describe('every sentence of the catalogue', () => {
  test.each(all)('$code is said in both languages with the same values', ({ en, zh, values }) => {
    expect(en).not.toBe('');
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
    expect(placesOf(en)).toEqual([...values].toSorted());
    expect(placesOf(zh)).toEqual([...values].toSorted());
  });

  test('has a code of its own, written as codes are, and words of its own', () => {
    const codes = all.map(({ code }) => code);
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
    expect(codes.filter((code) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(code))).toEqual([]);
    const said = all.map(({ en }) => en);
    expect(said.filter((en, at) => said.indexOf(en) !== at)).toEqual([]);
  });

  test('is said somewhere', () => {
    const parts = new Map(Object.entries(namesOfParts()));
    const silent = [...parts].flatMap(([name, codes]) =>
      codes.filter((code) => !new RegExp(`\\b${name}\\s*\\.${code}\\b`).test(sources)),
    );
    expect(silent).toEqual([]);
  });
});

test('no Chinese is there that nothing says, and no part that the catalogue does not name', async () => {
  const translated = readdirSync(join(folder, 'zh')).filter((file) => file !== 'commands.ts');
  const chinese = await Promise.all(
    translated.map(async (file) => {
      const words = (await import(join(folder, 'zh', file))) as { chinese: Record<string, string> };
      return Object.keys(words.chinese);
    }),
  );
  expect(chinese.flat().toSorted()).toEqual(all.map(({ code }) => code).toSorted());
});

test('whatever a refusal can call a command has a name in Chinese', async () => {
  const { commandNames } = await import('../../../shared/domain/complaint/transitions.ts');
  const { visitCommandNames } = await import('../../../shared/domain/visit/transitions.ts');
  const { planCommandNames } = await import('../../../shared/domain/emergency/change.ts');
  const named = Object.keys(commandsInChinese);
  for (const names of [commandNames, visitCommandNames, planCommandNames]) {
    expect(named).toEqual(expect.arrayContaining([...names]));
  }
});

/** What the parts are called where they are said, such as `complaintSays`. */
function namesOfParts(): Record<string, string[]> {
  const text = readFileSync(join(folder, 'catalogue.ts'), 'utf8');
  const found = [...text.matchAll(/^ {2}(\w+): (\w+Says),$/gm)];
  expect(found).toHaveLength(parts.length);
  return Object.fromEntries(
    found.map(([, part = '', name = '']) => [name, Object.keys(catalogue[part as CataloguePart])]),
  );
}
