import { type Format, formatsOf, mediaTypes, renditionQuery } from '../../shared/http/rendition.ts';
import { type Route, renditionsOf } from '../../shared/http/route.ts';
import type { Json } from './forms-of-schema.ts';
import type { SchemaBook } from './json-schema.ts';

const parameterDocs = {
  format: {
    description:
      'The form of the answer. Left out: what `Accept` names; JSON where that takes anything or is left out.',
    example: 'xlsx',
  },
  lang: {
    description:
      'The language of what people read. Left out: what `Accept-Language` prefers, and Chinese where that says nothing. JSON is the same in all.',
    example: 'zh',
  },
} as const;

/** What the forms are, for whoever does not know them; `format: binary` where they are no text. */
const contents: Readonly<Record<Exclude<Format, 'json'>, Json>> = {
  html: {
    type: 'string',
    description: 'A page with charts that is complete in itself, runs no script and can be printed on A4.',
  },
  csv: {
    type: 'string',
    description: 'UTF-8 with a byte order mark, as RFC 4180 has it; nothing in it is a formula.',
  },
  xlsx: { type: 'string', format: 'binary', description: 'A workbook with a sheet for each section.' },
};

/** Headers of routes that answer in more forms than JSON. */
export const formHeadersTold: Readonly<Record<string, Json>> = {
  'Content-Disposition': {
    description: 'A name to save it under, but for JSON.',
    schema: { type: 'string' },
    example: 'attachment; filename="monthly-report-SH01-2026-11.csv"',
  },
  'Content-Language': {
    description: 'The language it is in, but for JSON.',
    schema: { type: 'string', enum: ['zh-CN', 'en'] },
    example: 'zh-CN',
  },
};

export function formHeaders(route: Route): string[] {
  return renditionsOf(route) ? Object.keys(formHeadersTold) : [];
}

/** The media types beside JSON. */
export function formContents(route: Route): Json {
  const formats = formatsOf(renditionsOf(route) ?? {}).filter((format) => format !== 'json');
  return Object.fromEntries(formats.map((format) => [mediaTypes[format], { schema: contents[format] }]));
}

export function formInputs(route: Route, book: SchemaBook): Json[] {
  const renditions = renditionsOf(route);
  if (!renditions) return [];
  const { properties } = book.schemaOf(renditionQuery(renditions), 'input') as {
    properties: Record<keyof typeof parameterDocs, Json>;
  };
  return Object.entries(parameterDocs).map(([name, docs]) => ({
    name,
    in: 'query',
    required: false,
    ...docs,
    schema: properties[name as keyof typeof parameterDocs],
  }));
}
