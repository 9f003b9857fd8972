import { fileKeyOf } from '../../shared/data/customer/file-key.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import type { HandBackInput } from '../../shared/domain/visit/hand-back.ts';
import { readsOfSampling } from '../../shared/http/arrival.ts';
import { checkVersion, etagOf } from '../../shared/http/command.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { handBack } from '../../shared/transactions/hand-back.ts';
import { findVisit, readsOfVisit } from './find-visit.ts';
import { visitView } from './visit-view.ts';

/** The vehicle goes back to the customer; whether they are called is decided in the same step (CALL-2, CALL-3). */
export const handBackVisit: UseCase<{ id: string }, unknown, HandBackInput> = {
  reads: ({ params: { id = '' }, body }, { now }) => [
    ...readsOfVisit(id),
    ...(isIdOf('visit', id) ? readsOfSampling(branchOfId(id), fieldOf(body, 'at'), now()) : []),
  ],
  async run({ params, body, ifMatch }, context) {
    const { state, calls: before, branch, policy, by } = findVisit(params.id, context);
    checkVersion(ifMatch, state.head);
    const { runtime, loaded, now } = context;
    const fileKey = await fileKeyOf(runtime.table, branch.groupId);
    const given = { at: now, by, policy };
    const { visit, calls, writes } = await handBack(state, body, { branch, fileKey, loaded }, given, runtime);
    return {
      body: visitView(visit, [...before, ...calls.map(({ head }) => head)]),
      headers: etagOf(visit.head),
      writes,
    };
  },
};
