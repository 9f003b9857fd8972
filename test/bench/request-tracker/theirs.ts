import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monthAfter } from '../../../shared/domain/calendar.ts';
import { registrationBy } from '../support/complaints.ts';
import { addressIn } from '../support/local-system.ts';
import { ask, type Tracker } from './tracker.ts';

const packages =
  'request-tracker5 rt5-db-postgresql rt5-standalone dbconfig-no-thanks msmtp-mta starman postgresql';
const files = [
  '/usr/sbin/rt-setup-database-5',
  '/usr/share/doc/rt5-db-postgresql',
  '/usr/bin/starman',
  '/usr/lib/postgresql',
];

/** @returns how to get Request Tracker where it is not installed */
export function whatIsMissing(): string | undefined {
  if (files.every(existsSync)) return undefined;
  return `Request Tracker is not installed; on Debian 12: apt-get install --no-install-recommends ${packages}`;
}

/** What a row of ours has, as columns of a ticket; the subject holds category, channel, plate and model. */
const columns = {
  fields: 'Subject,Queue,Status,Priority,Owner,Created,Due,Requestor',
  'fields[Queue]': 'Name',
  'fields[Owner]': 'Name',
  'fields[Requestor]': 'RealName,EmailAddress',
};

/** Request Tracker on a database of its own, asked through REST2 as a privileged user who has logged in. */
export async function startTheirs(): Promise<Tracker> {
  const { url, stop } = await serve();
  const cookie = await cookieOf(url, 'care_director');
  const headers = { cookie, origin: url };
  const tickets = (search: Record<string, string>) =>
    ask(`${url}/REST/2.0/tickets?${new URLSearchParams(search)}`, { headers });
  return {
    async register(n) {
      const { category, channel, description, customer, vehicle } = registrationBy(n);
      const { body } = await ask(`${url}/REST/2.0/ticket`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({
          Queue: 'Complaints',
          Subject: [category, channel, vehicle.plate, vehicle.model].join(', '),
          Requestor: `${customer.name} <${customer.phone}@customers.example>`,
          Content: description,
          ContentType: 'text/plain',
        }),
      });
      return (body as { id: string }).id;
    },
    async read(id) {
      const { body, bytes } = await ask(`${url}/REST/2.0/ticket/${id}`, { headers });
      return { complaints: String((body as { id: number }).id) === id ? 1 : 0, bytes };
    },
    async list() {
      const newest = { query: "Queue = 'Complaints'", orderby: 'id', order: 'DESC', per_page: '50' };
      const { body, bytes } = await tickets({ ...newest, ...columns });
      return { complaints: (body as { items: unknown[] }).items.length, bytes };
    },
    async month(month) {
      const query = `Queue = 'Complaints' AND Created >= '${month}-01' AND Created < '${monthAfter(month)}-01'`;
      const { body, bytes } = await tickets({ query, per_page: '1' });
      return { complaints: (body as { total: number }).total, bytes };
    },
    stop,
  };
}

/** It is run by whoever runs this, or by `postgres` for root; they need not be able to read this checkout. */
async function serve(): Promise<{ url: string; stop(): Promise<void> }> {
  const script = readFileSync(join(import.meta.dirname, 'serve.sh'), 'utf8');
  const asPostgres = ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups'];
  const [command = '', ...args] = [...(process.getuid?.() === 0 ? asPostgres : []), 'bash', '-c', script];
  const server = spawn(command, args, { cwd: '/', detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(server, 'exit');
  async function stop() {
    server.stdin.end();
    await ended;
  }
  try {
    return { url: await addressIn(server.stdout), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A login, as in a browser: a token or a password is hashed anew with every request, at a cost above all else. */
async function cookieOf(url: string, user: string): Promise<string> {
  const body = new URLSearchParams({ user, pass: user });
  const response = await fetch(`${url}/NoAuth/Login.html`, { method: 'POST', body, redirect: 'manual' });
  await response.text();
  const [cookie = ''] = response.headers.getSetCookie().map((set) => set.split(';')[0] ?? '');
  await ask(`${url}/REST/2.0/rt`, { headers: { cookie } });
  return cookie;
}
