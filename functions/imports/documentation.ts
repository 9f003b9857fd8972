import type * as z from 'zod/mini';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import { instantOf, plus, withOffset } from '../../shared/domain/calendar.ts';
import { type ImportDetails, largestImportMegabytes, noRows } from '../../shared/domain/import/import.ts';
import { finishJob } from '../../shared/domain/job/end.ts';
import { registerJob } from '../../shared/domain/job/register.ts';
import { keepStretch, takeJob } from '../../shared/domain/job/work.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { system } from '../../shared/domain/record.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import type { Said } from '../../shared/domain/refusals/sentences.ts';
import { toldOf } from '../../shared/domain/refusals/told.ts';
import { content, type Documentation, pageContent, pagingDocs } from '../../shared/http/documentation.ts';
import { branch, people } from '../example-case.ts';
import { importDetailed, importInList, type registeredImportSchema } from './import-view.ts';
import type { body as registerImportBody } from './register-import.ts';
import type { Operation } from './routes.ts';
import { detailed } from './view-documentation.ts';

export { schemas } from './view-documentation.ts';

const policy = effectivePolicy();
const at = instantOf('2026-11-20T09:00:00+08:00');
const sendUntil = plus(at, 'PT15M');
const sent: z.infer<typeof registerImportBody> = {
  branchId: branch.id,
  kind: 'deliveries',
  name: '交车明细 2026-11.csv',
  size: 48_213,
};
const details: ImportDetails = {
  kind: sent.kind,
  name: sent.name,
  size: sent.size,
  by: people.careDirector,
  sendUntil,
};
const announced = registerJob(
  {
    id: newSubjectId('import', branch.id, 'h2r6t9w4y1k5m8p3'),
    branchId: branch.id,
    number: 'SH01-I20261120-M8P3',
    timeZone: branch.timeZone,
    kind: 'import',
    variant: sent.kind,
    counts: noRows,
    details,
    firstStepAt: plus(at, 'PT1M'),
  },
  'register-import',
  { at, by: people.careDirector, policy },
);
const counts = { rows: 320, taken: 306, unchanged: 12, bad: 2 };
const taken = takeJob(announced, plus(at, 'PT2M'));
const halfway = keepStretch(
  taken,
  { cursor: '25', counts: { rows: 320, taken: 24, unchanged: 0, bad: 1 } },
  plus(at, 'PT2M3S'),
  false,
);
const done = finishJob(halfway, counts, { at: plus(at, 'PT3M'), by: system, policy });

const because = (said: Said, zh: string) => ({ zh, en: said.message, refusals: [toldOf(said)] });

const id = { description: 'The id of an import.', example: announced.head.id };

export const documentation: Documentation<Operation> = {
  'register-import': {
    description: `Answers with a form for the file, good for a quarter of an hour. Send it as \`multipart/form-data\`: all \`fields\` as they are, and then the file as \`file\`, of exactly the size announced. From the next minute on it is looked for, checked and read in; \`get-import\` tells how far it has come, and a notice when it has ended.

A CSV of up to ${largestImportMegabytes} MB, UTF-8 or GB18030, its columns headed in Chinese or English: docs/imports.md lists them. Good rows are taken, bad ones returned with line and reason, and a file can be sent again: what is there already is \`unchanged\`. Old rows are history: they lead to no call that would be overdue at once.`,
    rules: ['INTAKE-6', 'CALL-1', 'CALL-2'],
    body: content<z.infer<typeof registerImportBody>>(
      {
        branchId: 'The branch whose rows they are.',
        kind: 'What the rows are.',
        name: 'The name of the file, for people.',
        size: `Its bytes: at most ${largestImportMegabytes} MB.`,
      },
      { deliveries: { summary: "A month's deliveries", value: sent } },
    ),
    answer: {
      description: 'The import, and the form.',
      headers: ['Location'],
      ...content<z.infer<ReturnType<typeof registeredImportSchema>>>(
        {
          ...detailed,
          upload: [
            'How to send the file.',
            {
              method: 'Always `POST`.',
              url: 'Where to.',
              fields: 'The fields of the form, by name; to be sent before the file, unchanged.',
            },
          ],
          expiresAt: 'Until when the form is taken, in the time zone of the branch.',
        },
        {
          announced: {
            summary: 'A form for a file of deliveries',
            value: {
              ...importDetailed(announced),
              upload: {
                method: 'POST',
                url: 'https://dealer-care-evidence.s3.cn-north-1.amazonaws.com.cn/',
                fields: {
                  'Content-Type': 'text/csv',
                  key: `imports/${announced.head.id}`,
                  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
                  'X-Amz-Credential': 'ASIAEXAMPLE/20261120/cn-north-1/s3/aws4_request',
                  Policy: 'eyJleHBpcmF0aW9uIjoiMjAyNi0xMS0yMFQwMToxNTowMFoifQ==',
                  'X-Amz-Signature': '5d1c0e9b7a3f',
                },
              },
              expiresAt: withOffset(sendUntil, branch.timeZone),
            },
          },
        },
      ),
    },
    refusals: ['not_found'],
  },
  'list-imports': {
    description: 'Those that have ended too.',
    rules: ['INTAKE-6'],
    parameters: { branchId: { description: 'The branch.', example: branch.id }, ...pagingDocs },
    answer: {
      description: 'A page of imports.',
      ...pageContent('The imports.', 'One that is running', [importInList(halfway.head)]),
    },
    refusals: ['not_found'],
  },
  'get-import': {
    description: 'Its numbers move while it runs. The rows that could not be taken come page by page.',
    rules: ['INTAKE-6'],
    parameters: { id, ...pagingDocs },
    answer: {
      description: 'The import.',
      examples: {
        done: {
          summary: 'Done but for two rows',
          value: {
            ...importDetailed(done),
            ignoredColumns: ['开票金额'],
            badRows: {
              items: [
                {
                  line: 17,
                  column: '手机号',
                  reason: because(commonSays.not_a_phone_number, '不是有效的电话号码'),
                },
                { line: 203, column: 'VIN', reason: because(commonSays.wrong_check_digit, '校验位不正确') },
              ],
              nextCursor: null,
            },
          },
        },
      },
    },
    refusals: ['not_found'],
  },
};
