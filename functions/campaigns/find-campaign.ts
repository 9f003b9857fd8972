import { campaignHead } from '../../shared/data/arrival/campaign-head.ts';
import { branchFrom, type Place } from '../../shared/data/directory/directory.ts';
import { branchOfId, isIdOf } from '../../shared/data/table/ids.ts';
import type { ItemRef } from '../../shared/data/table/item.ts';
import type { CampaignState } from '../../shared/domain/campaign/campaign.ts';
import type { PersonActor } from '../../shared/domain/record.ts';
import { actorAt } from '../../shared/http/find-branch.ts';
import { Problem } from '../../shared/http/problem.ts';
import type { Context } from '../../shared/http/route.ts';

/** What to read for the campaign that a path names; nothing for what is no campaign's id. */
export function readsOfCampaign(id: string | undefined): ItemRef<unknown>[] {
  return id !== undefined && isIdOf('campaign', id) ? campaignHead.refs(id) : [];
}

/**
 * The campaign the path names, if it lies within the caller's reach, and as whom they act on it.
 *
 * @throws Problem `not_found` for one that is not there or outside the caller's scope, which look the same
 */
export function findCampaign(
  id: string,
  context: Context,
): { state: CampaignState; place: Place; by: PersonActor } {
  if (isIdOf('campaign', id)) {
    const state = campaignHead.from(context.loaded, id);
    const place = branchFrom(context.loaded, branchOfId(id));
    const by = place && actorAt(place.branch, context);
    if (state && by) return { state, place, by };
  }
  throw new Problem('not_found', 'There is no such campaign.');
}
