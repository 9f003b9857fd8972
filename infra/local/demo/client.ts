import * as z from 'zod';
import type { Role } from '../../../shared/domain/roles.ts';
import { DemoFailure } from './failure.ts';

const problemSchema = z.object({ detail: z.string() });
const tokenSchema = z.object({ token: z.string(), branchIds: z.array(z.string()) });
const clockSchema = z.object({ now: z.string() });

/** Talks to a running system over HTTP, as whoever is asked for. */
export interface Client {
  get<T>(role: Role, path: string, schema: z.ZodType<T>): Promise<T>;
  /** @param key marks the command, so that sending it twice does it once */
  post<T>(role: Role, path: string, body: object, key: string, schema: z.ZodType<T>): Promise<T>;
  /** A route that exists on one machine only. */
  local<T>(path: string, body: object, schema: z.ZodType<T>): Promise<T>;
  now(): Promise<string>;
  /** Runs everything on the way to `instant`. */
  moveClockTo(instant: string): Promise<void>;
  /** The branch of the demo group's first care director. */
  readonly branchId: string;
}

/** @throws DemoFailure where nothing answers at `url`, or what answers has no local routes */
export async function connect(url: string): Promise<Client> {
  const tokens = new Map<Role, string>();

  async function call<T>(schema: z.ZodType<T>, path: string, init?: RequestInit): Promise<T> {
    const request = `${init?.method ?? 'GET'} ${path}`;
    const response = await fetch(url + path, init).catch(() => {
      throw new DemoFailure(`Nothing answers at ${url} (${request}).`);
    });
    const answer: unknown = await response.json().catch(() => undefined);
    const fitting = schema.safeParse(answer);
    if (response.ok && fitting.success) return fitting.data;
    const problem = problemSchema.safeParse(answer);
    const why = problem.success ? `: ${problem.data.detail}` : response.ok ? ' with something else.' : '.';
    throw new DemoFailure(`${request} was answered with ${response.status}${why}`);
  }

  const local: Client['local'] = (path, body, schema) =>
    call(schema, `/_local/${path}`, { method: 'POST', body: JSON.stringify(body) });

  const { branchIds } = await local('tokens', { role: 'care_director' }, tokenSchema);
  const [branchId] = branchIds;
  if (branchId === undefined) throw new DemoFailure(`${url} has no branch to play in.`);

  async function authorization(role: Role): Promise<{ authorization: string }> {
    let token = tokens.get(role);
    if (token === undefined) {
      const request = { role, ...(role !== 'group_admin' && { branchIds: [branchId] }) };
      token = (await local('tokens', request, tokenSchema)).token;
      tokens.set(role, token);
    }
    return { authorization: `Bearer ${token}` };
  }

  return {
    branchId,
    local,
    get: async (role, path, schema) => call(schema, path, { headers: await authorization(role) }),
    post: async (role, path, body, key, schema) =>
      call(schema, path, {
        method: 'POST',
        headers: { ...(await authorization(role)), 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
    now: async () => (await call(clockSchema, '/_local/clock')).now,
    async moveClockTo(instant) {
      await local('clock', { to: instant }, clockSchema);
    },
  };
}
