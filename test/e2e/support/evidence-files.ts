import { sampleFiles, sendFile, type UploadForm } from '../../support/evidence-files.ts';
import type { Answer, Caller } from './client.ts';

export interface FileView {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly type: string;
  readonly size: number;
  readonly at: string;
  readonly by: string;
  readonly url?: string;
  readonly expiresAt?: string;
}

export interface Asked {
  readonly id: string;
  readonly upload: UploadForm & { readonly method: string };
  readonly expiresAt: string;
}

export const photo = sampleFiles['image/jpeg'];

/** Asks for a form; for a picture unless told otherwise. */
export function ask(by: Caller, complaintId: string, told: object = {}): Promise<Answer<Asked>> {
  const body = { name: '故障照片.jpg', type: 'image/jpeg', size: photo.length, ...told };
  return by.post<Asked>(`/complaints/${complaintId}/attachments`, body);
}

/** Asks for a form and sends the file with it. */
export async function send(
  by: Caller,
  complaintId: string,
  content = photo,
  told: object = {},
): Promise<Asked> {
  const { status, body } = await ask(by, complaintId, { size: content.length, ...told });
  if (status !== 201) throw new Error(`no form: ${JSON.stringify(body)}`);
  const sent = await sendFile(body.upload, content);
  if (!sent.ok) throw new Error(`not sent: ${await sent.text()}`);
  return body;
}

export function completion(complaintId: string, fileId: string): string {
  return `/complaints/${complaintId}/attachments/${fileId}/completion`;
}

/** A file that is sent, checked and kept. */
export async function attach(by: Caller, complaintId: string): Promise<FileView> {
  const { id } = await send(by, complaintId);
  const { status, body } = await by.post<FileView>(completion(complaintId, id), {});
  if (status !== 200) throw new Error(`not kept: ${JSON.stringify(body)}`);
  return body;
}
