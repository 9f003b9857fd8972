import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { handling, type Route, route } from '../../shared/http/route.ts';

const ofCampaign = z.object({ id: z.string() });
const campaign = async () => (await import('./campaign-view.ts')).campaignViewSchema();

export const routes = [
  route({
    method: 'POST',
    path: '/campaigns',
    operation: 'start-campaign',
    summary: 'Have chosen customers called about something',
    costly: true,
    action: 'campaign:start',
    answer: { status: 201, schema: campaign },
    async load() {
      const { startCampaign, startCampaignBody } = await import('./start-campaign.ts');
      return handling({ body: startCampaignBody, useCase: startCampaign });
    },
  }),
  route({
    method: 'GET',
    path: '/campaigns',
    operation: 'list-campaigns',
    summary: "A branch's campaigns, newest first",
    action: 'campaign:list',
    answer: {
      status: 200,
      schema: async () => (await import('./campaign-in-list.ts')).campaignPageSchema(),
    },
    async load() {
      const { listCampaigns, listCampaignsQuery } = await import('./list-campaigns.ts');
      return handling({ query: listCampaignsQuery, useCase: listCampaigns });
    },
  }),
  route({
    method: 'GET',
    path: '/campaigns/{id}',
    operation: 'get-campaign',
    summary: 'A campaign, and how far it has come',
    action: 'campaign:read',
    params: ofCampaign,
    answer: { status: 200, schema: campaign },
    load: async () => handling({ useCase: (await import('./get-campaign.ts')).getCampaign }),
  }),
  route({
    method: 'POST',
    path: '/campaigns/{id}/date',
    operation: 'move-campaign',
    summary: 'Put a campaign on another day',
    action: commandActions['move-campaign'],
    params: ofCampaign,
    answer: { status: 200, schema: campaign },
    async load() {
      const { moveCampaign, moveCampaignBody } = await import('./move-campaign.ts');
      return handling({ body: moveCampaignBody, useCase: moveCampaign });
    },
  }),
  route({
    method: 'POST',
    path: '/campaigns/{id}/cancellation',
    operation: 'cancel-campaign',
    summary: 'Call a campaign off',
    action: commandActions['cancel-campaign'],
    params: ofCampaign,
    answer: { status: 200, schema: campaign },
    async load() {
      const { cancelCampaign, cancelCampaignBody } = await import('./cancel-campaign.ts');
      return handling({ body: cancelCampaignBody, useCase: cancelCampaign });
    },
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
