import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { pageSchema } from '../../shared/http/paging.ts';
import { type Route, route } from '../../shared/http/route.ts';

const ofComplaint = z.object({ id: z.string() });
const ofAttachment = z.object({ id: z.string(), attachmentId: z.string() });
const attachment = async () => (await import('./attachment-view.ts')).attachmentViewSchema();

export const routes = [
  route({
    method: 'POST',
    path: '/complaints/{id}/attachments',
    operation: 'request-upload',
    summary: 'Ask for a form to send a file with',
    costly: true,
    action: commandActions['attach-file'],
    params: ofComplaint,
    answer: {
      status: 201,
      schema: async () => (await import('./request-upload.ts')).requestedUploadSchema(),
    },
    load: () => import('./request-upload.ts'),
  }),
  route({
    method: 'POST',
    path: '/complaints/{id}/attachments/{attachmentId}/completion',
    operation: 'attach-file',
    summary: 'Have a file that was sent checked and kept with the complaint',
    costly: true,
    action: commandActions['attach-file'],
    params: ofAttachment,
    answer: { status: 200, schema: attachment },
    load: () => import('./attach-file.ts'),
  }),
  route({
    method: 'GET',
    path: '/complaints/{id}/attachments',
    operation: 'list-attachments',
    summary: 'The files of a complaint, oldest first',
    action: 'attachment:read',
    params: ofComplaint,
    answer: { status: 200, schema: async () => pageSchema(await attachment()) },
    load: () => import('./list-attachments.ts'),
  }),
  route({
    method: 'GET',
    path: '/complaints/{id}/attachments/{attachmentId}',
    operation: 'get-attachment',
    summary: 'A file, with a link to fetch it by',
    action: 'attachment:read',
    params: ofAttachment,
    answer: { status: 200, schema: async () => (await import('./get-attachment.ts')).attachmentLinkSchema() },
    load: () => import('./get-attachment.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
