import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { columns } from '../../shared/domain/import/columns.ts';
import { createCsvReader } from '../../shared/domain/import/csv.ts';
import { readHeader } from '../../shared/domain/import/header.ts';
import { importKinds } from '../../shared/domain/import/import.ts';
import { readRow } from '../../shared/domain/import/row.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/imports.md'), 'utf8');
const sections = page.split(/^### /m).slice(1);

describe.each(importKinds)('docs/imports.md on %s', (kind) => {
  const section = sections.find((text) => text.includes(`\`${kind}\``)) ?? '';

  test('lists every column as the code has it', () => {
    const rows = [...section.matchAll(/^\| (.+?) \| `(\w+)` \| (yes)? ?\| (.*?) ?\|$/gm)].map(
      ([, zh, field, needed, aliases]) => ({ zh, field, required: needed === 'yes', aliases }),
    );
    expect(rows).toEqual(
      Object.entries(columns[kind]).map(([field, { zh, required, aliases }]) => ({
        zh,
        field,
        required,
        aliases: aliases.join(', '),
      })),
    );
  });

  test('shows a file that can be read', async () => {
    const [, example = ''] = /```csv\n([^`]+)```/.exec(section) ?? [];
    const reader = createCsvReader(',');
    const [header, ...rows] = [...reader.push(example), ...reader.end()];
    expect(rows.length).toBeGreaterThan(0);
    const read = { ...readHeader(kind, header?.cells ?? []), kind };
    expect(read.ignored).toEqual([]);
    for (const { cells } of rows) expect(await readRow(read, cells, 'Asia/Shanghai')).toHaveProperty('row');
  });
});
