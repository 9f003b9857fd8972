import { randomUUID } from 'node:crypto';
import { registrationBy } from './complaints.ts';
import { post } from './small-client.ts';

let customers = 0;

/** Registers a complaint over HTTP, by another customer each time. @throws Error where it is refused */
export async function registerOne(url: string, token: string, branchId = 'demo.sh01'): Promise<void> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
  };
  const body = JSON.stringify({ branchId, ...registrationBy(customers++) });
  await post({ url: `${url}/complaints`, headers, body });
}
