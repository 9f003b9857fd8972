import type * as z from 'zod/mini';
import { plus, withOffset } from '../../shared/domain/calendar.ts';
import { largestMegabytes, mostFiles } from '../../shared/domain/complaint/evidence.ts';
import { transitions } from '../../shared/domain/complaint/transitions.ts';
import { endingsOf, fileTypeNames } from '../../shared/domain/file-types.ts';
import {
  content,
  type Documentation,
  type NamedSchema,
  named,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { branch, sent, states } from '../example-case.ts';
import { attachmentView, attachmentViewSchema } from './attachment-view.ts';
import type { attachmentLinkSchema } from './get-attachment.ts';
import type { requestedUploadSchema, body as requestUploadBody } from './request-upload.ts';
import type { Operation } from './routes.ts';

const endings = [...new Set(fileTypeNames.flatMap(endingsOf))].map((ending) => `\`.${ending}\``).join(', ');

const fields = {
  id: 'Unique within the complaint; it stands in paths.',
  name: 'The name it was sent under.',
  kind: 'What it is.',
  type: 'Its media type; the content was found to be of it.',
  size: 'In bytes.',
  at: 'When it was kept, in the time zone of the branch.',
  by: 'Who added it: their name then.',
} as const;

export const schemas = {
  Attachment: named(
    attachmentViewSchema(),
    'A file kept with a complaint: it has arrived and was checked (HANDLE-8).',
    fields,
  ),
} satisfies Record<string, NamedSchema>;

const { head: complaint, details } = states['attach-file'];
const [file] = details.attachments.map((one) => attachmentView(one, complaint));
if (!file) throw new Error('the example has no file');
const attachment: z.infer<ReturnType<typeof attachmentViewSchema>> = {
  ...file,
  type: sent['attach-file'].type,
};

const id = {
  description: 'The id of a complaint, from its registration or a list.',
  example: complaint.id,
};
const attachmentId = {
  description: 'The id of a file, from the answer that gave the form for it, or from the list.',
  example: attachment.id,
};
const allowedIn = transitions['attach-file'].allowedIn.map((status) => `\`${status}\``).join(', ');
const askedAt = '2026-11-20T03:19:00.000Z';
const bucket = 'https://dealer-care-evidence.s3.cn-north-1.amazonaws.com.cn/';
const credential = 'ASIAEXAMPLE/20261120/cn-north-1/s3/aws4_request';

const { name, kind, type, size } = sent['attach-file'];

export const documentation: Documentation<Operation> = {
  'request-upload': {
    description: `Answers with a form for this one file, good for ten minutes. Send it as \`multipart/form-data\`: all \`fields\` as they are, and then the file as \`file\`; the store takes no other size or type. Then have it checked with \`attach-file\`. Nothing is kept before that.

A complaint may have ${mostFiles} files of up to ${largestMegabytes} MB: pictures, PDF, recordings and office documents, named ${endings}.

Allowed while the complaint is ${allowedIn}.`,
    rules: ['HANDLE-8'],
    parameters: { id },
    body: content<z.infer<typeof requestUploadBody>>(
      {
        name: 'The name of the file, without a path. It ends as files of its type do.',
        kind: 'What it is. Left out: `other`.',
        type: 'Its media type. The content must be of it.',
        size: `In bytes: at least 1, and at most ${largestMegabytes} MB.`,
      },
      {
        photo: { summary: 'A picture', value: { name, kind, type, size } },
        sheet: {
          summary: 'A scanned reception sheet',
          value: { name: '接车单.pdf', kind: 'reception_sheet', type: 'application/pdf', size: 284_310 },
        },
      },
    ),
    answer: {
      description: 'The form.',
      ...content<z.infer<ReturnType<typeof requestedUploadSchema>>>(
        {
          id: 'The id the file will have.',
          upload: [
            'How to send it.',
            {
              method: 'Always `POST`.',
              url: 'Where to.',
              fields: 'The fields of the form, by name; to be sent before the file, unchanged.',
            },
          ],
          expiresAt: 'Until when the form is taken, in the time zone of the branch.',
        },
        {
          form: {
            summary: 'A form for a picture',
            value: {
              id: attachment.id,
              upload: {
                method: 'POST',
                url: bucket,
                fields: {
                  'Content-Type': type,
                  'x-amz-meta-told': 'eyJuYW1lIjoi5Luq6KGo55uY5oql6K2mLmpwZyJ9',
                  key: `uploads/${complaint.id}/${attachment.id}`,
                  'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
                  'X-Amz-Credential': credential,
                  Policy: 'eyJleHBpcmF0aW9uIjoiMjAyNi0xMS0yMFQwMzoyOTowMFoifQ==',
                  'X-Amz-Signature': '5d1c0e9b7a3f',
                },
              },
              expiresAt: withOffset(plus(askedAt, 'PT10M'), branch.timeZone),
            },
          },
        },
      ),
    },
    refusals: ['not_found', 'not_allowed'],
  },
  'attach-file': {
    description: `The file must have arrived; if it has not, that is 404. Its size and content are checked against what was said of it, then that very content is kept where nobody can replace it, and the file is listed. A file that is listed stays so: again changes nothing.\n\nAllowed while the complaint is ${allowedIn}.`,
    rules: ['HANDLE-8', 'HANDLE-1', 'HANDLE-9'],
    parameters: { id, attachmentId },
    answer: {
      description: 'The file.',
      headers: ['ETag'],
      examples: { attachment: { summary: 'A picture', value: attachment } },
    },
    refusals: ['not_found', 'not_allowed', 'stale'],
  },
  'list-attachments': {
    description: 'Those that have arrived and were checked, and no others.',
    rules: ['HANDLE-8'],
    parameters: { id, ...pagingDocs },
    answer: {
      description: 'A page of files.',
      ...pageContent('The files.', 'A picture', [attachment]),
    },
    refusals: ['not_found'],
  },
  'get-attachment': {
    description:
      'With an address from which anybody who has it can fetch the file for five minutes: the very content that was checked, under its name, to be saved and not shown.',
    rules: ['HANDLE-8'],
    parameters: { id, attachmentId },
    answer: {
      description: 'The file, with the link.',
      ...content<z.infer<ReturnType<typeof attachmentLinkSchema>>>(
        {
          ...fields,
          url: 'Where to fetch it; needs no token.',
          expiresAt: 'Until when, in the time zone of the branch.',
        },
        {
          attachment: {
            summary: 'A picture',
            value: {
              ...attachment,
              url: `${bucket}evidence/${complaint.id}/${attachment.id}?versionId=${sent['attach-file'].version}&X-Amz-Expires=300&X-Amz-Signature=9f2ab4c1`,
              expiresAt: withOffset(plus(askedAt, 'PT5M'), branch.timeZone),
            },
          },
        },
      ),
    },
    refusals: ['not_found'],
  },
};
