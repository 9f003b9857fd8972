import type { DeliveryView } from '../../../functions/deliveries/delivery-view.ts';
import type { Things } from './access-table.ts';
import type { Column } from './askers.ts';
import { allOf, type Caller, type Client, type NoticeView } from './client.ts';
import { attach } from './evidence-files.ts';
import { handledInCallback } from './handled-in-callback.ts';
import { importBody } from './import-files.ts';
import {
  branchId,
  campaignBody,
  complaintBody,
  deliveryBody,
  entryBody,
  reviewBody,
  visitBody,
} from './samples.ts';

/** Makes one of everything at `demo.sh01`, by those whose work it is there. */
export async function thingsAtFirstBranch(client: Client, by: (role: Column) => Caller): Promise<Things> {
  const made = async (role: Column, path: string, body: unknown) => {
    const answer = await by(role).post<{ id: string }>(path, body);
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const owner = by('service_director');
  const complaint = await made('care_specialist', '/complaints', complaintBody());
  const { callback } = await handledInCallback(by('care_specialist'), owner);
  const campaign = await made('care_director', '/campaigns', campaignBody(await client.now()));
  const sales = by('sales_adviser');
  const delivered = (await sales.post<DeliveryView>('/deliveries', deliveryBody(sales.personId))).body;
  const reception = by('service_adviser');
  const review = await made(
    'general_manager',
    '/reviews',
    reviewBody({ owner: { role: 'service_director' } }),
  );
  const { decisions } = (await owner.get<{ decisions: { id: string }[] }>(`/reviews/${review}`)).body;
  // For the last year of the clock, so that nobody has more rights by it.
  const period = { from: '2099-01-01T00:00:00Z', until: '2099-02-01T00:00:00Z' };
  const people = { person: owner.personId, standIn: by('care_director').personId };
  const emergency = { scopeId: branchId, reason: '“3·15”', season: true };
  const policy = { overrides: { contactWithin: 'PT2H' }, reason: '照旧' };
  await by('general_manager').put(`/policies/${branchId}`, policy);
  return {
    complaint,
    callback,
    campaign,
    delivery: delivered.id,
    customer: delivered.customer.id,
    vin: delivered.vehicle.vin,
    imported: await made('care_director', '/imports', importBody(1)),
    visit: await made('service_adviser', '/visits', visitBody(reception.personId)),
    plan: await made('general_manager', '/emergency-plans', emergency),
    entry: await made('general_manager', '/ledger', entryBody(reception.personId)),
    review,
    improvement: decisions[0]?.id ?? '',
    file: (await attach(by('care_specialist'), complaint)).id,
    standIn: await made('general_manager', '/stand-ins', { branchId, ...people, ...period }),
    notice: (await allOf<NoticeView>(owner, '/notices'))[0]?.id ?? '',
    person: by('finance').personId,
    recount: await made('group_admin', '/recounts', { branchId }),
  };
}
