import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { findReading, recordsOf } from '../../functions/jobs/read-file.ts';
import { parseForm } from '../../infra/local/form-upload.ts';
import { gatewayEvent } from '../../infra/local/gateway-event.ts';
import { isObjectKey } from '../../infra/local/object-store.ts';
import { requireSignature, verifyRequest } from '../../infra/local/request-signature.ts';
import { createMatcher } from '../../infra/local/route-match.ts';
import {
  isBranchId,
  isPersonId,
  isSubjectId,
  partsOfChildId,
  partsOfCustomerId,
} from '../../shared/data/table/ids.ts';
import { departmentNamed } from '../../shared/domain/complaint/department.ts';
import { createCsvReader, separatorOf } from '../../shared/domain/import/csv.ts';
import { readHeader } from '../../shared/domain/import/header.ts';
import { badRowOf } from '../../shared/domain/import/import.ts';
import { readRow } from '../../shared/domain/import/row.ts';
import { lastDigits, phoneNumberOf } from '../../shared/domain/phone.ts';
import { importSays } from '../../shared/domain/refusals/import.ts';
import { acceptedLanguage, acceptedType } from '../../shared/http/accept.ts';
import { bodyText, jsonBody } from '../../shared/http/body.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { renditionOf } from '../../shared/http/rendition.ts';
import { linesOf } from '../../shared/render/chart/frame.ts';
import { renderCsv } from '../../shared/render/csv.ts';
import { renderHtml } from '../../shared/render/html.ts';
import { reportRenditions } from '../../shared/render/renditions.ts';
import { renderXlsx } from '../../shared/render/xlsx.ts';
import { novemberReport } from '../support/report.ts';
import { growthOf, isLinear, slowFor } from './measure.ts';
import { shapes } from './shapes.ts';

const kb = 1024;
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const now = '2026-11-21T02:00:00.000Z';

async function* once(bytes: Uint8Array) {
  yield bytes;
}

async function readFile(bytes: Uint8Array) {
  for await (const _ of recordsOf(once(bytes), await findReading(() => once(bytes)))) {
    // Each row has been read by now.
  }
}

const header = readHeader('visits', [
  '姓名',
  '手机号',
  'VIN',
  '进站时间',
  '服务顾问',
  '客户类别',
  '技师',
  '维修项目',
]);

function get(target: string, headers: Readonly<Record<string, string>> = {}) {
  const headersDistinct = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  const request = { headers, headersDistinct, httpVersion: '1.1', socket: {} } as unknown as IncomingMessage;
  const match = { route: { method: 'GET', path: '/branches' }, pathParameters: {} };
  const url = new URL(target, 'http://localhost');
  return gatewayEvent({ request, url, body: Buffer.from(''), match, claims: undefined, now, requestId: 'r' });
}

const match = createMatcher([
  { method: 'GET', path: '/complaints/{id}/record' },
  { method: 'GET', path: '/complaints/{id}' },
]);

const form = (text: string) => {
  const head = '--xxx\r\ncontent-disposition: form-data; name="key"\r\n\r\n';
  return parseForm(Buffer.from(`${head}${text}\r\n--xxx--`), 'multipart/form-data; boundary=xxx');
};

/** What reads a text of somebody else, with the largest that comes to it: a file, a row, a body, a header. */
const readers: Readonly<Record<string, readonly [size: number, read: (text: string) => unknown]>> = {
  'a file of an import': [400 * kb, (text) => readFile(Buffer.from(text))],
  'a file of an import, below a header': [400 * kb, (text) => readFile(Buffer.from(`姓名,手机号\n${text}`))],
  'a file in GB18030': [
    400 * kb,
    (text) => readFile(Buffer.concat([Buffer.from([0xd0, 0xd5, 0x2c]), Buffer.from(text, 'latin1')])),
  ],
  'rows of CSV': [400 * kb, (text) => createCsvReader(',').push(text)],
  'the separator of a file': [64 * kb, separatorOf],
  'a name of a column': [64 * kb, (text) => readHeader('visits', ['姓名', text])],
  'names of columns': [
    64 * kb,
    (text) => readHeader('customers', ['姓名', '手机号', ...text.split(/[ ,;0]/)]),
  ],
  'the cells of a row': [
    64 * kb,
    (text) => readRow({ ...header, kind: 'visits' }, Array(8).fill(text), 'Asia/Shanghai'),
  ],
  'what is wrong with a row': [
    64 * kb,
    (text) => badRowOf(1, [{ column: text, said: importSays.other_visit({ number: text }) }]),
  ],
  'a telephone number': [256 * kb, phoneNumberOf],
  'the last digits of a number': [256 * kb, lastDigits],
  'a department': [256 * kb, departmentNamed],
  ids: [
    256 * kb,
    (text) =>
      [isBranchId, isPersonId, isSubjectId, partsOfChildId, partsOfCustomerId].map((one) => one(text)),
  ],
  'a body': [10 * 256 * kb, (body) => jsonBody(bodyText({ body, isBase64Encoded: false } as never))],
  'a body that is JSON text': [256 * kb, (text) => jsonBody(JSON.stringify([text]))],
  'what types are accepted': [256 * kb, (text) => acceptedType(text, ['application/json', 'text/html'])],
  'what languages are accepted': [256 * kb, (text) => acceptedLanguage(text, ['zh', 'en'])],
  'the form of an answer': [
    256 * kb,
    (text) => renditionOf(reportRenditions, { format: text }, { accept: text }),
  ],
  'a version that is named': [256 * kb, (text) => checkVersion(text, { version: 3 })],
  'a path': [64 * kb, (text) => match('GET', `/complaints/${text}`)],
  'a query': [64 * kb, (text) => get(`/branches?${text}`)],
  headers: [64 * kb, (text) => get('/branches', { cookie: text, 'content-type': `application/${text}` })],
  'the key of a file': [1024 * kb, isObjectKey],
  'a form with a file': [1024 * kb, form],
  'a form that is none': [
    1024 * kb,
    (text) => parseForm(Buffer.from(text), 'multipart/form-data; boundary=-'),
  ],
  'the signature of a form': [
    1024 * kb,
    (scope) => requireSignature({ accessKeyId: 'local', scope, signature: scope }, scope, credentials),
  ],
  'the signature of a request': [
    64 * kb,
    (text) => {
      const headers = {
        authorization: `AWS4-HMAC-SHA256 Credential=local/${text}, SignedHeaders=${text}, Signature=${text}`,
      };
      const url = new URL(`http://localhost/b?${text}`);
      verifyRequest({ method: 'GET', url, headers }, credentials, now);
    },
  ],
  'a label of a chart': [64 * kb, (text) => linesOf(text, 200)],
};

describe('takes a time that grows no faster than what is sent', () => {
  test.each(Object.entries(readers))('%s', { timeout: 120_000 }, async (_, [size, read]) => {
    expect(await slowFor(shapes, size, read)).toEqual([]);
  });

  test.each(Object.entries({ renderCsv, renderHtml, renderXlsx }))(
    '%s',
    { timeout: 120_000 },
    async (_, render) => {
      const document = novemberReport();
      const named = (text: string) => ({
        ...document,
        slug: text,
        subject: { zh: text, en: text },
        sections: document.sections.slice(0, 2).map((section) => ({
          ...section,
          rows: section.rows.map((row) => row.map(() => text.slice(0, 4 * kb))),
        })),
      });
      expect(await slowFor(shapes, 32 * kb, (text) => render(named(text), 'zh'))).toEqual([]);
    },
  );
});

describe('these measurements', () => {
  const quadratic = (text: string) => /\(.*\)$/.test(text);

  test('tell a quadratic time from a linear one', { timeout: 120_000 }, async () => {
    const prepare = (size: number) => '('.repeat(size);
    expect(isLinear(await growthOf({ size: 16 * kb, prepare, work: quadratic }))).toBe(false);
    const work = (text: string) => JSON.parse(JSON.stringify([...text]));
    expect(isLinear(await growthOf({ size: 1024 * kb, prepare, work }))).toBe(true);
  });

  test('name what is slow', { timeout: 120_000 }, async () => {
    const some = shapes.filter(({ name }) => ['letters', 'opening brackets', 'commas'].includes(name));
    const slow = await slowFor(some, 16 * kb, quadratic);
    expect(slow).toEqual([expect.stringMatching(/^opening brackets: .*"growth":/)]);
  });

  test('take no fault of the test for a refusal', async () => {
    const broken = (text: string) => (text as unknown as { length(): number }).length();
    await expect(slowFor(shapes.slice(0, 1), kb, broken)).rejects.toThrow(TypeError);
  });
});
