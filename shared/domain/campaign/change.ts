import { aYear, localDate, plus } from '../calendar.ts';
import { dueCampaignCall } from '../callback/reminder-due.ts';
import { changeOf, type Draft, draftOf, type Given, recorded } from '../draft.ts';
import { DomainError, invalid } from '../errors.ts';
import type { PersonActor } from '../record.ts';
import { callbackSays } from '../refusals/callback.ts';
import { commonSays } from '../refusals/common.ts';
import type { Campaign, CampaignChange, CampaignDetails, CampaignState } from './campaign.ts';

/** A campaign that is to be started. */
export interface PlannedCampaign
  extends Pick<
    Campaign,
    'id' | 'branchId' | 'number' | 'timeZone' | 'date' | 'letter' | 'customers' | 'job'
  > {
  readonly details: CampaignDetails;
}

/** CALL-9: a campaign for chosen customers; a job plans the calls. */
export function startCampaign(
  { details, ...facts }: PlannedCampaign,
  { at, by, policy }: Given & { readonly by: PersonActor },
): CampaignChange {
  requireAhead(facts.date, facts.timeZone, { at, policy });
  const head: Campaign = {
    ...facts,
    version: 0,
    status: 'open',
    startedBy: { role: by.role, person: by.person },
    startedAt: at,
    tasks: [],
    entries: 0,
    notices: 0,
  };
  const draft: Draft<Campaign, CampaignDetails> = { head, details, policy, entries: [], notices: [] };
  recorded(draft, { at, by, action: 'start-campaign' }, () => undefined, {});
  return changeOf(draft);
}

/** What people do with a campaign, as long as it is not called off. */
export const campaignCommandNames = ['move-campaign', 'cancel-campaign'] as const;

export type CampaignCommandName = (typeof campaignCommandNames)[number];

/** The commands that a campaign allows. */
export function commandsOfCampaign({ head }: CampaignState): readonly CampaignCommandName[] {
  return head.status === 'open' ? campaignCommandNames : [];
}

/**
 * CALL-9: it is on another day; a job moves what calls are still to be made.
 *
 * @param job that does so
 * @throws DomainError `not_allowed` where it was called off
 */
export function moveCampaign(
  state: CampaignState,
  { date, job }: Pick<Campaign, 'date' | 'job'>,
  { at, by, policy }: Given,
): CampaignChange {
  requireOpen(state, 'move-campaign');
  requireAhead(date, state.head.timeZone, { at, policy });
  const draft = draftOf(state, policy);
  recorded(draft, { at, by, action: 'move-campaign', input: { date } }, () => {
    draft.head = { ...draft.head, date, job };
  });
  return changeOf(draft);
}

/** CALL-9: it is called off; a job cancels what calls are still to be made. */
export function cancelCampaign(
  state: CampaignState,
  { reason, job }: { reason: string; job: string },
  { at, by, policy }: Given,
): CampaignChange {
  requireOpen(state, 'cancel-campaign');
  const draft = draftOf(state, policy);
  recorded(draft, { at, by, action: 'cancel-campaign', input: { reason } }, () => {
    draft.head = { ...draft.head, status: 'cancelled', job };
    draft.details = { ...draft.details, reason };
  });
  return changeOf(draft);
}

function requireOpen(state: CampaignState, command: CampaignCommandName): void {
  if (commandsOfCampaign(state).includes(command)) return;
  const said = callbackSays.campaign_cancelled({ command });
  throw new DomainError({ code: 'not_allowed', said, allowed: [] });
}

function requireAhead(date: string, zone: string, { at, policy }: Pick<Given, 'at' | 'policy'>): void {
  if (dueCampaignCall(date, { at, zone, policy }) === undefined) {
    throw invalid('date', callbackSays.no_time_to_call);
  }
  if (date > localDate(plus(at, aYear), zone)) throw invalid('date', commonSays.over_a_year_ahead);
}
