import type { Reason } from '../../../shared/domain/refusals/reason.ts';
import { sendFile, type UploadForm } from '../../support/evidence-files.ts';
import type { Answer, Caller, Client, Page } from './client.ts';
import { branchId } from './samples.ts';

export interface ImportView {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly rows: number;
  readonly done: number;
  readonly taken: number;
  readonly unchanged: number;
  readonly bad: number;
  readonly badRows: Page<{ readonly line: number; readonly column?: string; readonly reason: Reason }>;
  readonly ignoredColumns: readonly string[];
  readonly startedAt?: string;
  readonly endedAt?: string;
  readonly failure?: { readonly code: string; readonly reason: Reason };
}

type Announced = Omit<ImportView, 'badRows'> & { readonly upload: UploadForm; readonly expiresAt: string };

/** A file of customers of that size, unless told otherwise. */
export function importBody(size: number, told: Readonly<Record<string, unknown>> = {}) {
  return { branchId, kind: 'customers', name: '客户.csv', size, ...told };
}

/** Announces a file and sends it; returns the import's id. */
export async function sendImport(
  by: Caller,
  content: string | Uint8Array,
  told: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const bytes = Buffer.from(content);
  const { status, body }: Answer<Announced> = await by.post('/imports', importBody(bytes.length, told));
  if (status !== 201) throw new Error(`no form: ${JSON.stringify(body)}`);
  const sent = await sendFile(body.upload, bytes);
  if (!sent.ok) throw new Error(`not sent: ${await sent.text()}`);
  return body.id;
}

export async function importOf(by: Caller, id: string, query = ''): Promise<ImportView> {
  const { status, body } = await by.get<ImportView>(`/imports/${id}${query}`);
  if (status !== 200) throw new Error(`no import: ${JSON.stringify(body)}`);
  return body;
}

/** Moves the clock on by so many minutes: the first look for a file is a minute after it was announced. */
export async function minutesLater(client: Client, minutes: number): Promise<void> {
  const { status } = await client.moveTo(new Date((await client.now()) + minutes * 60_000).toISOString());
  if (status !== 200) throw new Error('the clock did not move');
}

/** Sends a file and has it read in. */
export async function importAll(
  client: Client,
  by: Caller,
  content: string | Uint8Array,
  told: Readonly<Record<string, unknown>> = {},
): Promise<ImportView> {
  const id = await sendImport(by, content, told);
  await minutesLater(client, 3);
  return await importOf(by, id);
}
