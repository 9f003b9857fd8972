import type { Caller } from '../shared/data/directory/caller.ts';
import { instantOf, plus } from '../shared/domain/calendar.ts';
import { applyCommand, type Command } from '../shared/domain/complaint/command.ts';
import { acknowledgeComplaint } from '../shared/domain/complaint/commands/acknowledge-complaint.ts';
import { addNote } from '../shared/domain/complaint/commands/add-note.ts';
import { approveSolution } from '../shared/domain/complaint/commands/approve-solution.ts';
import { assignComplaint } from '../shared/domain/complaint/commands/assign-complaint.ts';
import { attachFile } from '../shared/domain/complaint/commands/attach-file.ts';
import { awaitCustomer } from '../shared/domain/complaint/commands/await-customer.ts';
import { classifyComplaint } from '../shared/domain/complaint/commands/classify-complaint.ts';
import { endWaiting } from '../shared/domain/complaint/commands/end-waiting.ts';
import { escalateComplaint } from '../shared/domain/complaint/commands/escalate-complaint.ts';
import { mergeComplaint } from '../shared/domain/complaint/commands/merge-complaint.ts';
import { proposeSolution } from '../shared/domain/complaint/commands/propose-solution.ts';
import { recordAgreement } from '../shared/domain/complaint/commands/record-agreement.ts';
import { recordConcealment } from '../shared/domain/complaint/commands/record-concealment.ts';
import { recordContact } from '../shared/domain/complaint/commands/record-contact.ts';
import { recordFindings } from '../shared/domain/complaint/commands/record-findings.ts';
import { recordLetter } from '../shared/domain/complaint/commands/record-letter.ts';
import { recordPayout } from '../shared/domain/complaint/commands/record-payout.ts';
import { recordRemedy } from '../shared/domain/complaint/commands/record-remedy.ts';
import { reopenComplaint } from '../shared/domain/complaint/commands/reopen-complaint.ts';
import { resolveComplaint } from '../shared/domain/complaint/commands/resolve-complaint.ts';
import { verifyComplaint } from '../shared/domain/complaint/commands/verify-complaint.ts';
import { withdrawComplaint } from '../shared/domain/complaint/commands/withdraw-complaint.ts';
import type { Change } from '../shared/domain/complaint/draft.ts';
import { registerComplaint } from '../shared/domain/complaint/register.ts';
import type { CommandName } from '../shared/domain/complaint/transitions.ts';
import { effectivePolicy } from '../shared/domain/policy.ts';
import type { Role, Roster } from '../shared/domain/roles.ts';
import { type Problem, problemOf } from '../shared/http/problem.ts';

/**
 * One invented complaint from its receipt to its end. The rules themselves make the answers of the OpenAPI
 * document's examples out of it, so an example shows what the system answers.
 */
export const branch = {
  id: 'demo.sh01',
  code: 'SH01',
  name: '上海浦东店',
  groupId: 'demo',
  regionId: 'east',
  brand: '大众',
  timeZone: 'Asia/Shanghai',
};

const policy = effectivePolicy();

function person(role: Role, name: string, id: string) {
  return { role, name, person: `per.demo.${id}` };
}

export const people = {
  officer: person('care_officer', '王雅静', '3f1c09ab52d7e846'),
  careDirector: person('care_director', '周慧敏', '91b2e07c4da8f635'),
  owner: person('service_director', '赵永强', 'c80d5a63f1e2b794'),
  generalManager: person('general_manager', '吴德昌', '5e7a14d9c06b38f2'),
  finance: person('finance', '郑秀兰', 'a4c19e70d25b83f6'),
  adviser: person('service_adviser', '李志明', '7d02f8b46ea19c53'),
  specialist: person('care_specialist', '陈思雨', '2b9d61f07ce4a835'),
} satisfies Record<string, Pick<Caller, 'role' | 'name'> & { person: string }>;

/** What registers it. */
export const registration = {
  branchId: branch.id,
  channel: 'hotline',
  category: 'new_car_quality',
  description: '新车行驶 300 公里后仪表盘间歇报警，客户要求尽快检查并说明原因。',
  demand: '查明原因，免费修复。',
  against: { department: '售后服务部' },
  severe: false,
  customer: { name: '王先生', phone: '13800138000', class: 'private' },
  vehicle: { vin: 'LSVAM4187C2184847', plate: '沪A12345', model: '帕萨特 2026 款' },
  receivedAt: '2026-11-20T10:05:00+08:00',
} as const;

export const roster: Roster = { holds: () => true };

function register(id: string, number: string, receivedAt: string): Change {
  const at = instantOf(receivedAt);
  return registerComplaint(
    {
      id,
      number,
      branchId: branch.id,
      regionId: branch.regionId,
      timeZone: branch.timeZone,
      channel: registration.channel,
      category: registration.category,
      severe: registration.severe,
      customerClass: registration.customer.class,
      receivedAt: at,
      details: {
        description: registration.description,
        demand: registration.demand,
        against: registration.against,
        vehicle: registration.vehicle,
        customer: { name: registration.customer.name, phone: registration.customer.phone },
        takenBy: people.officer,
      },
    },
    { at: plus(at, 'PT3M'), by: people.officer, policy, roster },
  );
}

/** The complaint that the other one repeats. */
const earlierId = `cmp.${branch.id}.f6w1p8n3t0z4h2j9`;
const earlier = register(earlierId, 'SH01-2026-00016', '2026-11-20T09:40:00+08:00');

const commands = {
  'acknowledge-complaint': acknowledgeComplaint,
  'assign-complaint': assignComplaint,
  'record-contact': recordContact,
  'record-findings': recordFindings,
  'propose-solution': proposeSolution,
  'approve-solution': approveSolution,
  'record-agreement': recordAgreement,
  'resolve-complaint': resolveComplaint,
  'verify-complaint': verifyComplaint,
  'record-remedy': recordRemedy,
  'withdraw-complaint': withdrawComplaint,
  'classify-complaint': classifyComplaint,
  'record-payout': recordPayout,
  'record-letter': recordLetter,
  'record-concealment': recordConcealment,
  'escalate-complaint': escalateComplaint,
  'merge-complaint': mergeComplaint(earlier.head),
  'reopen-complaint': reopenComplaint,
  'await-customer': awaitCustomer,
  'end-waiting': endWaiting,
  'add-note': addNote,
  'attach-file': attachFile,
} satisfies Record<CommandName, unknown>;

/** What each command is sent with. */
export type Sent = {
  readonly [Name in CommandName]: (typeof commands)[Name] extends Command<infer Input> ? Input : never;
};

export const sent: Sent = {
  'acknowledge-complaint': {},
  'assign-complaint': { person: people.owner.person, resolutionDueAt: '2026-11-23T18:00:00+08:00' },
  'record-contact': {
    summary: '电话联系客户，说明将安排技师上门检查，客户同意次日进店。',
    at: '2026-11-20T11:00:00+08:00',
    outcome: 'reached',
  },
  'record-findings': {
    finding: 'product_fault',
    cause: '左前轮速传感器线束接触不良，导致仪表盘间歇报警。',
    causeCode: 'product_defect',
    evidence: '诊断仪故障码 C101F，线束插头针脚松动，照片四张。',
    demandReasonable: true,
    responsible: { department: '售后服务部', person: '李志明' },
  },
  'propose-solution': {
    kind: 'goodwill',
    description: '免费更换线束，赠送两次基础保养，价值 2000 元。',
    dueAt: '2026-11-23T17:00:00+08:00',
    cost: { amount: 2000_00, currency: 'CNY' },
  },
  'approve-solution': { approved: true },
  'record-agreement': { agreed: true, remarks: '客户接受，约定周一取车。' },
  'resolve-complaint': {
    cause: '左前轮速传感器线束接触不良。',
    method: '更换线束总成，清除故障码，路试 30 公里。',
    result: '报警消除，车辆已交还客户。',
    rootCause: '交车前检查未发现线束插头未卡紧。',
    improvement: '交车前检查表增加底盘线束插头一项。',
    completedAt: '2026-11-23T14:30:00+08:00',
    toldCustomerAt: '2026-11-23T14:40:00+08:00',
  },
  'verify-complaint': { outcome: 'satisfied', satisfaction: 5, remarks: '客户对处理速度表示满意。' },
  'record-remedy': {
    cause: '路试里程不足，低温下报警再次出现。',
    measure: '安排技术经理复检并提供代步车，三日内给出结论。',
  },
  'withdraw-complaint': { reason: '客户来电表示误操作所致，撤回抱怨。' },
  'classify-complaint': { severe: true },
  'record-payout': {
    amount: { amount: 2000_00, currency: 'CNY' },
    paidAt: '2026-11-23T15:30:00+08:00',
    remarks: '银行转账，流水号 20261123-0457。',
  },
  'record-letter': {
    text: '王先生：您反映的仪表盘报警已查明并修复，更换的线束质保两年。感谢您的宝贵意见。',
    by: 'post',
    sentAt: '2026-11-23T16:00:00+08:00',
  },
  'record-concealment': { person: people.adviser.person, reason: '客户称三天前已向该顾问反映，未见上报。' },
  'escalate-complaint': { reason: '客户要求退车，超出本岗位权限。' },
  'merge-complaint': { into: earlierId },
  'reopen-complaint': { reason: '报警再次出现，客户要求继续处理。' },
  'await-customer': { reason: '客户出差，约定周一将车送来检查。', until: '2026-11-23T09:00:00+08:00' },
  'end-waiting': {},
  'add-note': { text: '客户周末不便接听电话，改为工作日下午联系。' },
  'attach-file': {
    id: '7c2m0x5h9t4kq1vd',
    name: '仪表盘报警.jpg',
    kind: 'photo',
    type: 'image/jpeg',
    size: 1_482_913,
    version: 'y2GkT8mVqL0nYd3sWc7uXb5JrEa1hPf9',
  },
};

const { officer, careDirector, owner, generalManager, finance } = people;

const registered = register(`cmp.${branch.id}.k3v9x2m7q8b1c5d0`, 'SH01-2026-00017', registration.receivedAt);

/** The complaint after one more command, as what is stored after it. */
function after<Name extends CommandName>(
  before: Change,
  name: Name,
  by: (typeof people)[keyof typeof people],
  time: string,
  body: Sent[Name] = sent[name],
): Change {
  const command = commands[name] as unknown as Command<Sent[Name]>;
  return applyCommand(before, command, command.input.parse(body), {
    at: instantOf(`2026-11-${time}:00+08:00`),
    by,
    policy,
    roster,
    named: Object.values(people)
      .map(({ person, name, role }) => ({ id: person, name, role }))
      .find(({ id }) => Object.values(body).includes(id)),
  });
}

const assigned = after(registered, 'assign-complaint', careDirector, '20T10:12');
const acknowledged = after(assigned, 'acknowledge-complaint', owner, '20T10:20');
const contacted = after(acknowledged, 'record-contact', owner, '20T11:06');
const investigated = after(contacted, 'record-findings', owner, '20T15:30');
const proposed = after(investigated, 'propose-solution', owner, '20T16:10');
const approved = after(proposed, 'approve-solution', generalManager, '20T17:05');
const agreed = after(approved, 'record-agreement', owner, '20T17:40');
const resolved = after(agreed, 'resolve-complaint', owner, '23T14:45');
const verified = after(resolved, 'verify-complaint', careDirector, '23T17:20');
const unsatisfied = { outcome: 'unsatisfied', satisfaction: 2 } as const;
const reopened = after(resolved, 'verify-complaint', careDirector, '23T17:20', unsatisfied);
const remedied = after(reopened, 'record-remedy', generalManager, '24T09:30');
const classified = after(contacted, 'classify-complaint', careDirector, '20T11:30');
const paid = after(resolved, 'record-payout', finance, '23T15:40');
const severe = after(resolved, 'classify-complaint', careDirector, '23T15:00');
const written = after(severe, 'record-letter', owner, '23T16:05');
const concealed = after(contacted, 'record-concealment', careDirector, '20T11:40');
const escalated = after(contacted, 'escalate-complaint', owner, '20T11:50');
const merged = after(assigned, 'merge-complaint', careDirector, '20T10:25');
const reopenedLater = after(verified, 'reopen-complaint', careDirector, '30T10:00');
const attached = after(contacted, 'attach-file', owner, '20T11:20');
const waiting = after(contacted, 'await-customer', owner, '20T11:30');
const resumed = after(waiting, 'end-waiting', officer, '22T16:30');
const noted = after(contacted, 'add-note', officer, '20T12:00');
const withdrawn = after(contacted, 'withdraw-complaint', officer, '20T13:15');

/** The complaint when it was registered, and after each command. */
export const states = {
  'register-complaint': registered,
  'assign-complaint': assigned,
  'acknowledge-complaint': acknowledged,
  'record-contact': contacted,
  'record-findings': investigated,
  'propose-solution': proposed,
  'approve-solution': approved,
  'record-agreement': agreed,
  'resolve-complaint': resolved,
  'verify-complaint': verified,
  'record-remedy': remedied,
  'withdraw-complaint': withdrawn,
  'classify-complaint': classified,
  'record-payout': paid,
  'record-letter': written,
  'record-concealment': concealed,
  'escalate-complaint': escalated,
  'merge-complaint': merged,
  'reopen-complaint': reopenedLater,
  'await-customer': waiting,
  'end-waiting': resumed,
  'add-note': noted,
  'attach-file': attached,
} satisfies Record<CommandName | 'register-complaint', Change>;

/** How a command is refused that the state does not allow. */
export const notAllowed: Problem = refusalOf(() => after(registered, 'resolve-complaint', owner, '20T10:30'));

function refusalOf(action: () => unknown): Problem {
  try {
    action();
  } catch (error) {
    return problemOf(error);
  }
  throw new Error('the example of a refusal was not refused');
}
