import { callbackIdOf, customerId, groupOfBranch } from '../../../shared/data/table/ids.ts';
import { type Role, roleLabels } from '../../../shared/domain/roles.ts';
import { sendFile } from '../../support/evidence-files.ts';
import { vinOf } from '../../support/vin.ts';
import { branchId, groupId, overdueMonth, personOf, regionId, type Send, timeZone } from './branch.ts';
import { registration } from './complaints.ts';

/** Sends a request, as a sample of the operation that is named. */
export type Call = (request: Parameters<Send>[0] & { operation: string }) => ReturnType<Send>;

const owner = 'service_director';
const later = '2030-01-01T12:00:00+08:00';
const solution = { kind: 'compensation', description: '更换密封条并赔偿', dueAt: later };
const form = {
  cause: '密封条老化',
  method: '更换密封条',
  result: '试车无异响',
  rootCause: '供应批次',
  improvement: '到货抽检',
};

/** Where the customer who complained is reached in the end: who comes with it is the one with the focus mark. */
const newNumber = '13912345678';

/** A local day so many days from now. */
const dayAhead = (days: number) => new Date(Date.now() + days * 24 * 3600_000).toISOString().slice(0, 10);

/**
 * Each route at least once, in an order that the life of a complaint allows.
 *
 * @param proposedPlan an emergency plan that was proposed for a surge
 */
export async function callEveryRoute(call: Call, proposedPlan: string): Promise<void> {
  await setPolicies(call);
  const id = await register(call, 'callback');
  const command = commandsOn(call, id);
  await command('acknowledge-complaint', 'acknowledgement', owner);
  await command('assign-complaint', 'assignment', 'care_director', { role: owner });
  await command('record-contact', 'contacts', owner, { summary: '已致电客户', outcome: 'reached' });
  await command('record-findings', 'findings', owner, { finding: 'dealer_fault', cause: '交车前未检查' });
  const cost = { amount: 600_00, currency: 'CNY' };
  await command('propose-solution', 'solution', owner, { ...solution, cost });
  await command('approve-solution', 'approval', 'general_manager', { approved: true });
  await command('record-agreement', 'agreement', 'care_officer', { agreed: true });
  await command('resolve-complaint', 'resolution', owner, { ...form, toldCustomerAt: undefined });
  await command('verify-complaint', 'verification', 'care_director', { outcome: 'unsatisfied' });
  await command('record-remedy', 'remedy', 'general_manager', { cause: '配件到货晚', measure: '备足常用件' });
  await attach(call, id);
  await command('record-payout', 'payout', 'finance', { amount: cost });
  const person = personOf('service_adviser');
  await command('record-concealment', 'concealments', 'care_director', { person, reason: '客户称早已告知' });
  await command('classify-complaint', 'classification', 'care_director', { severe: true });
  await command('record-letter', 'letter', owner, { text: '您反映的问题已处理完毕。', by: 'post' });
  await command('await-customer', 'waiting', owner, { reason: '客户出差，下周送车' });
  await command('end-waiting', 'waiting/end', 'care_officer', {});
  await command('add-note', 'notes', owner, { text: '客户改约下周' });
  await command('escalate-complaint', 'escalations', owner, { reason: '超出权限' });
  await command('withdraw-complaint', 'withdrawal', 'care_director', { reason: '客户自行解决' });
  await mergeAndReopen(call);
  await erase(call);

  const callback = callbackIdOf(id);
  const onCallback = (operation: string, path: string, body: object) =>
    call({
      operation,
      method: 'POST',
      path: `/callbacks/${callback}/${path}`,
      role: 'care_specialist',
      body,
    });
  await onCallback('record-attempt', 'attempts', { outcome: 'wrong_number' });
  await onCallback('give-number', 'phone', { phone: newNumber });
  const raised = { category: 'repair_quality', description: registration.description };
  await onCallback('record-attempt', 'attempts', { outcome: 'reached', complaint: raised });

  const get = (operation: string, path: string, role: Parameters<Send>[0]['role'] = 'care_director') =>
    call({ operation, method: 'GET', path, role });
  await get('get-complaint', `/complaints/${id}`);
  await get('get-record', `/complaints/${id}/record`);
  await get('list-attachments', `/complaints/${id}/attachments`);
  await get('list-complaints', `/complaints?branchId=${branchId}`);
  await get('list-scripts', '/scripts?situation=phone_complaint');
  await get('get-callback', `/callbacks/${callback}`);
  await get('list-callbacks', `/callbacks?branchId=${branchId}`);
  await get('list-callbacks', `/callbacks?branchId=${branchId}&owner=me`);
  const delivery = await call({
    operation: 'register-delivery',
    method: 'POST',
    path: '/deliveries',
    role: 'sales_adviser',
    body: {
      branchId,
      customer: { ...registration.customer, phone: newNumber },
      vehicle: { vin: vinOf(1) },
      adviser: personOf('sales_adviser'),
    },
  });
  const campaign = await call({
    operation: 'start-campaign',
    method: 'POST',
    path: '/campaigns',
    role: 'care_director',
    body: {
      branchId,
      name: '冬季免费检测',
      date: dayAhead(30),
      text: '请客户预约到店。',
      customers: [customerId({ groupId: groupOfBranch(branchId), fileId: '0'.repeat(16) })],
    },
  });
  const ofCampaign = (operation: string, path: string, body: object) =>
    call({
      operation,
      method: 'POST',
      path: `/campaigns/${campaign.id}/${path}`,
      role: 'care_director',
      body,
    });
  await ofCampaign('move-campaign', 'date', { date: dayAhead(40) });
  await ofCampaign('cancel-campaign', 'cancellation', { reason: '设备未到货' });
  await get('get-campaign', `/campaigns/${campaign.id}`);
  await get('list-campaigns', `/campaigns?branchId=${branchId}`);
  await get('list-deliveries', `/deliveries?branchId=${branchId}`);
  await get('get-delivery', `/deliveries/${delivery.id}`);
  await callCustomers(call, String((delivery.customer as { id?: unknown }).id));
  const imported = await call({
    operation: 'register-import',
    method: 'POST',
    path: '/imports',
    role: 'care_director',
    body: { branchId, kind: 'customers', name: '客户.csv', size: 1 },
  });
  await get('list-imports', `/imports?branchId=${branchId}`);
  await get('get-import', `/imports/${imported.id}`);
  await visitOnce(call);
  for (const role of Object.keys(roleLabels) as Role[]) await get('get-me', '/me', role);
  await get('list-tasks', '/tasks');
  const notices = (await get('list-notices', '/notices', owner)) as { items: { id: string }[] };
  const [notice] = notices.items;
  await call({
    operation: 'read-notice',
    method: 'POST',
    path: `/notices/${notice?.id}/read`,
    role: owner,
  });
  await call({
    operation: 'read-notices',
    method: 'POST',
    path: '/notices/read',
    role: owner,
    body: { ids: notices.items.slice(0, 10).map(({ id }) => id) },
  });
  await emergencies(call, proposedPlan);
  await get('get-monthly-report', `/reports/monthly/${branchId}/2026-11`);
  await get('get-yearly-report', `/reports/yearly/${branchId}/2026`);
  await get('get-persons-report', `/reports/persons/${branchId}/2026-11`);
  await get('get-regional-report', `/reports/regional/${regionId}/2026-11`, 'regional_manager');
  await get('get-group-report', `/reports/group/${groupId}/2026-11`, 'group_admin');
  await get('get-regional-yearly-report', `/reports/yearly/regional/${regionId}/2026`, 'regional_manager');
  await get('get-group-yearly-report', `/reports/yearly/group/${groupId}/2026`, 'group_admin');
  const recount = await call({
    operation: 'register-recount',
    method: 'POST',
    path: '/recounts',
    role: 'group_admin',
    body: { branchId },
  });
  await get('get-recount', `/recounts/${recount.id}`, 'group_admin');
  await callOfReports(call);
  await setUp(call);
  await get('list-branches', '/branches');
  await get('list-staff', `/staff?branchId=${branchId}`);
  const named = await call({
    operation: 'name-stand-in',
    method: 'POST',
    path: '/stand-ins',
    role: 'general_manager',
    body: {
      branchId,
      person: personOf(owner),
      standIn: personOf('service_adviser'),
      from: '2029-12-01T00:00:00+08:00',
      until: later,
    },
  });
  await get('list-stand-ins', `/stand-ins?branchId=${branchId}`);
  await call({
    operation: 'end-stand-in',
    method: 'POST',
    path: `/stand-ins/${named.id}/end`,
    role: 'general_manager',
  });
  await call({
    operation: 'name-screener',
    method: 'PUT',
    path: `/branches/${branchId}/channels/hotline`,
    role: 'care_director',
    body: { person: personOf('care_officer') },
  });
  await get('list-channels', `/branches/${branchId}/channels`);
  await get('get-health', '/health');
  await get('get-openapi', '/openapi.json');
}

/** So that everything after goes by what a group and one of its branches set. */
async function setPolicies(call: Call): Promise<void> {
  const set = (scopeId: string, overrides: object) =>
    call({
      operation: 'set-policy',
      method: 'PUT',
      path: `/policies/${scopeId}`,
      role: 'group_admin',
      body: { overrides, reason: '集团规定' },
    });
  const group = groupOfBranch(branchId);
  await set(branchId, { contactWithin: 'PT1H' });
  await set(group, { contactWithin: 'PT90M', remedyWithin: 'PT12H' });
  await set(group, { remedyWithin: 'PT12H' });
  const path = `/policies/${group}`;
  const write = (operation: string, name: string, body: object) =>
    call({ operation, method: 'POST', path: `${path}/${name}`, role: 'group_admin', body });
  await write('restore-policy', 'restoration', { version: 1, reason: '恢复' });
  await write('dry-run-policy', 'dry-run', { overrides: {} });
  const get = (operation: string, of: string) =>
    call({ operation, method: 'GET', path: of, role: 'group_admin' });
  await get('get-policy', path);
  await get('list-policy-versions', `${path}/versions`);
  await get('get-policy-version', `${path}/versions/1`);
}

/** A plan that was proposed is turned on and off, and a drill beside it. */
async function emergencies(call: Call, proposedPlan: string): Promise<void> {
  const role = 'general_manager';
  const write = (operation: string, path: string, body: object) =>
    call({ operation, method: 'POST', path: `/emergency-plans${path}`, role, body });
  const drill = { scopeId: branchId, reason: '演练', drill: true, members: [personOf('service_adviser')] };
  const { id } = await write('register-emergency-plan', '', drill);
  await write('start-emergency-plan', `/${proposedPlan}/start`, { reason: '投诉集中' });
  await write('end-emergency-plan', `/${proposedPlan}/end`, {});
  await write('end-emergency-plan', `/${id}/end`, {});
  await write('revise-emergency-plan', `/${id}/revision`, { text: '增设值班电话' });
  await call({ operation: 'get-emergency-plan', method: 'GET', path: `/emergency-plans/${id}`, role });
  const list = `/emergency-plans?branchId=${branchId}`;
  await call({ operation: 'list-emergency-plans', method: 'GET', path: list, role });
}

/** The sign-off of a month's report, and what follows from it. */
async function callOfReports(call: Call): Promise<void> {
  const write = (operation: string, path: string, role: Parameters<Send>[0]['role'], body: object) =>
    call({ operation, method: 'POST', path, role, body });
  const get = (operation: string, path: string) =>
    call({ operation, method: 'GET', path, role: 'care_director' });
  await write('sign-report-off', `/reports/monthly/${branchId}/${overdueMonth}/sign-off`, 'care_specialist', {
    remarks: '已核对',
  });
  await get('get-monthly-report', `/reports/monthly/${branchId}/${overdueMonth}?as=signed`);
  await write('propose-entry', '/ledger', 'care_director', {
    branchId,
    kind: 'reward',
    person: personOf('care_officer'),
    amount: { amount: 100_00, currency: 'CNY' },
    rule: '客户表扬奖励',
    reason: '客户来信表扬',
  });
  const ledger = await get('list-entries', `/ledger?branchId=${branchId}`);
  const entries = ledger.items as { id: string; ground: string }[];
  const late = entries.find(({ ground }) => ground === 'late_report');
  await get('get-entry', `/ledger/${late?.id}`);
  const dropped = { confirmed: false, reason: '系统故障' };
  await write('decide-entry', `/ledger/${late?.id}/decision`, 'general_manager', dropped);
  const decision = {
    subject: { category: 'repair_quality' },
    measure: '交车前复检',
    owner: { role: owner },
    dueAt: new Date(Date.now() + 30 * 24 * 3600_000).toISOString(),
  };
  const told = { branchId, month: overdueMonth };
  const opened = await write('open-improvement', '/improvements', 'care_director', { ...told, ...decision });
  const improvement = `/improvements/${opened.id}`;
  await write('complete-improvement', `${improvement}/completion`, owner, { result: '已落实' });
  await get('get-improvement', improvement);
  await get('list-improvements', `/improvements?branchId=${branchId}`);
  const review = { ...told, date: `${overdueMonth}-15`, participants: ['周慧敏'], decisions: [decision] };
  const held = await write('enter-review', '/reviews', 'care_director', review);
  await get('get-review', `/reviews/${held.id}`);
  await get('list-reviews', `/reviews?branchId=${branchId}`);
}

/** A customer with nothing that runs, who is erased. */
async function erase(call: Call): Promise<void> {
  const body = { branchId, ...registration, customer: { name: '顾女士', phone: '13812340000' } };
  const { vehicle: _, ...told } = body as typeof body & { vehicle?: unknown };
  const operation = 'register-complaint';
  const post = { method: 'POST', role: 'care_officer' } as const;
  const made = await call({ operation, ...post, path: '/complaints', body: told });
  await commandsOn(call, String(made.id))('withdraw-complaint', 'withdrawal', 'care_director', {
    reason: '自行解决',
  });
  const path = `/customers/${(made.customer as { id: string }).id}/erasure`;
  const role = 'group_admin';
  const reason = { reason: 'customer_request' };
  await call({ operation: 'erase-customer', method: 'POST', path, role, body: reason });
  await call({ operation: 'get-erasure', method: 'GET', path, role });
  const accesses = `/access-record?branchId=${branchId}`;
  await call({ operation: 'list-accesses', method: 'GET', path: accesses, role });
}

/** The files of the customer and the vehicle of a delivery. */
async function callCustomers(call: Call, id: string): Promise<void> {
  const path = `/customers/${id}`;
  const role = 'care_specialist';
  const write = (operation: string, name: string, body: object) =>
    call({ operation, method: 'POST', path: `${path}/${name}`, role, body });
  await call({
    operation: 'list-customers',
    method: 'GET',
    path: `/customers?branchId=${branchId}&vin=${vinOf(1)}`,
    role,
  });
  await call({ operation: 'get-customer', method: 'GET', path, role });
  const dates = { branchId, nextServiceOn: dayAhead(180), maintenanceContractEndsOn: dayAhead(360) };
  const vehicle = `/vehicles/${vinOf(1)}`;
  await call({ operation: 'change-vehicle', method: 'PUT', path: vehicle, role, body: dates });
  const file = await call({ operation: 'get-vehicle', method: 'GET', path: vehicle, role });
  const { items } = file.history as { items: { id: string; kind: string }[] };
  const reminder = items.find(({ kind }) => kind === 'maintenance_contract');
  await call({
    operation: 'record-call-letter',
    method: 'POST',
    path: `/callbacks/${reminder?.id}/letter`,
    role,
    body: { text: '保养合同即将到期。', by: 'post' },
  });
  await call({
    operation: 'change-customer',
    method: 'PUT',
    path,
    role,
    body: { name: '王女士', class: 'vip' },
  });
  await write('change-number', 'phone', { phone: `+86 ${registration.customer.phone}` });
  await write('remark-on-focus', 'focus-remark', { text: '客户在意等待时间' });
  const letter = { direction: 'out', kind: 'letter', purpose: 'notice', text: '质保通知' };
  await write('log-message', 'messages', { branchId, ...letter });
  for (const wanted of [true, false]) await write('record-no-calls', 'no-calls', { wanted });
}

async function register(call: Call, channel = registration.channel): Promise<string> {
  const body = { branchId, ...registration, channel };
  const operation = 'register-complaint';
  return String(
    (await call({ operation, method: 'POST', path: '/complaints', role: 'care_officer', body })).id,
  );
}

function commandsOn(call: Call, id: string) {
  return (operation: string, path: string, role: Parameters<Send>[0]['role'], body: object = {}) =>
    call({ operation, method: 'POST', path: `/complaints/${id}/${path}`, role, body });
}

/** What is told twice becomes one complaint, which is closed and taken up again. */
async function mergeAndReopen(call: Call): Promise<void> {
  const [into, duplicate] = [await register(call), await register(call)];
  await commandsOn(call, duplicate)('merge-complaint', 'merge', 'care_director', { into });
  const command = commandsOn(call, into);
  await command('record-contact', 'contacts', owner, { summary: '已致电客户', outcome: 'reached' });
  await command('resolve-complaint', 'resolution', owner, form);
  await command('verify-complaint', 'verification', 'care_director', { outcome: 'satisfied' });
  await command('reopen-complaint', 'reopening', 'care_director', { reason: '异响再次出现' });
}

/** Sends a file and has it kept. */
async function attach(call: Call, complaintId: string): Promise<void> {
  const path = `/complaints/${complaintId}/attachments`;
  const file = Buffer.from('%PDF-1.7\n%%EOF\n');
  const body = { name: '接车单.pdf', type: 'application/pdf', size: file.length };
  const asked = await call({ operation: 'request-upload', method: 'POST', path, role: owner, body });
  const { id, upload } = asked as { id: string; upload: Parameters<typeof sendFile>[0] };
  await sendFile(upload, file);
  await call({
    operation: 'attach-file',
    method: 'POST',
    path: `${path}/${id}/completion`,
    role: owner,
    body: {},
  });
  await call({ operation: 'get-attachment', method: 'GET', path: `${path}/${id}`, role: owner });
}

/** A visit through all of its steps, and one on site. */
async function visitOnce(call: Call): Promise<void> {
  const role = 'service_adviser';
  const receive = async (serial: number, told: object = {}) => {
    const customer = registration.customer;
    const body = { branchId, customer, vehicle: { vin: vinOf(serial) }, adviser: personOf(role), ...told };
    const operation = 'register-visit';
    return String((await call({ operation, method: 'POST', path: '/visits', role, body })).id);
  };
  const inHours = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString();
  const id = await receive(2);
  const command = (operation: string, path: string, body: object = {}, visit = id) =>
    call({ operation, method: 'POST', path: `/visits/${visit}/${path}`, role, body });
  await command('record-diagnosis', 'diagnosis', { findings: '刹车片磨损', promisedAt: inHours(4) });
  await command('start-work', 'workshop');
  await command('ask-extra-work', 'extra-work', { description: '更换空调滤芯' });
  const answer = { item: 1, agreed: true, how: 'phone', saidBy: '本人' };
  await command('answer-extra-work', 'extra-work-answers', answer);
  await command('record-delay', 'delay', { reason: '缺件', promisedAt: inHours(24) });
  await command('complete-work', 'completion', { work: '更换刹车片', checkedBy: '胡国平' });
  await command('tell-customer', 'customer-notice');
  await command('hand-back-visit', 'hand-back');
  const help = await receive(3, { onSite: { area: 'city' } });
  await command('record-arrival', 'arrival', { solved: true }, help);
  const get = (operation: string, path: string) =>
    call({ operation, method: 'GET', path, role: 'care_director' });
  await get('list-visits', `/visits?branchId=${branchId}`);
  await get('get-visit', `/visits/${id}`);
  await get('get-sampling', `/sampling/${branchId}/2026-11`);
}

/** What a deployment is set up with: a brand, its region, a group; and of a group a branch and somebody on its staff. */
async function setUp(call: Call): Promise<void> {
  const by = (role: 'operator' | 'group_admin') => ({
    get: (operation: string, path: string) => call({ operation, method: 'GET', path, role }),
    post: (operation: string, path: string, body: object) =>
      call({ operation, method: 'POST', path, role, body }),
    put: (operation: string, path: string, body: object) =>
      call({ operation, method: 'PUT', path, role, body }),
  });
  const operator = by('operator');
  const admin = by('group_admin');
  const name = { name: '另一名称' };
  await operator.post('register-brand', '/brands', { id: 'skoda', name: '斯柯达' });
  await operator.get('list-brands', '/brands');
  await operator.put('change-brand', '/brands/skoda', name);
  await operator.post('register-region', '/regions', { id: 'north', name: '华北区', brand: 'skoda' });
  await operator.get('list-regions', '/regions');
  await operator.put('change-region', '/regions/north', name);
  await operator.post('register-group', '/groups', { id: 'another', name: '另一集团' });
  await operator.get('list-groups', '/groups');
  await operator.put('change-group', '/groups/another', name);
  await operator.get('get-group-record', '/groups/another/record');
  const branch = { code: 'BJ01', name: '北京店', brand: 'skoda', regionId: 'north', timeZone };
  const { id } = await admin.post('register-branch', '/branches', branch);
  await admin.get('get-branch', `/branches/${id}`);
  await admin.put('change-branch', `/branches/${id}`, name);
  await admin.get('get-branch-record', `/branches/${id}/record`);
  const person = { name: '新来', role: 'care_officer', branchIds: [id], identity: { subject: 'new' } };
  const staff = `/staff/${(await admin.post('enter-staff', '/staff', person)).id}`;
  await admin.get('list-people', '/people');
  await admin.get('get-person', staff);
  await admin.put('change-staff', staff, { role: 'finance' });
  await admin.post('end-staff', `${staff}/end`, {});
  await admin.get('get-handover', `${staff}/handover`);
  await admin.get('get-person-record', `${staff}/record`);
}
