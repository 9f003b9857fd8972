import { sweep } from '../../functions/automation/sweep.ts';
import { routes } from '../../functions/routes.ts';
import { lambdaContext } from '../../infra/local/gateway-event.ts';
import { enterBranch, enterStaff, personId } from '../../shared/data/directory/directory.ts';
import { branchOfId } from '../../shared/data/table/ids.ts';
import { attemptOutcomes } from '../../shared/domain/callback/callback.ts';
import { categoryNames } from '../../shared/domain/complaint/category.ts';
import { channels, customerClasses } from '../../shared/domain/complaint/codes.ts';
import { type Role, roleLabels } from '../../shared/domain/roles.ts';
import { httpHandler } from '../../shared/http/handler.ts';
import { eventOf, issuer } from '../bench/support/branch.ts';
import { complaintBody, deliveryBody, newVin, visitBody } from '../e2e/support/samples.ts';
import type { Backends } from './backends.ts';
import { answersTo, corrections, type Deed, of, onward, requestOf } from './deeds.ts';
import { later, shanghai } from './time.ts';

/** Branches on both sides of the date line, one of them half an hour off and two with summer time. */
const zones = { 'tst.cn': shanghai, 'tst.nf': 'America/St_Johns', 'tst.nz': 'Pacific/Auckland' };

const branchIds = Object.keys(zones);

interface Head {
  readonly id: string;
  readonly status: string;
  readonly owner: { readonly role: Role };
}

/** Three branches whose people do their work by the API's own handlers; time passes when it is let. */
export async function openBranchesAtWork({ runtime, setNow }: Backends) {
  const handler = httpHandler(routes, runtime);
  const complaints: string[] = [];
  const visits: string[] = [];
  /** How often each kind of request was accepted, by the last part of its path. */
  const accepted: Record<string, number> = {};

  const person = (role: Role) => personId('tst', { issuer, subject: role });
  for (const [id, timeZone] of Object.entries(zones)) {
    const branch = { id, code: id.slice(4).toUpperCase(), name: '测试店', groupId: 'tst', regionId: 'west' };
    await runtime.table.transact(enterBranch({ ...branch, brand: '斯柯达', timeZone }));
  }
  for (const role of Object.keys(roleLabels) as Role[]) {
    const one = {
      id: person(role),
      groupId: 'tst',
      name: roleLabels[role],
      role,
      branchIds,
      regionId: 'west',
    };
    await runtime.table.transact(enterStaff(one, { issuer, subject: role }));
  }

  /** One request. That the state refuses it is as good an answer as any. */
  async function send<T>(
    role: Role,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<T | undefined> {
    const event = eventOf({ method, path, role, ...(body && { body }) });
    const { statusCode = 500, body: text = '' } = await handler(event, lambdaContext('test', 'test'));
    const name = path.split('/').at(-1) ?? '';
    const isRefused = [403, 404, 409].includes(statusCode) || (statusCode === 400 && name === 'merge');
    if (isRefused) return undefined;
    if (statusCode >= 400) throw new Error(`${method} ${path}: ${statusCode} ${text}`);
    if (method === 'POST') accepted[name] = (accepted[name] ?? 0) + 1;
    return JSON.parse(text) as T;
  }

  const post = <T>(role: Role, path: string, body: object) => send<T>(role, 'POST', path, body);

  async function register({ nth, code, yes }: Deed, told: object = {}): Promise<void> {
    const phone = `139${String(nth % 40).padStart(8, '0')}`;
    const head = await post<Head>(
      'care_officer',
      '/complaints',
      complaintBody({
        branchId: of(branchIds, nth),
        category: of(categoryNames, code),
        channel: of(
          channels.filter((one) => one !== 'callback' && one !== 'portal'),
          nth,
        ),
        customer: { name: '王先生', phone, class: of(customerClasses, nth) },
        severe: code % 9 === 0,
        ...(yes && { vehicle: { vin: newVin() } }),
        ...told,
      }),
    );
    if (head) complaints.unshift(head.id);
  }

  /** A vehicle comes to the workshop, or a new one goes to its owner. */
  async function arrive({ nth, yes }: Deed): Promise<void> {
    const branchId = of(branchIds, nth);
    if (yes) {
      const body = visitBody(person('service_adviser'), { branchId, technician: '马建军' });
      const visit = await post<{ id: string }>('service_adviser', '/visits', body);
      if (visit) visits.unshift(visit.id);
    } else {
      await post('sales_adviser', '/deliveries', deliveryBody(person('sales_adviser'), { branchId }));
    }
  }

  async function drill(deed: Deed): Promise<void> {
    const plan = { scopeId: of(branchIds, deed.nth), reason: '演练', drill: true };
    await post('general_manager', '/emergency-plans', plan);
    await register(deed, { drill: true, channel: 'hotline' });
  }

  /** Something is done to one of the complaints that came last. */
  async function toComplaint(deed: Deed, namesFor: (head: Head) => readonly string[]): Promise<void> {
    const id = complaints[deed.nth % Math.min(9, complaints.length)];
    const head = id && (await send<Head>('care_director', 'GET', `/complaints/${id}`));
    const name = head && of(namesFor(head), deed.code);
    if (!head || !name) return;
    const other = complaints.find((one) => one !== id && branchOfId(one) === branchOfId(head.id)) ?? head.id;
    const dueAt = later(runtime.now(), 86_400);
    const about = { owner: head.owner.role, adviser: person('service_adviser'), other, dueAt };
    const [role, body] = requestOf(name, deed, about);
    await post(role, `/complaints/${id}/${name}`, body);
  }

  async function work({ nth, code }: Deed): Promise<void> {
    const id = visits[nth % Math.min(4, visits.length)];
    if (id === undefined) return;
    const step = of(['workshop', 'completion', 'hand-back', 'hand-back'], code);
    const body = step === 'completion' ? { work: '更换机油', checkedBy: '胡国平' } : {};
    await post('service_adviser', `/visits/${id}/${step}`, body);
  }

  async function call(deed: Deed): Promise<void> {
    const path = `/callbacks?branchId=${of(branchIds, deed.nth)}&limit=50`;
    const page = await send<{ items: { id: string; purpose: string; state: string }[] }>(
      'care_specialist',
      'GET',
      path,
    );
    const running = (page?.items ?? []).filter(({ state }) => state === 'open' || state === 'overdue');
    const one = running[deed.code % Math.max(1, running.length)];
    if (!one) return;
    const outcome = deed.yes
      ? 'reached'
      : of(
          attemptOutcomes.filter((other) => other !== 'call_later'),
          deed.code,
        );
    const complaint = { category: of(categoryNames, deed.nth), description: '电话中反映的问题。' };
    await post('care_specialist', `/callbacks/${one.id}/attempts`, {
      outcome,
      ...(outcome === 'reached' && { answers: answersTo(one.purpose, deed) }),
      ...(outcome === 'reached' && deed.code % 3 === 0 && { complaint }),
    });
  }

  const deeds: Readonly<Record<Deed['what'], (deed: Deed) => Promise<void>>> = {
    complaint: register,
    arrival: arrive,
    drill,
    handle: (deed) => toComplaint(deed, ({ status }) => onward[status] ?? []),
    correct: (deed) => toComplaint(deed, () => corrections),
    work,
    call,
  };

  return {
    accepted,
    do: (deed: Deed) => deeds[deed.what](deed),

    /** The clock goes on. What is due by then is served, or left to whatever comes next. */
    async pass(seconds: number, served: boolean): Promise<void> {
      setNow(later(runtime.now(), seconds));
      if (served) await sweep(runtime)();
    },
  };
}
