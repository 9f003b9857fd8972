import * as z from 'zod/mini';
import { screenersRef, nameScreener as write } from '../../shared/data/directory/channels.ts';
import { memberOf, namedStaffRef, staffNamedIn } from '../../shared/data/directory/staff.ts';
import type { Channel } from '../../shared/domain/complaint/codes.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { channelView } from './channel-view.ts';

export const body = z.strictObject({ person: z.string() });

/** Names who screens what comes in by a channel, in place of whoever did so far (INTAKE-7). */
export const useCase: UseCase<{ branchId: string; channel: Channel }, unknown, z.infer<typeof body>> = {
  reads({ params: { branchId }, body }) {
    const branch = readsOfBranch(branchId);
    const staff = namedStaffRef(branchId, fieldOf(body, 'person'));
    return staff ? [...branch, staff] : branch;
  },
  async run({ params: { branchId, channel }, body }, context) {
    const { branch, roster, by } = findBranch(branchId, context);
    const member = staffNamedIn(context.loaded, branch.id, body.person);
    if (!member || !roster.has(member.role, member.id)) {
      throw invalid('person', commonSays.not_on_staff);
    }
    const screener = { person: memberOf(member), namedAt: context.now, namedBy: by };
    const screeners = context.loaded.get(screenersRef(branch.id));
    const owner = { role: member.role, person: member.id };
    return {
      body: channelView(channel, owner, screener, branch.timeZone),
      writes: [write(branch.id, screeners, channel, screener)],
    };
  },
};
