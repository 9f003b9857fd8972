import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComplaintView } from '../../functions/complaints/complaint-view.ts';
import type { DeliveryView } from '../../functions/deliveries/delivery-view.ts';
import { routes } from '../../functions/routes.ts';
import { routeKey } from '../../shared/http/route.ts';
import {
  allOf,
  type Caller,
  type Client,
  createClient,
  type NoticeView,
  type Who,
} from './support/client.ts';
import { attach } from './support/evidence-files.ts';
import { handledInCallback } from './support/handled-in-callback.ts';
import { importBody } from './support/import-files.ts';
import {
  branchId,
  campaignBody,
  complaintBody,
  deliveryBody,
  entryBody,
  improvementBody,
  resolutionBody,
  reviewBody,
  visitBody,
} from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

/** Who asks, in the order of the columns below. The complaint is the service director's, at `demo.sh01`. */
const askers = {
  owner: { role: 'service_director' },
  'other director': { role: 'sales_director' },
  adviser: { role: 'service_adviser' },
  finance: { role: 'finance' },
  specialist: { role: 'care_specialist' },
  'care director': { role: 'care_director' },
  'general manager': { role: 'general_manager' },
  'other branch': { role: 'service_director', branchIds: ['demo.sh02'] },
  'other branch’s care': { role: 'care_director', branchIds: ['demo.gz01'] },
  'group admin': { role: 'group_admin' },
  region: { role: 'regional_manager', regionId: 'east' },
  'other region': { role: 'regional_manager', regionId: 'south' },
  operator: { role: 'operator' },
} as const satisfies Record<string, Who>;

/** Named a version that is past, a command that is allowed answers 412 and changes nothing. */
const past = { 'if-match': '"0"' };
const contact = { summary: '已联系', outcome: 'reached' };
/** Named somebody who is not there, a request that is allowed answers 400 and changes nothing. */
const nobody = 'per.demo.nobody';
const dueAt = '2099-01-01T00:00:00Z';

interface Request {
  readonly path: (at: {
    complaint: string;
    notice: string;
    callback: string;
    file: string;
    standIn: string;
    imported: string;
    delivery: string;
    campaign: string;
    customer: string;
    vin: string;
    visit: string;
    plan: string;
    entry: string;
    improvement: string;
    review: string;
    person: string;
  }) => string;
  readonly body?: unknown;
}

const command = (name: string, body: unknown): Request => ({
  path: ({ complaint }) => `/complaints/${complaint}/${name}`,
  body,
});

const onPlan = (name: string, body: unknown): Request => ({
  path: ({ plan }) => `/emergency-plans/${plan}/${name}`,
  body,
});

const customerCommand = (path: string, body: unknown): Request => ({
  path: ({ customer }) => `/customers/${customer}${path}`,
  body,
});

const onVisit = (name: string, body: unknown): Request => ({
  path: ({ visit }) => `/visits/${visit}/${name}`,
  body,
});

// biome-ignore format: a table
const table: Record<string, [Request, ...string[]]> = {
  //                                                      own  oth  adv  fin  spec care gm  |sh02 gz01|grp  east south oper
  'POST /complaints': [{ path: () => '/complaints', body: complaintBody() },
                                                         '201','201','201','201','201','201','201','404','404','201','403','403','403'],
  'GET /complaints': [{ path: () => `/complaints?branchId=${branchId}` },
                                                         '200','200','403','403','200','200','200','404','404','200','200','404','403'],
  'GET /complaints/{id}': [{ path: ({ complaint }) => `/complaints/${complaint}` },
                                                         '200','200','403','403','200','200','200','404','404','200','404','404','403'],
  'GET /complaints/{id}/record': [{ path: ({ complaint }) => `/complaints/${complaint}/record` },
                                                         '200','200','403','403','200','200','200','404','404','200','404','404','403'],
  'POST /complaints/{id}/acknowledgement': [command('acknowledgement', {}),
                                                         '412','403','403','403','403','403','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/assignment': [command('assignment', { role: 'sales_director' }),
                                                         '403','403','403','403','403','412','412','403','404','403','403','403','403'],
  'POST /complaints/{id}/contacts': [command('contacts', contact),
                                                         '412','403','403','403','412','412','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/findings': [command('findings', { finding: 'unfounded', cause: 'x' }),
                                                         '412','403','403','403','403','403','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/solution': [command('solution', { kind: 'apology', description: 'x', dueAt }),
                                                         '412','403','403','403','403','403','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/approval': [command('approval', { approved: true }),
                                                         '403','403','403','403','403','403','412','403','403','412','403','403','403'],
  'POST /complaints/{id}/agreement': [command('agreement', { agreed: true }),
                                                         '412','403','403','403','412','412','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/resolution': [command('resolution', resolutionBody),
                                                         '412','403','403','403','403','403','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/verification': [command('verification', { outcome: 'satisfied' }),
                                                         '403','403','403','403','403','412','403','403','404','403','403','403','403'],
  'POST /complaints/{id}/remedy': [command('remedy', { cause: 'x', measure: 'x' }),
                                                         '403','403','403','403','403','403','412','403','403','403','403','403','403'],
  'POST /complaints/{id}/withdrawal': [command('withdrawal', { reason: 'x' }),
                                                         '403','403','403','403','412','412','403','403','404','403','403','403','403'],
  'GET /scripts': [{ path: () => '/scripts' },
                                                         '200','200','200','200','200','200','200','200','200','200','200','200','403'],
  'POST /complaints/{id}/classification': [command('classification', { severe: true }),
                                                         '412','403','403','403','403','412','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/payout': [command('payout', { amount: { amount: 1, currency: 'CNY' } }),
                                                         '403','403','403','412','403','403','403','403','403','403','403','403','403'],
  'POST /complaints/{id}/letter': [command('letter', { text: 'x', by: 'post' }),
                                                         '412','403','403','403','412','412','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/concealments': [command('concealments', { person: 'x', reason: 'x' }),
                                                         '403','403','403','403','403','412','412','403','404','403','403','403','403'],
  'POST /complaints/{id}/escalations': [command('escalations', { reason: 'x' }),
                                                         '412','403','403','403','403','403','412','404','404','412','404','404','403'],
  'POST /complaints/{id}/merge': [command('merge', { into: 'x' }),
                                                         '403','403','403','403','403','412','403','403','404','403','403','403','403'],
  'POST /complaints/{id}/reopening': [command('reopening', { reason: 'x' }),
                                                         '403','403','403','403','403','412','403','403','404','403','403','403','403'],
  'POST /complaints/{id}/waiting': [command('waiting', { reason: 'x' }),
                                                         '412','403','403','403','412','412','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/waiting/end': [command('waiting/end', {}),
                                                         '412','403','403','403','412','412','403','404','404','403','404','404','403'],
  'POST /complaints/{id}/notes': [command('notes', { text: 'x' }),
                                                         '412','412','403','403','412','412','412','404','404','412','404','404','403'],
  'GET /callbacks': [{ path: () => `/callbacks?branchId=${branchId}` },
                                                         '200','200','403','403','200','200','200','404','404','403','403','403','403'],
  'GET /callbacks/{id}': [{ path: ({ callback }) => `/callbacks/${callback}` },
                                                         '200','200','403','403','200','200','200','404','404','403','403','403','403'],
  'POST /callbacks/{id}/letter': [{ path: ({ callback }) => `/callbacks/${callback}/letter`, body: { text: 'x', by: 'post' } },
                                                         '403','403','403','403','412','412','403','403','404','403','403','403','403'],
  'POST /callbacks/{id}/attempts': [{ path: ({ callback }) => `/callbacks/${callback}/attempts`, body: { outcome: 'busy' } },
                                                         '403','403','403','403','412','412','403','404','404','403','403','403','403'],
  'POST /callbacks/{id}/phone': [{ path: ({ callback }) => `/callbacks/${callback}/phone`, body: { phone: '13912345678' } },
                                                         '403','403','403','403','412','412','403','404','404','403','403','403','403'],
  'POST /deliveries': [{ path: () => '/deliveries', body: deliveryBody(nobody) },
                                                         '403','400','403','403','400','400','400','403','404','403','403','403','403'],
  'GET /deliveries': [{ path: () => `/deliveries?branchId=${branchId}` },
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'GET /deliveries/{id}': [{ path: ({ delivery }) => `/deliveries/${delivery}` },
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'POST /campaigns': [{ path: () => '/campaigns', body: { branchId, name: 'x', text: 'x', date: '2099-01-01', customers: ['x'] } },
                                                         '400','400','403','403','403','400','400','404','404','403','403','403','403'],
  'GET /campaigns': [{ path: () => `/campaigns?branchId=${branchId}` },
                                                         '200','200','403','403','200','200','200','404','404','403','403','403','403'],
  'GET /campaigns/{id}': [{ path: ({ campaign }) => `/campaigns/${campaign}` },
                                                         '200','200','403','403','200','200','200','404','404','403','403','403','403'],
  'POST /campaigns/{id}/date': [{ path: ({ campaign }) => `/campaigns/${campaign}/date`, body: { date: '2099-01-01' } },
                                                         '412','412','403','403','403','412','412','404','404','403','403','403','403'],
  'POST /campaigns/{id}/cancellation': [{ path: ({ campaign }) => `/campaigns/${campaign}/cancellation`, body: { reason: 'x' } },
                                                         '412','412','403','403','403','412','412','404','404','403','403','403','403'],
  'GET /customers': [{ path: () => `/customers?branchId=${branchId}&phone=13800138000` },
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'GET /customers/{id}': [customerCommand('', undefined),
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'PUT /customers/{id}': [customerCommand('', { address: '上海市' }),
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'POST /customers/{id}/phone': [customerCommand('/phone', { phone: '13800138001' }),
                                                         '412','412','412','403','412','412','412','404','404','412','403','403','403'],
  'POST /customers/{id}/no-calls': [customerCommand('/no-calls', { wanted: true }),
                                                         '403','403','403','403','412','412','403','403','404','403','403','403','403'],
  'POST /customers/{id}/focus-remark': [customerCommand('/focus-remark', { text: 'x' }),
                                                         '412','412','412','403','412','412','412','404','404','412','403','403','403'],
  'POST /customers/{id}/messages': [customerCommand('/messages', { branchId, direction: 'in', kind: 'call', purpose: 'enquiry', text: 'x' }),
                                                         '201','201','201','403','201','201','201','404','404','201','403','403','403'],
  'PUT /vehicles/{vin}': [{ path: ({ vin }) => `/vehicles/${vin}`, body: { branchId, model: '帕萨特' } },
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'GET /vehicles/{vin}': [{ path: ({ vin }) => `/vehicles/${vin}` },
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'POST /imports': [{ path: () => '/imports', body: importBody(1) },
                                                         '403','403','403','403','403','201','201','403','404','201','403','403','403'],
  'GET /imports': [{ path: () => `/imports?branchId=${branchId}` },
                                                         '403','403','403','403','403','200','200','403','404','200','403','403','403'],
  'GET /imports/{id}': [{ path: ({ imported }) => `/imports/${imported}` },
                                                         '403','403','403','403','403','200','200','403','404','200','403','403','403'],
  'POST /visits': [{ path: () => '/visits', body: visitBody(nobody) },
                                                         '400','403','400','403','400','400','400','404','404','403','403','403','403'],
  'GET /visits': [{ path: () => `/visits?branchId=${branchId}` },
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'GET /visits/{id}': [{ path: ({ visit }) => `/visits/${visit}` },
                                                         '200','200','200','403','200','200','200','404','404','200','403','403','403'],
  'POST /visits/{id}/diagnosis': [onVisit('diagnosis', { findings: 'x' }),
                                                         '412','403','412','403','403','403','412','404','403','403','403','403','403'],
  'POST /visits/{id}/workshop': [onVisit('workshop', {}),
                                                         '412','403','412','403','403','403','412','404','403','403','403','403','403'],
  'POST /visits/{id}/extra-work': [onVisit('extra-work', { description: 'x' }),
                                                         '412','403','412','403','403','403','412','404','403','403','403','403','403'],
  'POST /visits/{id}/extra-work-answers': [onVisit('extra-work-answers', { item: 1, agreed: true, how: 'phone', saidBy: 'x' }),
                                                         '412','403','412','403','403','403','412','404','403','403','403','403','403'],
  'POST /visits/{id}/completion': [onVisit('completion', { work: 'x', checkedBy: 'x' }),
                                                         '412','403','412','403','403','403','412','404','403','403','403','403','403'],
  'POST /visits/{id}/customer-notice': [onVisit('customer-notice', {}),
                                                         '412','403','412','403','403','403','412','404','403','403','403','403','403'],
  'POST /visits/{id}/hand-back': [onVisit('hand-back', {}),
                                                         '412','403','412','403','412','412','412','404','404','403','403','403','403'],
  'POST /visits/{id}/arrival': [onVisit('arrival', { solved: true }),
                                                         '412','403','412','403','403','403','412','404','403','403','403','403','403'],
  'POST /visits/{id}/delay': [onVisit('delay', { reason: 'x', promisedAt: dueAt }),
                                                         '412','403','412','403','403','403','412','404','403','403','403','403','403'],
  'GET /sampling/{branchId}/{month}': [{ path: () => `/sampling/${branchId}/2026-11` },
                                                         '200','200','403','403','200','200','200','404','404','200','403','403','403'],
  'POST /complaints/{id}/attachments': [command('attachments', { name: 'a.pdf', type: 'application/pdf', size: 1 }),
                                                         '201','201','403','403','201','201','201','404','404','201','404','404','403'],
  'POST /complaints/{id}/attachments/{attachmentId}/completion': [command(`attachments/${'0'.repeat(16)}/completion`, {}),
                                                         '412','412','403','403','412','412','412','404','404','412','404','404','403'],
  'GET /complaints/{id}/attachments': [{ path: ({ complaint }) => `/complaints/${complaint}/attachments` },
                                                         '200','200','403','403','200','200','200','404','404','200','404','404','403'],
  'GET /complaints/{id}/attachments/{attachmentId}': [{ path: ({ complaint, file }) => `/complaints/${complaint}/attachments/${file}` },
                                                         '200','200','403','403','200','200','200','404','404','200','404','404','403'],
  'GET /branches': [{ path: () => '/branches' },
                                                         '200','200','200','200','200','200','200','200','200','200','200','200','200'],
  'POST /brands': [{ path: () => '/brands', body: { id: '大众', name: '大众' } },
                                                         '403','403','403','403','403','403','403','403','403','403','403','403','409'],
  'GET /brands': [{ path: () => '/brands' },
                                                         '403','403','403','403','403','403','403','403','403','200','403','403','200'],
  'PUT /brands/{id}': [{ path: () => `/brands/${encodeURIComponent('大众')}`, body: { name: '大众' } },
                                                         '403','403','403','403','403','403','403','403','403','403','403','403','200'],
  'POST /regions': [{ path: () => '/regions', body: { id: 'east', name: '华东区', brand: '大众' } },
                                                         '403','403','403','403','403','403','403','403','403','403','403','403','409'],
  'GET /regions': [{ path: () => '/regions' },
                                                         '403','403','403','403','403','403','403','403','403','200','403','403','200'],
  'PUT /regions/{id}': [{ path: () => '/regions/east', body: { name: '华东区' } },
                                                         '403','403','403','403','403','403','403','403','403','403','403','403','200'],
  'POST /groups': [{ path: () => '/groups', body: { id: 'demo', name: '华晟汽车集团' } },
                                                         '403','403','403','403','403','403','403','403','403','403','403','403','409'],
  'GET /groups': [{ path: () => '/groups' },
                                                         '403','403','403','403','403','403','403','403','403','403','403','403','200'],
  'PUT /groups/{id}': [{ path: () => '/groups/demo', body: { name: '华晟汽车集团' } },
                                                         '403','403','403','403','403','403','403','403','403','403','403','403','200'],
  'GET /groups/{id}/record': [{ path: () => '/groups/demo/record' },
                                                         '403','403','403','403','403','403','403','403','403','403','403','403','200'],
  'POST /branches': [{ path: () => '/branches', body: { code: 'SH01', name: 'x', brand: '大众', regionId: 'east', timeZone: 'Asia/Shanghai' } },
                                                         '403','403','403','403','403','403','403','403','403','409','403','403','403'],
  'GET /branches/{branchId}': [{ path: () => `/branches/${branchId}` },
                                                         '200','200','200','200','200','200','200','404','404','200','200','404','403'],
  'PUT /branches/{branchId}': [{ path: () => `/branches/${branchId}`, body: { name: '上海浦东店' } },
                                                         '403','403','403','403','403','403','403','403','403','200','403','403','403'],
  'GET /branches/{branchId}/record': [{ path: () => `/branches/${branchId}/record` },
                                                         '403','403','403','403','403','403','403','403','403','200','403','403','403'],
  'POST /staff': [{ path: () => '/staff', body: { name: 'x', role: 'finance', branchIds: [nobody], identity: { subject: 'x' } } },
                                                         '403','403','403','403','403','403','403','403','403','400','403','403','403'],
  'GET /people': [{ path: () => '/people' },
                                                         '403','403','403','403','403','403','403','403','403','200','403','403','200'],
  'GET /staff/{id}': [{ path: ({ person }) => `/staff/${person}` },
                                                         '403','403','403','403','403','403','403','403','403','200','403','403','404'],
  'PUT /staff/{id}': [{ path: ({ person }) => `/staff/${person}`, body: { branchIds: [nobody] } },
                                                         '403','403','403','403','403','403','403','403','403','400','403','403','404'],
  'POST /staff/{id}/end': [{ path: ({ person }) => `/staff/${person}/end`, body: {} },
                                                         '403','403','403','403','403','403','403','403','403','412','403','403','404'],
  'GET /staff/{id}/handover': [{ path: ({ person }) => `/staff/${person}/handover` },
                                                         '403','403','403','403','403','403','403','403','403','404','403','403','404'],
  'GET /staff/{id}/record': [{ path: ({ person }) => `/staff/${person}/record` },
                                                         '403','403','403','403','403','403','403','403','403','200','403','403','404'],
  'GET /staff': [{ path: () => `/staff?branchId=${branchId}` },
                                                         '200','200','403','403','200','200','200','404','404','200','403','403','403'],
  'POST /stand-ins': [{ path: () => '/stand-ins', body: { branchId, person: nobody, standIn: nobody, until: dueAt } },
                                                         '403','403','403','403','403','403','400','403','403','400','403','403','403'],
  'GET /stand-ins': [{ path: () => `/stand-ins?branchId=${branchId}` },
                                                         '200','200','403','403','200','200','200','404','404','200','403','403','403'],
  'POST /stand-ins/{id}/end': [{ path: ({ standIn }) => `/stand-ins/${standIn}/end`, body: {} },
                                                         '403','403','403','403','403','403','200','403','403','200','403','403','403'],
  'GET /branches/{branchId}/channels': [{ path: () => `/branches/${branchId}/channels` },
                                                         '200','200','403','403','200','200','200','404','404','200','403','403','403'],
  'PUT /branches/{branchId}/channels/{channel}': [{ path: () => `/branches/${branchId}/channels/hotline`, body: { person: nobody } },
                                                         '403','403','403','403','403','400','400','403','404','400','403','403','403'],
  'GET /policies/{scopeId}': [{ path: () => `/policies/${branchId}` },
                                                         '200','200','403','403','403','200','200','404','404','200','403','403','403'],
  'PUT /policies/{scopeId}': [{ path: () => `/policies/${branchId}`, body: { overrides: { reminderBefore: 'P0D' }, reason: 'x' } },
                                                         '403','403','403','403','403','403','400','403','403','400','403','403','403'],
  'POST /policies/{scopeId}/restoration': [{ path: () => `/policies/${branchId}/restoration`, body: { version: 1, reason: 'x' } },
                                                         '403','403','403','403','403','403','400','403','403','400','403','403','403'],
  'POST /policies/{scopeId}/dry-run': [{ path: () => `/policies/${branchId}/dry-run`, body: { overrides: {} } },
                                                         '200','200','403','403','403','200','200','404','404','200','403','403','403'],
  'GET /policies/{scopeId}/versions': [{ path: () => `/policies/${branchId}/versions` },
                                                         '200','200','403','403','403','200','200','404','404','200','403','403','403'],
  'GET /policies/{scopeId}/versions/{version}': [{ path: () => `/policies/${branchId}/versions/1` },
                                                         '404','404','403','403','403','404','404','404','404','404','403','403','403'],
  'GET /tasks': [{ path: () => '/tasks' },
                                                         '200','200','200','200','200','200','200','200','200','200','200','200','200'],
  'GET /notices': [{ path: () => '/notices' },
                                                         '200','200','200','200','200','200','200','200','200','200','200','200','200'],
  'POST /notices/{id}/read': [{ path: ({ notice }) => `/notices/${notice}/read`, body: {} },
                                                         '200','404','404','404','404','404','404','404','404','404','404','404','404'],
  'POST /notices/read': [{ path: () => '/notices/read', body: { ids: ['x'] } },
                                                         '400','400','400','400','400','400','400','400','400','400','400','400','400'],
  'POST /emergency-plans': [{ path: () => '/emergency-plans', body: { scopeId: branchId, reason: 'x', from: '2026-01-01T00:00:00Z' } },
                                                         '403','403','403','403','403','403','400','403','403','400','403','403','403'],
  'GET /emergency-plans': [{ path: () => `/emergency-plans?branchId=${branchId}` },
                                                         '200','200','403','200','200','200','200','404','404','200','403','403','403'],
  'GET /emergency-plans/{id}': [{ path: ({ plan }) => `/emergency-plans/${plan}` },
                                                         '200','200','403','200','200','200','200','404','404','200','403','403','403'],
  'POST /emergency-plans/{id}/start': [onPlan('start', {}),
                                                         '403','403','403','403','403','403','412','403','403','412','403','403','403'],
  'POST /emergency-plans/{id}/end': [onPlan('end', {}),
                                                         '403','403','403','403','403','403','412','403','403','412','403','403','403'],
  'POST /emergency-plans/{id}/revision': [onPlan('revision', { text: 'x' }),
                                                         '403','403','403','403','403','403','412','403','403','412','403','403','403'],
  'GET /reports/monthly/{branchId}/{month}': [{ path: () => `/reports/monthly/${branchId}/2026-11` },
                                                         '200','200','403','403','200','200','200','404','404','200','200','404','403'],
  'GET /reports/yearly/{branchId}/{year}': [{ path: () => `/reports/yearly/${branchId}/2026` },
                                                         '200','200','403','403','200','200','200','404','404','200','200','404','403'],
  'GET /reports/regional/{regionId}/{month}': [{ path: () => '/reports/regional/east/2026-11' },
                                                         '403','403','403','403','403','403','403','403','403','403','200','404','403'],
  'GET /reports/group/{groupId}/{month}': [{ path: () => '/reports/group/demo/2026-11' },
                                                         '403','403','403','403','403','403','403','403','403','200','403','403','403'],
  'GET /reports/persons/{branchId}/{month}': [{ path: () => `/reports/persons/${branchId}/2026-11` },
                                                         '200','200','403','403','403','200','200','404','404','200','403','403','403'],
  'POST /recounts': [{ path: () => '/recounts', body: { branchId } },
                                                         '403','403','403','403','403','403','403','403','403','201','403','403','403'],
  'GET /recounts/{id}': [{ path: () => '/recounts/job.demo.sh01.0000000000000000' },
                                                         '403','403','403','403','403','403','403','403','403','404','403','403','403'],
  'POST /reports/monthly/{branchId}/{month}/sign-off': [{ path: () => `/reports/monthly/${branchId}/2099-12/sign-off`, body: {} },
                                                         '403','403','403','403','409','403','403','403','403','403','403','403','403'],
  'POST /ledger': [{ path: () => '/ledger', body: { branchId, kind: 'reward', person: nobody, amount: { amount: 1, currency: 'CNY' }, rule: 'x', reason: 'x' } },
                                                         '400','400','403','403','403','400','400','404','404','400','403','403','403'],
  'GET /ledger': [{ path: () => `/ledger?branchId=${branchId}` },
                                                         '200','200','403','200','403','200','200','404','404','200','403','403','403'],
  'GET /ledger/{id}': [{ path: ({ entry }) => `/ledger/${entry}` },
                                                         '200','200','200','200','403','200','200','404','404','200','403','403','403'],
  'POST /ledger/{id}/decision': [{ path: ({ entry }) => `/ledger/${entry}/decision`, body: { confirmed: true } },
                                                         '403','403','403','403','403','412','412','403','404','412','403','403','403'],
  'POST /improvements': [{ path: () => '/improvements', body: improvementBody({ owner: { person: nobody } }) },
                                                         '403','403','403','403','403','400','403','403','404','403','403','403','403'],
  'GET /improvements': [{ path: () => `/improvements?branchId=${branchId}` },
                                                         '200','200','403','403','200','200','200','404','404','200','403','403','403'],
  'GET /improvements/{id}': [{ path: ({ improvement }) => `/improvements/${improvement}` },
                                                         '200','200','403','403','200','200','200','404','404','200','403','403','403'],
  'POST /improvements/{id}/completion': [{ path: ({ improvement }) => `/improvements/${improvement}/completion`, body: { result: 'x' } },
                                                         '412','403','403','403','403','412','403','404','404','403','403','403','403'],
  'POST /reviews': [{ path: () => '/reviews', body: reviewBody({ owner: { person: nobody } }) },
                                                         '403','403','403','403','403','400','400','403','404','403','403','403','403'],
  'GET /reviews': [{ path: () => `/reviews?branchId=${branchId}` },
                                                         '200','200','403','403','200','200','200','404','404','200','403','403','403'],
  'GET /reviews/{id}': [{ path: ({ review }) => `/reviews/${review}` },
                                                         '200','200','403','403','200','200','200','404','404','200','403','403','403'],
};

let system: SystemUnderTest;
let client: Client;
let callers: Record<string, Caller>;
let complaint: string;
let notice: string;
let callback: string;
let file: string;
let standIn: string;
let delivery: string;
let campaign: string;
let customer: string;
let vin: string;
let imported: string;
let visit: string;
let plan: string;
let entry: string;
let improvement: string;
let review: string;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  callers = {};
  for (const [name, who] of Object.entries(askers)) callers[name] = await client.as(who);
  complaint = (await caller('specialist').post('/complaints', complaintBody())).body.id;
  callback = (await handledInCallback(caller('specialist'), caller('owner'))).callback;
  const sales = await client.as('sales_adviser');
  const offer = campaignBody(await client.now());
  campaign = (await caller('care director').post<{ id: string }>('/campaigns', offer)).body.id;
  const delivered = (await sales.post<DeliveryView>('/deliveries', deliveryBody(sales.personId))).body;
  delivery = delivered.id;
  customer = delivered.customer.id;
  vin = delivered.vehicle.vin;
  imported = (await caller('care director').post<{ id: string }>('/imports', importBody(1))).body.id;
  const reception = caller('adviser');
  visit = (await reception.post<{ id: string }>('/visits', visitBody(reception.personId))).body.id;
  const manager = caller('general manager');
  const made = async (path: string, body: unknown) =>
    (await manager.post<{ id: string }>(path, body)).body.id;
  plan = await made('/emergency-plans', { scopeId: branchId, reason: '“3·15”', season: true });
  entry = await made('/ledger', entryBody(reception.personId));
  review = await made('/reviews', reviewBody({ owner: { role: 'service_director' } }));
  const decided = (await manager.get<{ decisions: { id: string }[] }>(`/reviews/${review}`)).body.decisions;
  improvement = decided[0]?.id ?? '';
  file = (await attach(caller('specialist'), complaint)).id;
  // For the last year of the clock, so that nobody has more rights by it.
  const period = { from: '2099-01-01T00:00:00Z', until: '2099-02-01T00:00:00Z' };
  const people = { person: caller('owner').personId, standIn: caller('care director').personId };
  const body = { branchId, ...people, ...period };
  standIn = (await caller('general manager').post<{ id: string }>('/stand-ins', body)).body.id;
  notice = (await allOf<NoticeView>(caller('owner'), '/notices'))[0]?.id ?? '';
});
afterAll(() => system.close());

function caller(name: keyof typeof askers): Caller {
  const found = callers[name];
  if (!found) throw new Error(`no ${name}`);
  return found;
}

test('every route with an action is in the table', () => {
  const guarded = routes.filter(({ action }) => action !== 'open').map(routeKey);
  expect(Object.keys(table).toSorted()).toEqual(guarded.toSorted());
});

test.each(Object.entries(table))('%s', async (route, [request, ...expected]) => {
  const at = {
    complaint,
    notice,
    callback,
    file,
    standIn,
    delivery,
    campaign,
    customer,
    vin,
    imported,
    visit,
    plan,
    entry,
    improvement,
    review,
    person: caller('finance').personId,
  };
  const path = request.path(at);
  const answers: Record<string, string> = {};
  for (const [name, asker] of Object.entries(callers)) {
    answers[name] = String((await send(asker, route, path, request.body)).status);
  }
  expect(answers).toEqual(Object.fromEntries(Object.keys(askers).map((name, at) => [name, expected[at]])));
});

function send(asker: Caller, route: string, path: string, body: unknown) {
  if (route.startsWith('GET')) return asker.get(path);
  return route.startsWith('PUT') ? asker.put(path, body) : asker.post<unknown>(path, body, past);
}

test('none of it changed the complaint', async () => {
  const { body } = await caller('care director').get<ComplaintView>(`/complaints/${complaint}`);
  // The second is the one with the file.
  expect(body).toMatchObject({ version: 2, status: 'received' });
});

test('ROUTE-2 with the complaint the right to act passes to the new owner, and to nobody else', async () => {
  const { id } = (await caller('specialist').post('/complaints', complaintBody())).body;
  const contacts = async (by: Caller) => (await by.post(`/complaints/${id}/contacts`, contact, past)).status;
  const read = async (by: Caller) => (await by.get(`/complaints/${id}`)).status;
  const adviser = caller('adviser');
  const colleague = await client.as({ role: 'service_adviser', name: '另一位顾问' });
  expect([await contacts(adviser), await read(adviser)]).toEqual([403, 403]);

  const assign = (body: unknown) => caller('care director').post(`/complaints/${id}/assignment`, body);
  expect((await assign({ role: 'service_adviser' })).status).toBe(200);
  expect([await contacts(adviser), await contacts(colleague)]).toEqual([412, 412]);
  expect(await contacts(caller('owner'))).toBe(403);

  expect((await assign({ person: colleague.personId })).status).toBe(200);
  expect([await contacts(adviser), await read(adviser)]).toEqual([403, 403]);
  expect([await contacts(colleague), await read(colleague)]).toEqual([412, 200]);
});

test('who may not assign a complaint learns nothing of it, nor of who works there', async () => {
  const owner = await client.as({ role: 'service_director' });
  const elsewhere = await client.as({ role: 'care_director', branchIds: ['demo.gz01'] });
  const missing = 'cmp.demo.sh01.0000000000000000';
  const bodies = [
    { person: owner.personId },
    { person: owner.personId, role: 'finance' },
    { person: 'per.demo.nobody' },
    { role: 'finance' },
  ];
  const answers = await Promise.all(
    [complaint, missing].flatMap((id) =>
      bodies.map((body) => elsewhere.post(`/complaints/${id}/assignment`, body)),
    ),
  );
  expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
  expect(answers[0]?.status).toBe(404);
});

test('who works at two branches acts at both, and at no third', async () => {
  const both = await client.as({
    role: 'care_director',
    name: '两店总监',
    branchIds: ['demo.sh01', 'demo.sh02'],
  });
  const register = async (at: string) =>
    (await both.post('/complaints', complaintBody({ branchId: at }))).status;
  expect([await register('demo.sh01'), await register('demo.sh02'), await register('demo.gz01')]).toEqual([
    201, 201, 404,
  ]);
});

test('HANDLE-6 only the role that the amount asks for decides', async () => {
  const owner = caller('owner');
  const decide = async (id: string, by: Caller) =>
    (await by.post(`/complaints/${id}/approval`, { approved: true })).status;
  const proposed = async (solution: Record<string, unknown>) => {
    const { id } = (await owner.post('/complaints', complaintBody())).body;
    await owner.post(`/complaints/${id}/contacts`, contact);
    const body = { kind: 'refund', description: '退款', dueAt, ...solution };
    expect((await owner.post(`/complaints/${id}/solution`, body)).status).toBe(200);
    return id;
  };
  const [manager, admin] = [caller('general manager'), caller('group admin')];
  const small = await proposed({ cost: { amount: 500_00, currency: 'CNY' } });
  expect(await decide(small, manager)).toBe(409);
  const medium = await proposed({ cost: { amount: 500_01, currency: 'CNY' } });
  expect([await decide(medium, admin), await decide(medium, manager)]).toEqual([403, 200]);
  const large = await proposed({ cost: { amount: 20_000_01, currency: 'CNY' } });
  expect([await decide(large, manager), await decide(large, admin)]).toEqual([403, 200]);
  const vehicle = await proposed({ kind: 'return_vehicle' });
  expect([await decide(vehicle, manager), await decide(vehicle, admin)]).toEqual([403, 200]);
});
