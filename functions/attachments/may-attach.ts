import { requireAllowed } from '../../shared/domain/complaint/command.ts';
import { draftOf } from '../../shared/domain/complaint/draft.ts';
import { complaintAccess, type FoundComplaint } from '../../shared/http/find-complaint.ts';
import { refusedWith } from '../../shared/http/find-head.ts';
import type { Context } from '../../shared/http/route.ts';

/** @throws DomainError `not_allowed` where the complaint takes no files now, naming what the caller may do instead */
export async function requireMayAttach(found: FoundComplaint, context: Context): Promise<void> {
  const { state, policy } = found;
  await refusedWith(complaintAccess, 'attach-file', found, context, () =>
    requireAllowed(draftOf(state, policy), 'attach-file', context.now),
  );
}
