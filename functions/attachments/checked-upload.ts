import * as z from 'zod/mini';
import type { EvidenceStore, FileId, Upload } from '../../shared/data/complaint/evidence-store.ts';
import { evidenceFile } from '../../shared/domain/complaint/evidence.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { type FileTypeName, isContentOf } from '../../shared/domain/file-types.ts';
import { complaintSays } from '../../shared/domain/refusals/complaint.ts';
import { Problem } from '../../shared/http/problem.ts';

/** What goes with a file that is sent. */
const toldSchema = z.object({
  name: evidenceFile.name,
  kind: evidenceFile.kind,
  size: evidenceFile.size,
});

export type Told = z.infer<typeof toldSchema>;

/** Where nearly every type can be told by. */
const beginningBytes = 64 * 1024;

/**
 * The file that was sent, found to be what it was said to be (HANDLE-8).
 *
 * @throws Problem `not_found` where it has not arrived; DomainError where its size or content is another
 */
export async function checkedUpload(
  evidence: Pick<EvidenceStore, 'findUpload' | 'beginningOf'>,
  file: FileId,
): Promise<{ upload: Upload; told: Told & { type: FileTypeName } }> {
  const upload = await evidence.findUpload(file);
  if (!upload) {
    throw new Problem('not_found', complaintSays.file_not_arrived);
  }
  const type = evidenceFile.type.parse(upload.type);
  const told = toldSchema.parse(upload.told);
  if (upload.size !== told.size) {
    throw invalid('size', complaintSays.other_size({ bytes: upload.size, told: told.size }));
  }
  for (const size of beginningBytes < upload.size ? [beginningBytes, upload.size] : [upload.size]) {
    const content = await recognised(await evidence.beginningOf(file, upload, size));
    if (isContentOf(type, content)) return { upload, told: { ...told, type } };
  }
  throw invalid('type', complaintSays.other_content({ type }));
}

async function recognised(bytes: Uint8Array): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  return (await fileTypeFromBuffer(bytes))?.mime;
}
