import type { NamedSchema, OperationDocs } from '../shared/http/documentation.ts';
import * as attachments from './attachments/documentation.ts';
import * as callbacks from './callbacks/documentation.ts';
import * as campaigns from './campaigns/documentation.ts';
import * as complaints from './complaints/documentation.ts';
import * as customers from './customers/documentation.ts';
import * as deliveries from './deliveries/documentation.ts';
import * as directory from './directory/documentation.ts';
import * as emergencies from './emergencies/documentation.ts';
import * as imports from './imports/documentation.ts';
import * as improvements from './improvements/documentation.ts';
import * as ledger from './ledger/documentation.ts';
import { sharedSchemas } from './named-schemas.ts';
import * as platform from './platform/documentation.ts';
import * as policies from './policies/documentation.ts';
import * as reports from './reports/documentation.ts';
import type { Area, areas } from './routes.ts';
import * as visits from './visits/documentation.ts';
import * as work from './work/documentation.ts';

type Operation = (typeof areas)[Area][number]['operation'];

/** What every operation says of itself; read only for the OpenAPI document. */
export const documentation: Readonly<Record<Operation, OperationDocs>> = {
  ...complaints.documentation,
  ...attachments.documentation,
  ...callbacks.documentation,
  ...customers.documentation,
  ...deliveries.documentation,
  ...campaigns.documentation,
  ...imports.documentation,
  ...visits.documentation,
  ...emergencies.documentation,
  ...directory.documentation,
  ...work.documentation,
  ...policies.documentation,
  ...reports.documentation,
  ...improvements.documentation,
  ...ledger.documentation,
  ...platform.documentation,
};

/** Every schema that has a name in the document. */
export const namedSchemas: Readonly<Record<string, NamedSchema>> = {
  ...sharedSchemas,
  ...complaints.schemas,
  ...attachments.schemas,
  ...callbacks.schemas,
  ...customers.schemas,
  ...deliveries.schemas,
  ...campaigns.schemas,
  ...imports.schemas,
  ...visits.schemas,
  ...emergencies.schemas,
  ...directory.schemas,
  ...work.schemas,
  ...policies.schemas,
  ...reports.schemas,
  ...improvements.schemas,
  ...ledger.schemas,
};

export const areaDescriptions: Readonly<Record<Area, string>> = {
  complaints: 'Complaints from their receipt to their end, and everything people do with them.',
  attachments: 'The files kept with a complaint: how they are sent, checked and fetched.',
  callbacks: 'Planned calls to customers.',
  customers: 'The files of customers and of vehicles, with everything that ever happened.',
  deliveries: 'Deliveries of new cars, and the calls that follow from them.',
  campaigns: 'Calls to customers who were chosen for something.',
  imports: 'Files of customers, deliveries and visits from another system, read in row by row.',
  visits: 'Visits to the workshop from reception to hand-back, and who of them is called.',
  emergencies: 'Emergency plans and drills: how a branch or a group works while too much comes in at once.',
  directory: 'The branches and the people who work there.',
  work: 'What a caller has to do, and what they were told.',
  policies: 'What is promised by which rule: the numbers of a group and of its branches.',
  reports: 'The figures, and how they are signed off.',
  improvements: 'What is done about what the figures show, and the quality reviews that decide it.',
  ledger: 'Rewards and penalties, with the rule behind each.',
  platform: 'The system itself; needs no token.',
};
