import { importBody } from './import-files.ts';
import {
  branchId,
  complaintBody,
  deliveryBody,
  improvementBody,
  resolutionBody,
  reviewBody,
  visitBody,
} from './samples.ts';

/** Named a version that is past, a command that is allowed answers 412 and changes nothing. */
export const past = { 'if-match': '"0"' };
export const contact = { summary: '已联系', outcome: 'reached' };
/** Named somebody who is not there, a request that is allowed answers 400 and changes nothing. */
const nobody = 'per.demo.nobody';
export const dueAt = '2099-01-01T00:00:00Z';

/** What there is to ask for at `demo.sh01`, by its id. The complaint is the service director's. */
export interface Things {
  readonly complaint: string;
  readonly notice: string;
  readonly callback: string;
  readonly file: string;
  readonly standIn: string;
  readonly imported: string;
  readonly delivery: string;
  readonly campaign: string;
  readonly customer: string;
  readonly vin: string;
  readonly visit: string;
  readonly plan: string;
  readonly entry: string;
  readonly improvement: string;
  readonly review: string;
  readonly recount: string;
}

export interface Request {
  readonly path: (things: Things) => string;
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

/**
 * Every route with an action: what is asked, what it answers those who may, and who they are, written down by hand and
 * not read from the access table. The columns are those of `askers.ts`; each letter says of a role
 *
 * - `y` that it may at its own branch (a group admin in their group), and finds nothing elsewhere;
 * - `o` that it may where something is its own, which what is asked for is not: forbidden here, nothing elsewhere;
 * - `r` that it may in its own region, and finds nothing elsewhere;
 * - `e` that it finds nothing, wherever it is: not escalated to the region, not in the mailbox;
 * - `a` that it may, wherever it is: the answer is about the caller, or about nobody;
 * - `n` that it may not, wherever it is.
 */
// biome-ignore format: a table
export const accessTable: Readonly<Record<string, readonly [Request, allowed: string, letters: string]>> = {
  //  spec offi cdir | sadv sdir | vadv vdir | vam gm fin | group | region | operator
  'POST /complaints': [{ path: () => '/complaints', body: complaintBody() },
    '201', 'yyy yy yy yyy y n n'],
  'GET /complaints': [{ path: () => `/complaints?branchId=${branchId}` },
    '200', 'yyy ny ny yyn y r n'],
  'GET /complaints/{id}': [{ path: ({ complaint }) => `/complaints/${complaint}` },
    '200', 'yyy oy oy yyo y e n'],
  'GET /complaints/{id}/record': [{ path: ({ complaint }) => `/complaints/${complaint}/record` },
    '200', 'yyy oy oy yyo y e n'],
  'POST /complaints/{id}/acknowledgement': [command('acknowledgement', {}),
    '412', 'ooo oo oy ooo o e n'],
  'POST /complaints/{id}/assignment': [command('assignment', { role: 'sales_director' }),
    '412', 'nny nn nn nyn n n n'],
  'POST /complaints/{id}/contacts': [command('contacts', contact),
    '412', 'yyy oo oy ooo o e n'],
  'POST /complaints/{id}/classification': [command('classification', { severe: true }),
    '412', 'ooy oo oy ooo o e n'],
  'POST /complaints/{id}/findings': [command('findings', { finding: 'unfounded', cause: 'x' }),
    '412', 'ooo oo oy ooo o e n'],
  'POST /complaints/{id}/solution': [command('solution', { kind: 'apology', description: 'x', dueAt }),
    '412', 'ooo oo oy ooo o e n'],
  'POST /complaints/{id}/approval': [command('approval', { approved: true }),
    '412', 'nnn nn nn nyn y n n'],
  'POST /complaints/{id}/agreement': [command('agreement', { agreed: true }),
    '412', 'yyy oo oy ooo o e n'],
  'POST /complaints/{id}/resolution': [command('resolution', resolutionBody),
    '412', 'ooo oo oy ooo o e n'],
  'POST /complaints/{id}/verification': [command('verification', { outcome: 'satisfied' }),
    '412', 'nny nn nn nnn n n n'],
  'POST /complaints/{id}/remedy': [command('remedy', { cause: 'x', measure: 'x' }),
    '412', 'nnn nn nn nyn n n n'],
  'POST /complaints/{id}/payout': [command('payout', { amount: { amount: 1, currency: 'CNY' } }),
    '412', 'nnn nn nn nny n n n'],
  'POST /complaints/{id}/letter': [command('letter', { text: 'x', by: 'post' }),
    '412', 'yyy oo oy ooo o e n'],
  'POST /complaints/{id}/concealments': [command('concealments', { person: 'x', reason: 'x' }),
    '412', 'nny nn nn nyn n n n'],
  'POST /complaints/{id}/escalations': [command('escalations', { reason: 'x' }),
    '412', 'ooo oo oy oyo y e n'],
  'POST /complaints/{id}/withdrawal': [command('withdrawal', { reason: 'x' }),
    '412', 'yyy nn nn nnn n n n'],
  'POST /complaints/{id}/merge': [command('merge', { into: 'x' }),
    '412', 'nny nn nn nnn n n n'],
  'POST /complaints/{id}/reopening': [command('reopening', { reason: 'x' }),
    '412', 'nny nn nn nnn n n n'],
  'POST /complaints/{id}/waiting': [command('waiting', { reason: 'x' }),
    '412', 'yyy oo oy ooo o e n'],
  'POST /complaints/{id}/waiting/end': [command('waiting/end', {}),
    '412', 'yyy oo oy ooo o e n'],
  'POST /complaints/{id}/notes': [command('notes', { text: 'x' }),
    '412', 'yyy oy oy yyo y e n'],
  'GET /scripts': [{ path: () => '/scripts' },
    '200', 'aaa aa aa aaa a a n'],
  'POST /complaints/{id}/attachments': [command('attachments', { name: 'a.pdf', type: 'application/pdf', size: 1 }),
    '201', 'yyy oy oy yyo y e n'],
  'POST /complaints/{id}/attachments/{attachmentId}/completion': [command(`attachments/${'0'.repeat(16)}/completion`, {}),
    '412', 'yyy oy oy yyo y e n'],
  'GET /complaints/{id}/attachments': [{ path: ({ complaint }) => `/complaints/${complaint}/attachments` },
    '200', 'yyy oy oy yyo y e n'],
  'GET /complaints/{id}/attachments/{attachmentId}': [{ path: ({ complaint, file }) => `/complaints/${complaint}/attachments/${file}` },
    '200', 'yyy oy oy yyo y e n'],
  'GET /callbacks': [{ path: () => `/callbacks?branchId=${branchId}` },
    '200', 'yyy oy oy nyn n n n'],
  'GET /callbacks/{id}': [{ path: ({ callback }) => `/callbacks/${callback}` },
    '200', 'yyy oy oy nyn n n n'],
  'POST /callbacks/{id}/attempts': [{ path: ({ callback }) => `/callbacks/${callback}/attempts`, body: { outcome: 'busy' } },
    '412', 'yyy oo oo nnn n n n'],
  'POST /callbacks/{id}/phone': [{ path: ({ callback }) => `/callbacks/${callback}/phone`, body: { phone: '13912345678' } },
    '412', 'yyy oo oo non o n n'],
  'POST /callbacks/{id}/letter': [{ path: ({ callback }) => `/callbacks/${callback}/letter`, body: { text: 'x', by: 'post' } },
    '412', 'yyy nn nn nnn n n n'],
  'GET /customers': [{ path: () => `/customers?branchId=${branchId}&phone=13800138000` },
    '200', 'yyy yy yy yyn y n n'],
  'GET /customers/{id}': [customerCommand('', undefined),
    '200', 'yyy yy yy yyn y n n'],
  'PUT /customers/{id}': [customerCommand('', { address: '上海市' }),
    '200', 'yyy yy yy yyn y n n'],
  'POST /customers/{id}/phone': [customerCommand('/phone', { phone: '13800138001' }),
    '412', 'yyy yy yy yyn y n n'],
  'POST /customers/{id}/erasure': [customerCommand('/erasure', { reason: 'customer_request' }),
    '412', 'nnn nn nn nnn y n n'],
  'GET /customers/{id}/erasure': [customerCommand('/erasure', undefined),
    '404', 'nnn nn nn nnn y n n'],
  'GET /access-record': [{ path: () => `/access-record?branchId=${branchId}` },
    '200', 'nnn nn nn nyn y n n'],
  'POST /customers/{id}/no-calls': [customerCommand('/no-calls', { wanted: true }),
    '412', 'yyy nn nn nnn n n n'],
  'POST /customers/{id}/focus-remark': [customerCommand('/focus-remark', { text: 'x' }),
    '412', 'yyy yy yy yyn y n n'],
  'POST /customers/{id}/messages': [customerCommand('/messages', { branchId, direction: 'in', kind: 'call', purpose: 'enquiry', text: 'x' }),
    '201', 'yyy yy yy yyn y n n'],
  'PUT /vehicles/{vin}': [{ path: ({ vin }) => `/vehicles/${vin}`, body: { branchId, model: '帕萨特' } },
    '200', 'yyy yy yy nyn y n n'],
  'GET /vehicles/{vin}': [{ path: ({ vin }) => `/vehicles/${vin}` },
    '200', 'yyy yy yy yyn y n n'],
  'POST /deliveries': [{ path: () => '/deliveries', body: deliveryBody(nobody) },
    '400', 'yyy yy nn nyn n n n'],
  'GET /deliveries': [{ path: () => `/deliveries?branchId=${branchId}` },
    '200', 'yyy yy yy yyn y n n'],
  'GET /deliveries/{id}': [{ path: ({ delivery }) => `/deliveries/${delivery}` },
    '200', 'yyy yy yy yyn y n n'],
  'POST /campaigns': [{ path: () => '/campaigns', body: { branchId, name: 'x', text: 'x', date: '2099-01-01', customers: ['x'] } },
    '400', 'nny ny ny nyn n n n'],
  'GET /campaigns': [{ path: () => `/campaigns?branchId=${branchId}` },
    '200', 'yyy ny ny nyn n n n'],
  'GET /campaigns/{id}': [{ path: ({ campaign }) => `/campaigns/${campaign}` },
    '200', 'yyy ny ny nyn n n n'],
  'POST /campaigns/{id}/date': [{ path: ({ campaign }) => `/campaigns/${campaign}/date`, body: { date: '2099-01-01' } },
    '412', 'nny ny ny nyn n n n'],
  'POST /campaigns/{id}/cancellation': [{ path: ({ campaign }) => `/campaigns/${campaign}/cancellation`, body: { reason: 'x' } },
    '412', 'nny ny ny nyn n n n'],
  'POST /imports': [{ path: () => '/imports', body: importBody(1) },
    '201', 'nny nn nn nyn y n n'],
  'GET /imports': [{ path: () => `/imports?branchId=${branchId}` },
    '200', 'nny nn nn nyn y n n'],
  'GET /imports/{id}': [{ path: ({ imported }) => `/imports/${imported}` },
    '200', 'nny nn nn nyn y n n'],
  'POST /visits': [{ path: () => '/visits', body: visitBody(nobody) },
    '400', 'yyy nn yy nyn n n n'],
  'GET /visits': [{ path: () => `/visits?branchId=${branchId}` },
    '200', 'yyy yy yy yyn y n n'],
  'GET /visits/{id}': [{ path: ({ visit }) => `/visits/${visit}` },
    '200', 'yyy yy yy yyn y n n'],
  'POST /visits/{id}/diagnosis': [onVisit('diagnosis', { findings: 'x' }),
    '412', 'nnn nn yy nyn n n n'],
  'POST /visits/{id}/workshop': [onVisit('workshop', {}),
    '412', 'nnn nn yy nyn n n n'],
  'POST /visits/{id}/extra-work': [onVisit('extra-work', { description: 'x' }),
    '412', 'nnn nn yy nyn n n n'],
  'POST /visits/{id}/extra-work-answers': [onVisit('extra-work-answers', { item: 1, agreed: true, how: 'phone', saidBy: 'x' }),
    '412', 'nnn nn yy nyn n n n'],
  'POST /visits/{id}/completion': [onVisit('completion', { work: 'x', checkedBy: 'x' }),
    '412', 'nnn nn yy nyn n n n'],
  'POST /visits/{id}/customer-notice': [onVisit('customer-notice', {}),
    '412', 'nnn nn yy nyn n n n'],
  'POST /visits/{id}/hand-back': [onVisit('hand-back', {}),
    '412', 'yyy nn yy nyn n n n'],
  'POST /visits/{id}/arrival': [onVisit('arrival', { solved: true }),
    '412', 'nnn nn yy nyn n n n'],
  'POST /visits/{id}/delay': [onVisit('delay', { reason: 'x', promisedAt: dueAt }),
    '412', 'nnn nn yy nyn n n n'],
  'GET /sampling/{branchId}/{month}': [{ path: () => `/sampling/${branchId}/2026-11` },
    '200', 'yyy ny ny nyn y n n'],
  'POST /emergency-plans': [{ path: () => '/emergency-plans', body: { scopeId: branchId, reason: 'x', from: '2026-01-01T00:00:00Z' } },
    '400', 'nnn nn nn nyn y n n'],
  'GET /emergency-plans': [{ path: () => `/emergency-plans?branchId=${branchId}` },
    '200', 'yyy ny ny yyy y n n'],
  'GET /emergency-plans/{id}': [{ path: ({ plan }) => `/emergency-plans/${plan}` },
    '200', 'yyy ny ny yyy y n n'],
  'POST /emergency-plans/{id}/start': [onPlan('start', {}),
    '412', 'nnn nn nn nyn y n n'],
  'POST /emergency-plans/{id}/end': [onPlan('end', {}),
    '412', 'nnn nn nn nyn y n n'],
  'POST /emergency-plans/{id}/revision': [onPlan('revision', { text: 'x' }),
    '412', 'nnn nn nn nyn y n n'],
  'GET /branches': [{ path: () => '/branches' },
    '200', 'aaa aa aa aaa a a a'],
  'GET /staff': [{ path: () => `/staff?branchId=${branchId}` },
    '200', 'yyy ny ny yyn y n n'],
  'POST /stand-ins': [{ path: () => '/stand-ins', body: { branchId, person: nobody, standIn: nobody, until: dueAt } },
    '400', 'nnn nn nn nyn y n n'],
  'GET /stand-ins': [{ path: () => `/stand-ins?branchId=${branchId}` },
    '200', 'yyy ny ny yyn y n n'],
  'POST /stand-ins/{id}/end': [{ path: ({ standIn }) => `/stand-ins/${standIn}/end`, body: {} },
    '200', 'nnn nn nn nyn y n n'],
  'GET /branches/{branchId}/channels': [{ path: () => `/branches/${branchId}/channels` },
    '200', 'yyy ny ny yyn y n n'],
  'PUT /branches/{branchId}/channels/{channel}': [{ path: () => `/branches/${branchId}/channels/hotline`, body: { person: nobody } },
    '400', 'nny nn nn nyn y n n'],
  'GET /tasks': [{ path: () => '/tasks' },
    '200', 'aaa aa aa aaa a a a'],
  'GET /notices': [{ path: () => '/notices' },
    '200', 'aaa aa aa aaa a a a'],
  'POST /notices/{id}/read': [{ path: ({ notice }) => `/notices/${notice}/read`, body: {} },
    '200', 'eee ee ey eee e e e'],
  'POST /notices/read': [{ path: () => '/notices/read', body: { ids: ['x'] } },
    '400', 'aaa aa aa aaa a a a'],
  'GET /policies/{scopeId}': [{ path: () => `/policies/${branchId}` },
    '200', 'nny ny ny nyn y n n'],
  'PUT /policies/{scopeId}': [{ path: () => `/policies/${branchId}`, body: { overrides: { reminderBefore: 'P0D' }, reason: 'x' } },
    '400', 'nnn nn nn nyn y n n'],
  'POST /policies/{scopeId}/restoration': [{ path: () => `/policies/${branchId}/restoration`, body: { version: 99, reason: 'x' } },
    '400', 'nnn nn nn nyn y n n'],
  'POST /policies/{scopeId}/dry-run': [{ path: () => `/policies/${branchId}/dry-run`, body: { overrides: {} } },
    '200', 'nny ny ny nyn y n n'],
  'GET /policies/{scopeId}/versions': [{ path: () => `/policies/${branchId}/versions` },
    '200', 'nny ny ny nyn y n n'],
  'GET /policies/{scopeId}/versions/{version}': [{ path: () => `/policies/${branchId}/versions/1` },
    '200', 'nny ny ny nyn y n n'],
  'GET /reports/monthly/{branchId}/{month}': [{ path: () => `/reports/monthly/${branchId}/2026-11` },
    '200', 'yyy ny ny yyn y r n'],
  'POST /reports/monthly/{branchId}/{month}/sign-off': [{ path: () => `/reports/monthly/${branchId}/2099-12/sign-off`, body: {} },
    '409', 'ynn nn nn nnn n n n'],
  'GET /reports/regional/{regionId}/{month}': [{ path: () => '/reports/regional/east/2026-11' },
    '200', 'nnn nn nn nnn n r n'],
  'GET /reports/group/{groupId}/{month}': [{ path: () => '/reports/group/demo/2026-11' },
    '200', 'nnn nn nn nnn y n n'],
  'GET /reports/yearly/{branchId}/{year}': [{ path: () => `/reports/yearly/${branchId}/2026` },
    '200', 'yyy ny ny yyn y r n'],
  'GET /reports/yearly/regional/{regionId}/{year}': [{ path: () => '/reports/yearly/regional/east/2026' },
    '200', 'nnn nn nn nnn n r n'],
  'GET /reports/yearly/group/{groupId}/{year}': [{ path: () => '/reports/yearly/group/demo/2026' },
    '200', 'nnn nn nn nnn y n n'],
  'GET /reports/persons/{branchId}/{month}': [{ path: () => `/reports/persons/${branchId}/2026-11` },
    '200', 'nny ny ny nyn y n n'],
  'POST /recounts': [{ path: () => '/recounts', body: { branchId } },
    '201', 'nnn nn nn nnn y n n'],
  'GET /recounts/{id}': [{ path: ({ recount }) => `/recounts/${recount}` },
    '200', 'nnn nn nn nnn y n n'],
  'POST /improvements': [{ path: () => '/improvements', body: improvementBody({ owner: { person: nobody } }) },
    '400', 'nny nn nn nnn n n n'],
  'GET /improvements': [{ path: () => `/improvements?branchId=${branchId}` },
    '200', 'yyy ny ny yyn y n n'],
  'GET /improvements/{id}': [{ path: ({ improvement }) => `/improvements/${improvement}` },
    '200', 'yyy oy oy yyo y n n'],
  'POST /improvements/{id}/completion': [{ path: ({ improvement }) => `/improvements/${improvement}/completion`, body: { result: 'x' } },
    '412', 'ooy oo oy ooo n n n'],
  'POST /reviews': [{ path: () => '/reviews', body: reviewBody({ owner: { person: nobody } }) },
    '400', 'nny nn nn nyn n n n'],
  'GET /reviews': [{ path: () => `/reviews?branchId=${branchId}` },
    '200', 'yyy ny ny yyn y n n'],
  'GET /reviews/{id}': [{ path: ({ review }) => `/reviews/${review}` },
    '200', 'yyy ny ny yyn y n n'],
  'POST /ledger': [{ path: () => '/ledger', body: { branchId, kind: 'reward', person: nobody, amount: { amount: 1, currency: 'CNY' }, rule: 'x', reason: 'x' } },
    '400', 'nny ny ny nyn y n n'],
  'GET /ledger': [{ path: () => `/ledger?branchId=${branchId}` },
    '200', 'nny ny ny nyy y n n'],
  'GET /ledger/{id}': [{ path: ({ entry }) => `/ledger/${entry}` },
    '200', 'ooy oy yy oyy y n n'],
  'POST /ledger/{id}/decision': [{ path: ({ entry }) => `/ledger/${entry}/decision`, body: { confirmed: true } },
    '412', 'nny nn nn nyn y n n'],
};
