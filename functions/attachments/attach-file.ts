import { complaintHead } from '../../shared/data/complaint/complaint-head.ts';
import { isAttachmentId } from '../../shared/data/table/ids.ts';
import { applyCommand } from '../../shared/domain/complaint/command.ts';
import { attachFile as command } from '../../shared/domain/complaint/commands/attach-file.ts';
import { requireRoom } from '../../shared/domain/complaint/evidence.ts';
import { checkVersion, etagOf } from '../../shared/http/command.ts';
import { findComplaint, readsOfComplaint } from '../../shared/http/find-complaint.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { attachmentView, noSuchFile } from './attachment-view.ts';
import { checkedUpload } from './checked-upload.ts';
import { requireMayAttach } from './may-attach.ts';

/**
 * A file that was sent is checked, kept where nobody can replace it, and listed (HANDLE-8). Once it is listed,
 * again changes nothing.
 */
export const useCase: UseCase<{ id: string; attachmentId: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfComplaint(params.id),
  async run({ params, ifMatch }, context) {
    const { id: complaintId, attachmentId } = params;
    const { runtime, now } = context;
    const found = findComplaint(complaintId, context);
    const { state, policy, roster, by } = found;
    const { head: complaint, details } = state;
    const listed = details.attachments.find(({ id }) => id === attachmentId);
    if (listed) return { body: attachmentView(listed, complaint), headers: etagOf(complaint) };
    // Before the file is looked at and copied.
    checkVersion(ifMatch, complaint);
    await requireMayAttach(found, context);
    requireRoom(details);
    if (!isAttachmentId(attachmentId)) throw noSuchFile();
    const evidence = await runtime.evidence();
    const file = { complaintId, attachmentId };
    const { upload, told } = await checkedUpload(evidence, file);
    const input = { id: attachmentId, ...told, version: await evidence.keep(file, upload) };
    const given = { at: now, by, policy, roster };
    const change = applyCommand(state, command, input, given);
    const attached = change.details.attachments.find(({ id }) => id === attachmentId);
    if (!attached) throw new Error('the file was not attached');
    return {
      body: attachmentView(attached, change.head),
      headers: etagOf(change.head),
      writes: complaintHead.write(state, change),
    };
  },
};
