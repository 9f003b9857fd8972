import { expect, test } from 'vitest';
import { type Script, scriptSchema } from '../../shared/domain/scripts/script.ts';

const lines = (count: number) =>
  Array.from({ length: count }, (_, nth) => ({ zh: `第${nth}条`, en: `${nth}` }));

const fits = (told: Partial<Script>) =>
  scriptSchema.safeParse({
    title: { zh: '话术', en: 'Script' },
    steps: lines(3),
    phrases: lines(2),
    avoid: lines(1),
    ...told,
  }).success;

test.each<[part: 'steps' | 'phrases' | 'avoid', least: number, most: number]>([
  ['steps', 3, 7],
  ['phrases', 2, 5],
  ['avoid', 1, 3],
])('HANDLE-11 a script has between so many and so many %s: %i to %i', (part, least, most) => {
  expect([least - 1, least, most, most + 1].map((count) => fits({ [part]: lines(count) }))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
