import { randomUUID } from 'node:crypto';
import { registrationBy } from '../support/complaints.ts';
import { startLocalSystem } from '../support/local-system.ts';
import { ask, type Tracker } from './tracker.ts';

/** Dealer Care as `npm start` starts it, asked by a care director. */
export async function startOurs(): Promise<Tracker> {
  const { url, tokenOf, stop } = await startLocalSystem();
  const { token, branchIds } = await tokenOf('care_director');
  const [branchId = ''] = branchIds;
  const headers = { authorization: `Bearer ${token}` };
  return {
    async register(n) {
      const { body } = await ask(`${url}/complaints`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify({ branchId, ...registrationBy(n) }),
      });
      return (body as { id: string }).id;
    },
    async read(id) {
      const { body, bytes } = await ask(`${url}/complaints/${id}`, { headers });
      return { complaints: (body as { id: string }).id === id ? 1 : 0, bytes };
    },
    async list() {
      const { body, bytes } = await ask(`${url}/complaints?branchId=${branchId}&limit=50`, { headers });
      return { complaints: (body as { items: unknown[] }).items.length, bytes };
    },
    async month(month) {
      const { body, bytes } = await ask(`${url}/reports/monthly/${branchId}/${month}`, { headers });
      return { complaints: (body as { received: number }).received, bytes };
    },
    stop,
  };
}
