import * as z from 'zod/mini';
import { commandActions } from '../../shared/access.ts';
import { type Route, route } from '../../shared/http/route.ts';

const ofCampaign = z.object({ id: z.string() });
const campaign = async () => (await import('./contract.ts')).campaign;

export const routes = [
  route({
    method: 'POST',
    path: '/campaigns',
    operation: 'start-campaign',
    summary: 'Have chosen customers called about something',
    costly: true,
    action: 'campaign:start',
    answer: { status: 201, schema: campaign },
    load: () => import('./start-campaign.ts'),
  }),
  route({
    method: 'GET',
    path: '/campaigns',
    operation: 'list-campaigns',
    summary: "A branch's campaigns, newest first",
    action: 'campaign:list',
    answer: {
      status: 200,
      schema: async () => (await import('./contract.ts')).campaignPage,
    },
    load: () => import('./list-campaigns.ts'),
  }),
  route({
    method: 'GET',
    path: '/campaigns/{id}',
    operation: 'get-campaign',
    summary: 'A campaign, and how far it has come',
    action: 'campaign:read',
    params: ofCampaign,
    answer: { status: 200, schema: campaign },
    load: () => import('./get-campaign.ts'),
  }),
  route({
    method: 'POST',
    path: '/campaigns/{id}/date',
    operation: 'move-campaign',
    summary: 'Put a campaign on another day',
    action: commandActions['move-campaign'],
    params: ofCampaign,
    answer: { status: 200, schema: campaign },
    load: () => import('./move-campaign.ts'),
  }),
  route({
    method: 'POST',
    path: '/campaigns/{id}/cancellation',
    operation: 'cancel-campaign',
    summary: 'Call a campaign off',
    action: commandActions['cancel-campaign'],
    params: ofCampaign,
    answer: { status: 200, schema: campaign },
    load: () => import('./cancel-campaign.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
