import { type Bench, branchId, eventOf, sender, tableName } from './branch.ts';
import { registration } from './complaints.ts';

/** A usual first request of each area. */
export async function firstRequests({ runtime }: Bench): Promise<Readonly<Record<string, unknown>>> {
  const body = { branchId, ...registration };
  const { id } = await sender(runtime)({ method: 'POST', path: '/complaints', role: 'care_officer', body });
  const get = (path: string) => eventOf({ method: 'GET', path, role: 'care_director' });
  const listAt = (path: string) => get(`${path}?branchId=${branchId}`);
  return {
    complaints: get(`/complaints/${id}`),
    attachments: get(`/complaints/${id}/attachments`),
    callbacks: listAt('/callbacks'),
    customers: get(
      `/customers?branchId=${branchId}&phone=${encodeURIComponent(registration.customer.phone)}`,
    ),
    deliveries: listAt('/deliveries'),
    campaigns: listAt('/campaigns'),
    imports: listAt('/imports'),
    visits: listAt('/visits'),
    emergencies: listAt('/emergency-plans'),
    directory: get('/branches'),
    work: get('/tasks'),
    policies: get(`/policies/${branchId}`),
    reports: get(`/reports/monthly/${branchId}/2026-11`),
    improvements: listAt('/improvements'),
    ledger: listAt('/ledger'),
    platform: get('/health'),
  };
}

/** As much of a request as a handler cannot do without. */
export const bareRead = {
  command: 'BatchGetCommand',
  input: {
    RequestItems: {
      [tableName]: { Keys: [{ pk: `branch#${branchId}`, sk: 'branch' }], ConsistentRead: true },
    },
  },
};
