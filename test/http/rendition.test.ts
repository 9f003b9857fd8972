import { describe, expect, it } from 'vitest';
import { Problem } from '../../shared/http/problem.ts';
import { type Format, mediaTypes, renditionOf } from '../../shared/http/rendition.ts';
import { reportRenditions } from '../../shared/render/renditions.ts';

const formats = Object.keys(mediaTypes) as Format[];
const headersFor = (accept?: string, language?: string) => ({ accept, 'accept-language': language });

function refusal(make: () => unknown): Problem {
  try {
    make();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('it was not refused');
}

describe('the form of an answer', () => {
  const accepts = [undefined, '*/*', 'image/png', ...Object.values(mediaTypes)];
  const asked = formats.flatMap((format) => accepts.map((accept) => [format, accept] as const));

  it.each(asked)('is %s where the query says so, whatever is accepted: %s', (format, accept) => {
    expect(renditionOf(reportRenditions, { format }, headersFor(accept))).toEqual({ format, language: 'zh' });
  });

  it.each(formats)('is %s where that is what is accepted', (format) => {
    expect(renditionOf(reportRenditions, {}, headersFor(mediaTypes[format])).format).toBe(format);
  });

  it('is refused with the list of forms where none is accepted', () => {
    const problem = refusal(() => renditionOf(reportRenditions, {}, headersFor('image/png')));
    expect(problem.code).toBe('not_acceptable');
    expect(problem.members.available).toEqual(Object.values(mediaTypes));
  });

  it('is none that the route does not declare', () => {
    const { csv } = reportRenditions;
    const onlyCsv = csv ? { csv } : {};
    expect(renditionOf(onlyCsv, {}, headersFor('text/*')).format).toBe('csv');
    expect(refusal(() => renditionOf(onlyCsv, {}, headersFor('text/html'))).members.available).toEqual([
      'application/json',
      'text/csv',
    ]);
    expect(
      refusal(() => renditionOf(onlyCsv, { format: 'html' }, headersFor())).members.errors,
    ).toMatchObject([{ path: 'format', said: { message: 'must be one of "json"|"csv"' } }]);
  });

  it.each([
    ['format', 'pdf'],
    ['format', ''],
    ['format', 'csv,html'],
    ['lang', 'de'],
    ['lang', 'ZH'],
  ])('is refused where the query has %s=%s', (name, value) => {
    const problem = refusal(() => renditionOf(reportRenditions, { [name]: value }, headersFor()));
    expect(problem).toMatchObject({ code: 'malformed', members: { errors: [{ path: name }] } });
  });
});

describe('the language of an answer', () => {
  it.each([
    [{}, undefined, 'zh'],
    [{}, 'en-US', 'en'],
    [{ lang: 'zh' }, 'en-US', 'zh'],
    [{ lang: 'en' }, 'zh-CN', 'en'],
    [{ lang: 'en' }, undefined, 'en'],
  ])('by %j and %s is %s', (query, header, language) => {
    expect(renditionOf(reportRenditions, query, headersFor(undefined, header)).language).toBe(language);
  });
});
