import * as z from 'zod';
import { epochSeconds, type Instant } from '../../shared/domain/calendar.ts';
import {
  firesAt,
  type ScheduleDefinition,
  scheduleDefinitionSchema,
  scheduleNameSchema,
} from './schedule-definition.ts';
import type { ScheduleStore, StoredSchedule } from './schedule-store.ts';

/** An error in the form in which the service reports it; the SDK makes its typed exception of it. */
export class SchedulerError extends Error {
  readonly status: number;
  readonly type: string;
  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

export interface SchedulerCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: string;
}

export interface SchedulerApiParts {
  readonly store: ScheduleStore;
  readonly now: () => Instant;
  /** The schedule groups that exist. */
  readonly groups: readonly string[];
}

const listQuerySchema = z.object({
  MaxResults: z.coerce.number().int().min(1).max(100).default(100),
  NamePrefix: z.string().max(64).default(''),
  NextToken: z.string().optional(),
  ScheduleGroup: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).optional(),
});

const positionSchema = z.object({ group: z.string(), name: z.string() });

/** EventBridge Scheduler's operations on schedules, as far as one-off schedules need them. */
export function createSchedulerApi({ store, now, groups }: SchedulerApiParts) {
  function create(name: string, body: string) {
    const definition = parseDefinition(body);
    if (!store.insert(name, definition, now())) {
      const token = existing(definition.GroupName, name).definition.ClientToken;
      // The SDK repeats a call whose answer was lost with the same token: that one has succeeded already.
      if (token === undefined || token !== definition.ClientToken) {
        throw new SchedulerError(409, 'ConflictException', `Schedule ${name} already exists.`);
      }
    }
    return { ScheduleArn: arnOf(definition.GroupName, name) };
  }

  function update(name: string, body: string) {
    const definition = parseDefinition(body);
    store.replace(existing(definition.GroupName, name).id, definition, now());
    return { ScheduleArn: arnOf(definition.GroupName, name) };
  }

  function list(query: URLSearchParams) {
    const parsed = parse(listQuerySchema, Object.fromEntries(query));
    if (parsed.ScheduleGroup !== undefined) checkGroup(parsed.ScheduleGroup);
    const found = store.list({
      group: parsed.ScheduleGroup,
      prefix: parsed.NamePrefix,
      state: parsed.State,
      after: parsed.NextToken === undefined ? undefined : decodePosition(parsed.NextToken),
      limit: parsed.MaxResults + 1,
    });
    const page = found.slice(0, parsed.MaxResults);
    const last = found.length > page.length ? page.at(-1) : undefined;
    return { Schedules: page.map(summary), ...(last && { NextToken: encodePosition(last) }) };
  }

  function existing(group: string, name: string): StoredSchedule {
    checkGroup(group);
    const schedule = store.get(group, name);
    if (!schedule)
      throw new SchedulerError(404, 'ResourceNotFoundException', `Schedule ${name} does not exist.`);
    return schedule;
  }

  function parseDefinition(body: string): ScheduleDefinition {
    const definition = parse(scheduleDefinitionSchema, parseJson(body));
    checkGroup(definition.GroupName);
    if (firesAt(definition) < now()) {
      throw new SchedulerError(400, 'ValidationException', 'The schedule expression lies in the past.');
    }
    return definition;
  }

  function checkGroup(group: string) {
    if (!groups.includes(group)) {
      throw new SchedulerError(404, 'ResourceNotFoundException', `Schedule group ${group} does not exist.`);
    }
  }

  /** @throws SchedulerError as the service would answer */
  return ({ method, path, query, body }: SchedulerCall): object => {
    if (method === 'GET' && path === '/schedules') return list(query);
    const encoded = /^\/schedules\/([^/]+)$/.exec(path)?.[1];
    if (encoded !== undefined) {
      const name = parse(scheduleNameSchema, decodeURIComponent(encoded));
      const group = query.get('groupName') ?? 'default';
      if (method === 'POST') return create(name, body);
      if (method === 'PUT') return update(name, body);
      if (method === 'GET') return details(existing(group, name));
      if (method === 'DELETE') {
        store.remove(existing(group, name).id);
        return {};
      }
    }
    throw new SchedulerError(404, 'UnknownOperationException', 'There is no such operation here.');
  };
}

function summary({ name, createdAt, modifiedAt, definition }: StoredSchedule) {
  return {
    Arn: arnOf(definition.GroupName, name),
    CreationDate: epochSeconds(createdAt),
    LastModificationDate: epochSeconds(modifiedAt),
    GroupName: definition.GroupName,
    Name: name,
    State: definition.State,
    Target: { Arn: definition.Target.Arn },
  };
}

function details(schedule: StoredSchedule) {
  const { ClientToken: _, ...definition } = schedule.definition;
  return { ...summary(schedule), ...definition };
}

export function arnOf(group: string, name: string): string {
  return `arn:aws:scheduler:local:000000000000:schedule/${group}/${name}`;
}

function encodePosition({ name, definition }: StoredSchedule): string {
  return Buffer.from(JSON.stringify({ group: definition.GroupName, name })).toString('base64url');
}

function decodePosition(token: string) {
  return parse(positionSchema, parseJson(Buffer.from(token, 'base64url').toString()));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SchedulerError(400, 'ValidationException', 'The text is not JSON.');
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new SchedulerError(400, 'ValidationException', `${issue?.path.join('.')}: ${issue?.message}`);
}
