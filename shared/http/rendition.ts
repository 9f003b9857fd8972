import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { requestSays } from '../domain/refusals/request.ts';
import type { ReportDocument } from '../domain/report/document.ts';
import { type Language, languages } from '../domain/words.ts';
import { acceptedLanguage, acceptedType } from './accept.ts';
import { parse } from './parse.ts';
import { Problem } from './problem.ts';

/** The forms that an answer can be had in; what is preferred where several are as welcome comes first. */
export const mediaTypes = {
  json: 'application/json',
  html: 'text/html',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export type Format = keyof typeof mediaTypes;

/** In which form and language an answer is wanted. */
export interface Rendition {
  readonly format: Format;
  readonly language: Language;
}

export interface Rendered {
  /** Bytes, where it is no text. */
  readonly body: string | Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

export type Render = (document: ReportDocument, language: Language) => Promise<Rendered>;

/** What a route answers in besides JSON. */
export type Renditions = Readonly<Partial<Record<Exclude<Format, 'json'>, Render>>>;

/** What callers get who ask for nothing else. */
export const plain: Rendition = { format: 'json', language: 'zh' };

/** What the form of an answer goes by. */
export const vary = 'Accept, Accept-Language';

export function formatsOf(renditions: Renditions): Format[] {
  return (Object.keys(mediaTypes) as Format[]).filter((format) => format === 'json' || format in renditions);
}

/** The part of the query that says in which form, and the route's own. */
export function renditionQuery(renditions: Renditions) {
  return z.object({
    format: z.optional(z.enum(formatsOf(renditions))),
    lang: z.optional(z.enum(languages)),
  });
}

/**
 * The form and language that a request asks for: by its query, or else by its headers; Chinese unless told otherwise.
 *
 * @throws Problem `not_acceptable` where it takes none of the route's forms
 */
export function renditionOf(
  renditions: Renditions,
  query: Readonly<Record<string, string | undefined>>,
  headers: Readonly<Record<string, string | undefined>>,
): Rendition {
  const { format: asked, lang } = parse(renditionQuery(renditions), query);
  const formats = formatsOf(renditions);
  const types = formats.map((format) => mediaTypes[format]);
  const accepted = acceptedType(headers.accept, types);
  const format = asked ?? formats.find((one) => mediaTypes[one] === accepted);
  if (format === undefined) {
    throw new Problem('not_acceptable', requestSays.no_such_form({ available: types }), { available: types });
  }
  return { format, language: lang ?? acceptedLanguage(headers['accept-language'], languages) };
}

/** The answer in the form that is wanted; JSON is the route's own. */
export async function renderedAs(
  { format, language }: Rendition,
  renditions: Renditions,
  document: ReportDocument,
): Promise<APIGatewayProxyStructuredResultV2> {
  const render = format === 'json' ? undefined : renditions[format];
  if (!render) throw new Error(`nothing renders ${format}`);
  const { body, headers } = await render(document, language);
  const text = typeof body === 'string';
  return {
    headers: {
      'content-type': text ? `${mediaTypes[format]}; charset=utf-8` : mediaTypes[format],
      'content-language': language === 'zh' ? 'zh-CN' : 'en',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
    body: text ? body : Buffer.from(body).toString('base64'),
    isBase64Encoded: !text,
  };
}
