import { callsOfVisit } from '../../shared/data/arrival/visit-head.ts';
import { fileKeyOf } from '../../shared/data/customer/file-key.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import type { HandBackInput } from '../../shared/domain/visit/hand-back.ts';
import { readsOfSampling } from '../../shared/http/arrival.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { findHead, readsOfHead, refusedWith } from '../../shared/http/find-head.ts';
import { shownHead } from '../../shared/http/head-command.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { handBack } from '../../shared/transactions/hand-back.ts';
import { visitAccess } from './find-visit.ts';
import { visitView } from './visit-view.ts';

/** The vehicle goes back to the customer; whether they are called is decided in the same step (CALL-2, CALL-3). */
export const handBackVisit: UseCase<{ id: string }, unknown, HandBackInput> = {
  reads: ({ params: { id = '' }, body }, { now }) => [
    ...readsOfHead(visitAccess, id),
    ...(isIdOf('visit', id) ? readsOfSampling(branchOfId(id), fieldOf(body, 'at'), now()) : []),
  ],
  async run({ params, body, ifMatch }, context) {
    const found = findHead(visitAccess, params.id, context);
    const { state, branch, policy, by } = found;
    checkVersion(ifMatch, state.head);
    const { runtime, loaded, now } = context;
    const fileKey = await fileKeyOf(runtime.table, branch.groupId);
    const given = { at: now, by, policy };
    const { visit, calls, writes } = await refusedWith(visitAccess, 'hand-back-visit', found, context, () =>
      handBack(state, body, { branch, fileKey, loaded }, given, runtime),
    );
    const all = [...callsOfVisit(loaded, params.id), ...calls.map(({ head }) => head)];
    return { ...shownHead(visitAccess, visit, visitView(visit, all), found, context), writes };
  },
};
