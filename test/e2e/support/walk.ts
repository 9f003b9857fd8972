import type { ComplaintShown } from '../../../functions/complaints/complaint-view.ts';
import { routes } from '../../../functions/routes.ts';
import { callbackIdOf } from '../../../shared/data/table/ids.ts';
import { routeKey } from '../../../shared/http/route.ts';
import { monthFrom } from './calendar.ts';
import { allOf, type Caller, type Client, type NoticeView, type Page } from './client.ts';
import { photo, send } from './evidence-files.ts';
import { importBody } from './import-files.ts';
import {
  branchId,
  campaignBody,
  complaintBody,
  deliveryBody,
  entryBody,
  improvementBody,
  newPhone,
  newVin,
  resolutionBody,
  reviewBody,
  visitBody,
} from './samples.ts';

/** One write to the API: the route, who may do it, and a body that fits. */
export interface Write {
  readonly route: string;
  readonly by: Caller;
  readonly path: string;
  readonly body: unknown;
}

/** Every route that takes an `Idempotency-Key`. */
export const writingRoutes = routes.filter(({ method }) => method === 'POST').map(routeKey);

/**
 * Leads complaints through every route that writes, each in a state that allows it.
 *
 * @param write carries one out and returns the id of the complaint it was about
 */
export async function walkAllWrites(client: Client, write: (one: Write) => Promise<void>): Promise<void> {
  const as = (role: string) => client.as(role);
  const owner = await as('service_director');
  const director = await as('care_director');
  const manager = await as('general_manager');
  const finance = await as('finance');
  const soon = new Date((await client.now()) + 24 * 3600_000).toISOString();

  const raised = complaintBody({ channel: 'callback' });
  await write({ route: 'POST /complaints', by: director, path: '/complaints', body: raised });
  const [latest] = await allOf<{ id: string }>(director, '/complaints?branchId=demo.sh01');
  const id = latest?.id ?? '';
  const command = (by: Caller, name: string, body: unknown) =>
    write({ route: `POST /complaints/{id}/${name}`, by, path: `/complaints/${id}/${name}`, body });
  const costly = { kind: 'refund', description: '退还费用', cost: { amount: 600_00, currency: 'CNY' } };

  await command(owner, 'acknowledgement', {});
  await command(director, 'assignment', { role: 'service_director' });
  await command(owner, 'contacts', { summary: '已联系客户', outcome: 'reached' });
  await command(owner, 'findings', { finding: 'dealer_fault', cause: '装配不当' });
  await command(owner, 'solution', { ...costly, dueAt: soon });
  await command(manager, 'approval', { approved: true });
  await command(owner, 'agreement', { agreed: true });
  await command(owner, 'resolution', resolutionBody);
  await command(director, 'verification', { outcome: 'unsatisfied' });
  await command(manager, 'remedy', { cause: '检查不彻底', measure: '复检' });
  const { id: fileId } = await send(owner, id);
  await command(owner, 'attachments', { name: '照片.jpg', type: 'image/jpeg', size: photo.length });
  await write({
    route: 'POST /complaints/{id}/attachments/{attachmentId}/completion',
    by: owner,
    path: `/complaints/${id}/attachments/${fileId}/completion`,
    body: {},
  });
  await command(finance, 'payout', { amount: { amount: 600_00, currency: 'CNY' } });
  await command(director, 'classification', { severe: true });
  await command(owner, 'letter', { text: '您反映的问题已处理完毕。', by: 'post' });
  await command(director, 'concealments', { person: owner.personId, reason: '客户称早已告知' });
  await command(owner, 'waiting', { reason: '客户出差，下周送车' });
  await command(director, 'waiting/end', {});
  await command(owner, 'notes', { text: '客户改约下周' });
  await command(owner, 'escalations', { reason: '超出权限' });
  await command(director, 'withdrawal', { reason: '客户撤回' });
  const callback = `/callbacks/${callbackIdOf(id)}`;
  const phone = { phone: newPhone() };
  await director.post(`${callback}/attempts`, { outcome: 'wrong_number' });
  await write({ route: 'POST /callbacks/{id}/phone', by: director, path: `${callback}/phone`, body: phone });
  await write({
    route: 'POST /callbacks/{id}/attempts',
    by: director,
    path: `${callback}/attempts`,
    body: { outcome: 'reached' },
  });

  await write({ route: 'POST /imports', by: director, path: '/imports', body: importBody(1) });
  const admin = await as('group_admin');
  await write({ route: 'POST /recounts', by: admin, path: '/recounts', body: { branchId } });

  const duplicate = (await director.post('/complaints', complaintBody())).body.id;
  const first = (await director.post('/complaints', complaintBody())).body.id;
  const route = (name: string) => `POST /complaints/{id}/${name}`;
  const merge = `/complaints/${duplicate}/merge`;
  await write({ route: route('merge'), by: director, path: merge, body: { into: first } });
  await owner.post(`/complaints/${first}/contacts`, { summary: '已联系客户', outcome: 'reached' });
  await owner.post(`/complaints/${first}/resolution`, resolutionBody);
  await director.post(`/complaints/${first}/verification`, { outcome: 'satisfied' });
  const reopening = `/complaints/${first}/reopening`;
  await write({ route: route('reopening'), by: director, path: reopening, body: { reason: '问题再次出现' } });

  const sales = await as('sales_adviser');
  const offer = campaignBody(await client.now());
  await write({ route: 'POST /campaigns', by: director, path: '/campaigns', body: offer });
  const [campaign] = await allOf<{ id: string }>(director, `/campaigns?branchId=${branchId}`);
  const ofCampaign = (name: string, body: unknown) =>
    write({
      route: `POST /campaigns/{id}/${name}`,
      by: director,
      path: `/campaigns/${campaign?.id}/${name}`,
      body,
    });
  await ofCampaign('date', { date: soon.slice(0, 10) });
  await ofCampaign('cancellation', { reason: '设备未到货' });

  const vehicle = { vin: newVin(), maintenanceContractEndsOn: offer.date };
  const delivery = deliveryBody(sales.personId, { vehicle });
  await write({ route: 'POST /deliveries', by: sales, path: '/deliveries', body: delivery });
  const reminder = await reminderOf(sales, vehicle.vin);
  const toWrite = `/callbacks/${reminder}/letter`;
  const letter = { text: '保养合同即将到期。', by: 'wechat' };
  await write({ route: 'POST /callbacks/{id}/letter', by: director, path: toWrite, body: letter });

  const { customer } = (await director.get<ComplaintShown>(`/complaints/${id}`)).body;
  const ofCustomer = (name: string, body: unknown) => {
    const path = `/customers/${customer.id}/${name}`;
    return write({ route: `POST /customers/{id}/${name}`, by: director, path, body });
  };
  const call = { branchId, direction: 'in', kind: 'call', purpose: 'enquiry', text: '询问取车时间' };
  await ofCustomer('messages', call);
  await ofCustomer('focus-remark', { text: '先电话预约' });
  await ofCustomer('phone', { phone: newPhone() });
  await ofCustomer('no-calls', { wanted: true });
  await walkVisits(client, write);
  const over = (await director.post('/complaints', complaintBody())).body;
  await director.post(`/complaints/${over.id}/withdrawal`, { reason: '客户自行解决' });
  await write({
    route: 'POST /customers/{id}/erasure',
    by: await client.as('group_admin'),
    path: `/customers/${over.customer.id}/erasure`,
    body: { reason: 'customer_request' },
  });

  const policy = `/policies/${branchId}`;
  const overrides = { payoutByEndOfDay: 'P9D' };
  await manager.put(policy, { overrides, reason: '财务结账' });
  await manager.put(policy, { overrides: {}, reason: '恢复默认' });
  const back = { version: 1, reason: '再次结账' };
  await write({
    route: 'POST /policies/{scopeId}/restoration',
    by: manager,
    path: `${policy}/restoration`,
    body: back,
  });
  const dryRun = `${policy}/dry-run`;
  await write({
    route: 'POST /policies/{scopeId}/dry-run',
    by: director,
    path: dryRun,
    body: { overrides: {} },
  });
  const period = { branchId, person: owner.personId, standIn: director.personId, until: soon };
  await write({ route: 'POST /stand-ins', by: manager, path: '/stand-ins', body: period });
  const [standIn] = await allOf<{ id: string }>(manager, `/stand-ins?branchId=${branchId}`);
  const end = `/stand-ins/${standIn?.id}/end`;
  await write({ route: 'POST /stand-ins/{id}/end', by: manager, path: end, body: {} });
  const [notice] = await allOf<NoticeView>(owner, '/notices');
  const path = `/notices/${notice?.id}/read`;
  await write({ route: 'POST /notices/{id}/read', by: owner, path, body: {} });
  const some = { ids: [notice?.id] };
  await write({ route: 'POST /notices/read', by: owner, path: '/notices/read', body: some });
  await walkEmergencies(client, write);
  await walkReports(client, write, soon);
  await walkSetUp(client, write);
}

/** What a deployment is set up with, from a brand to somebody who leaves. */
async function walkSetUp(client: Client, write: (one: Write) => Promise<void>): Promise<void> {
  const operator = await client.as('operator');
  const admin = await client.as('group_admin');
  const set = (by: Caller, path: string, body: unknown) => write({ route: `POST ${path}`, by, path, body });
  await set(operator, '/brands', { id: 'skoda', name: '斯柯达' });
  await set(operator, '/regions', { id: 'north', name: '华北区', brand: 'skoda' });
  await set(operator, '/groups', { id: 'walked', name: '另一集团' });
  const branch = { code: 'BJ01', name: '北京店', brand: 'skoda', regionId: 'north' };
  await set(admin, '/branches', { ...branch, timeZone: 'Asia/Shanghai' });
  const identity = { subject: 'walked' };
  await set(admin, '/staff', { name: '新来', role: 'finance', branchIds: ['demo.bj01'], identity });
  const people = await allOf<{ id: string; name: string }>(admin, '/staff?branchId=demo.bj01');
  const path = `/staff/${people.find(({ name }) => name === '新来')?.id}/end`;
  await write({ route: 'POST /staff/{id}/end', by: admin, path, body: {} });
}

/** A plan from what is proposed for a surge, of which the complaints before and these are one, to its revision. */
async function walkEmergencies(client: Client, write: (one: Write) => Promise<void>): Promise<void> {
  const manager = await client.as('general_manager');
  for (let nth = 0; nth < 5; nth++) await manager.post('/complaints', complaintBody());
  const plans = () => allOf<{ id: string; status: string }>(manager, `/emergency-plans?branchId=${branchId}`);
  let proposed: { id: string } | undefined;
  while (!proposed) proposed = (await plans()).find(({ status }) => status === 'proposed');
  const { id } = proposed;
  const ofPlan = (name: string, body: unknown) => {
    const path = `/emergency-plans/${id}/${name}`;
    return write({ route: `POST /emergency-plans/{id}/${name}`, by: manager, path, body });
  };
  await ofPlan('start', { reason: '投诉集中' });
  await ofPlan('end', {});
  await ofPlan('revision', { text: '增设值班电话' });
  const body = { scopeId: branchId, reason: '演练', drill: true };
  await write({ route: 'POST /emergency-plans', by: manager, path: '/emergency-plans', body });
}

/** What follows from a report, and its sign-off: of the month before, which has ended on the system's watch. */
async function walkReports(
  client: Client,
  write: (one: Write) => Promise<void>,
  dueAt: string,
): Promise<void> {
  const director = await client.as('care_director');
  const reward = entryBody((await client.as('service_adviser')).personId);
  await write({ route: 'POST /ledger', by: director, path: '/ledger', body: reward });
  const [entry] = await allOf<{ id: string }>(director, `/ledger?branchId=${branchId}&state=proposed`);
  await write({
    route: 'POST /ledger/{id}/decision',
    by: await client.as('general_manager'),
    path: `/ledger/${entry?.id}/decision`,
    body: { confirmed: false, reason: '与事实不符' },
  });
  await write({ route: 'POST /reviews', by: director, path: '/reviews', body: reviewBody({ dueAt }) });
  const measure = improvementBody({ dueAt });
  await write({ route: 'POST /improvements', by: director, path: '/improvements', body: measure });
  const [improvement] = await allOf<{ id: string }>(director, `/improvements?branchId=${branchId}`);
  await write({
    route: 'POST /improvements/{id}/completion',
    by: director,
    path: `/improvements/${improvement?.id}/completion`,
    body: { result: '已落实' },
  });
  const { month } = monthFrom(await client.now(), -1);
  await write({
    route: 'POST /reports/monthly/{branchId}/{month}/sign-off',
    by: await client.as('care_specialist'),
    path: `/reports/monthly/${branchId}/${month}/sign-off`,
    body: { remarks: '已核对' },
  });
}

/** A visit from the call for help through all of its steps. */
async function walkVisits(client: Client, write: (one: Write) => Promise<void>): Promise<void> {
  const adviser = await client.as('service_adviser');
  const now = await client.now();
  const inHours = (hours: number) => new Date(now + hours * 3600_000).toISOString();
  const body = visitBody(adviser.personId, { onSite: { area: 'city' } });
  await write({ route: 'POST /visits', by: adviser, path: '/visits', body });
  const [latest] = await allOf<{ id: string }>(adviser, `/visits?branchId=${branchId}`);
  const visit = (name: string, input: unknown) => {
    const path = `/visits/${latest?.id}/${name}`;
    return write({ route: `POST /visits/{id}/${name}`, by: adviser, path, body: input });
  };
  await visit('arrival', { solved: false, receipt: 'JC-01', promisedAt: inHours(4) });
  await visit('diagnosis', { findings: '刹车片磨损' });
  await visit('workshop', { technician: '马建军' });
  await visit('extra-work', { description: '更换空调滤芯' });
  await visit('extra-work-answers', { item: 1, agreed: true, how: 'phone', saidBy: '本人' });
  await visit('delay', { reason: '缺件', promisedAt: inHours(24) });
  await visit('completion', { work: '更换刹车片', extraWork: [1], checkedBy: '胡国平' });
  await visit('customer-notice', {});
  await visit('hand-back', {});
}

/** The callback that reminds of the end of a vehicle's maintenance contract. */
async function reminderOf(by: Caller, vin: string): Promise<string> {
  for (;;) {
    const { body } = await by.get<{ history: Page<{ id: string; kind?: string }> }>(`/vehicles/${vin}`);
    const reminder = body.history.items.find(({ kind }) => kind === 'maintenance_contract');
    if (reminder) return reminder.id;
  }
}
