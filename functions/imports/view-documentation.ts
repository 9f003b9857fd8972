import { longestName, mostIgnored } from '../../shared/domain/import/header.ts';
import { type FieldDocs, local, type NamedSchema, named } from '../../shared/http/documentation.ts';
import { importPageSchema } from './import-in-list.ts';
import { type ImportInList, importViewSchema } from './import-view.ts';

const reasonDocs = {
  zh: 'In Chinese.',
  en: 'In English.',
  refusals: [
    'What it is made of, for programs.',
    {
      column: 'The column, where there is one.',
      code: 'Which sentence: docs/refusals.md lists them.',
      values: 'What the sentence says, by name.',
    },
  ],
} as const;

const fields = {
  id: 'Opaque; it stands in paths.',
  number: 'What people say to each other, such as `SH01-I20261121-7K3Q`.',
  branchId: 'The branch whose customers, deliveries or visits they are.',
  kind: 'What the rows are.',
  status: '`waiting` for its file, `running`, `done`, or `failed` where the file as a whole cannot be taken.',
  startedBy: 'The id of the person who started it; they are told when it has ended.',
  rows: 'How many rows the file has; 0 until it was opened.',
  done: 'How many of them have been dealt with.',
  taken: 'Those that were entered.',
  unchanged: 'Those that were there before and say nothing new.',
  bad: 'Those that could not be taken.',
  registeredAt: `When it was announced, ${local}.`,
  startedAt: `When work on it began, ${local}.`,
  endedAt: `When it was done or had failed, ${local}.`,
  failure: [
    'Why the file cannot be taken, or not to its end.',
    {
      code: '`not_sent`, `empty`, `not_text`, `cut_off`, `line_too_long`, `columns_missing`, `column_twice` or `stalled`.',
      reason: ['The same as a sentence.', reasonDocs],
    },
  ],
} as const satisfies FieldDocs<ImportInList>;

/** What is told of an import by itself. */
export const detailed = { ...fields, name: 'The name of the file.', size: 'Its bytes.' } as const;

export const schemas = {
  Import: named(importViewSchema(), 'A file that is read in, row by row.', {
    ...detailed,
    ignoredColumns: `Columns of the file that are not read, by their names there: the first ${mostIgnored}, each by its first ${longestName} characters.`,
    badRows: [
      'A page of the rows that could not be taken, by line.',
      {
        items: [
          'The rows.',
          {
            line: 'The line on which the row begins, as an editor counts; the header is on the first.',
            column:
              'The column in which it cannot be read, by its name in the file; none for the row as a whole.',
            reason: ['What is wrong with it.', reasonDocs],
          },
        ],
        nextCursor: 'The cursor of the next page of them; `null` on the last.',
      },
    ],
  }),
  ImportInList: named(importPageSchema().shape.items.def.element, 'An import as lists show it.', fields),
} satisfies Record<string, NamedSchema>;
