import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const repository = join(import.meta.dirname, '../..');
/** A file of the project, by its path there. */
export const read = (path: string) => readFileSync(join(repository, path), 'utf8');
export const page = read('docs/rules.md');

/** A file, and what of it is named. */
export interface Place {
  readonly path: string;
  readonly names: readonly string[];
}

export interface Rule {
  readonly id: string;
  /** What it says. */
  readonly text: string;
  /** The lines that tell of its places; there is to be one. */
  readonly lines: readonly string[];
  readonly decided: readonly Place[];
  /** Where what follows from it happens; nowhere, where nothing does. */
  readonly effect: readonly Place[];
  readonly tests: readonly string[];
}

/** A link that is called as its file is, and what it names of that. */
const placePattern = String.raw`\[[\w.-]+\]\([\w./-]+\)(?: \`\w+\`)+`;
const placesPattern = `${placePattern}(?:, ${placePattern})*`;

/** One rule to a heading; its last line says where it is decided and takes effect, and what holds it. */
const placesOfRule = new RegExp(
  `^Decided: (${placesPattern})(?: · Effect: (${placesPattern}))? · Test: (.*)$`,
  'm',
);

export const rules: readonly Rule[] = page
  .split(/^### /m)
  .slice(1)
  .map((section) => {
    const [, decided = '', effect = '', tests = ''] = placesOfRule.exec(section) ?? [];
    return {
      id: section.split(' ')[0] ?? '',
      text: section.replaceAll(/^Decided: .*$/gm, ''),
      lines: section.match(/^.*\]\(\.\.\/.*$/gm) ?? [],
      decided: placesIn(decided),
      effect: placesIn(effect),
      tests: linksIn(tests),
    };
  });

/** What the page's links lead to, by its path in the project. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => join('docs', target));
}

export function placesIn(text: string): Place[] {
  return [...text.matchAll(new RegExp(placePattern, 'g'))].map(([place]) => ({
    path: linksIn(place)[0] ?? '',
    names: [...place.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
  }));
}

/** Each place by itself, such as `shared/http/seen.ts seenAt`. */
export function eachOf(places: readonly Place[]): string[] {
  return places.flatMap(({ path, names }) => names.map((name) => `${path} ${name}`));
}

/** What is named of files that do not have it: a function or value of theirs, or a method of one. */
export function unfounded(places: readonly Place[]): string[] {
  return places.flatMap(({ path, names }) => {
    const text = existsSync(join(repository, path)) ? read(path) : '';
    return names.filter((name) => !declares(text, name)).map((name) => `${path} ${name}`);
  });
}

function declares(text: string, name: string): boolean {
  const value = String.raw`^(?:export )?(?:async )?(?:function\*?|const|class) ${name}\b`;
  const method = String.raw`^ +(?:async )?${name}\((?:[^=;]|=(?!>))*?\) \{$`;
  return new RegExp(`${value}|${method}`, 'm').test(text);
}
