import type { Route } from '../shared/http/route.ts';
import { routes as attachments } from './attachments/routes.ts';
import { routes as callbacks } from './callbacks/routes.ts';
import { routes as campaigns } from './campaigns/routes.ts';
import { routes as complaints } from './complaints/routes.ts';
import { routes as customers } from './customers/routes.ts';
import { routes as deliveries } from './deliveries/routes.ts';
import { routes as directory } from './directory/routes.ts';
import { routes as emergencies } from './emergencies/routes.ts';
import { routes as imports } from './imports/routes.ts';
import { routes as improvements } from './improvements/routes.ts';
import { routes as ledger } from './ledger/routes.ts';
import { routes as platform } from './platform/routes.ts';
import { routes as policies } from './policies/routes.ts';
import { routes as reports } from './reports/routes.ts';
import { routes as visits } from './visits/routes.ts';
import { routes as work } from './work/routes.ts';

/** Every route, by area; one Lambda an area. */
export const areas = {
  complaints,
  attachments,
  callbacks,
  customers,
  deliveries,
  campaigns,
  imports,
  visits,
  emergencies,
  directory,
  work,
  policies,
  reports,
  improvements,
  ledger,
  platform,
} satisfies Record<string, readonly Route[]>;

export type Area = keyof typeof areas;

export const routes: readonly Route[] = Object.values(areas).flat();
