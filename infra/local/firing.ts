import { setTimeout as wait } from 'node:timers/promises';
import { epochMilliseconds, type Instant } from '../../shared/domain/calendar.ts';
import { errorFields, type Log } from '../../shared/log.ts';
import type { Clock } from './clock.ts';
import type { DeadLetters } from './dead-letters.ts';
import { firesAt } from './schedule-definition.ts';
import type { ScheduleStore, StoredSchedule } from './schedule-store.ts';
import { arnOf } from './scheduler-api.ts';
import type { Serial } from './serial.ts';

/** A function behind an ARN, as an asynchronous invocation reaches it. */
export type Invocable = (input: unknown, context: InvocationContext) => Promise<unknown>;

/** What a function is told of its invocation; it has all the time it needs, until the system needs it to end. */
export interface InvocationContext {
  readonly getRemainingTimeInMillis: () => number;
}

export interface FiringParts {
  readonly store: ScheduleStore;
  readonly clock: Clock;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
  /** The functions that schedules may call, by ARN. */
  readonly functions: Readonly<Record<string, Invocable>>;
  /** Those of them that may take long: the timer fires the next schedule meanwhile. */
  readonly lasting?: ReadonlySet<string>;
  /** Keeps the timer from firing while the clock is being moved. */
  readonly serial: Serial;
  /** Pauses before a failed invocation is repeated; like Lambda's, two repetitions unless told otherwise. */
  readonly retryDelaysMs?: readonly number[];
}

export interface Firing {
  /**
   * Invokes one schedule's target: at least once, and at last gives up to the dead letters.
   * @throws where the system is stopping
   */
  fire(schedule: StoredSchedule): Promise<void>;
  /** Has those that take long leave the rest to their next step, and resolves when they have. */
  interrupt(): Promise<void>;
  /** Fires what is due, now and whenever the clock reaches a schedule. */
  start(): void;
  /** Looks again when the next schedule is due. */
  rearm(): void;
  stop(): Promise<void>;
}

/** How long the timer sleeps at most, so that it notices a changed machine clock. */
const longestSleepMs = 1000;

export function createFiring(parts: FiringParts): Firing {
  const { store, clock, deadLetters, log, functions, serial, retryDelaysMs = [200, 1000] } = parts;
  const { lasting = new Set<string>() } = parts;
  const underWay = new Set<Promise<void>>();
  let hurried = false;
  const context = { getRemainingTimeInMillis: () => (hurried || stopped ? 0 : Number.POSITIVE_INFINITY) };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = false;

  async function invoke(schedule: StoredSchedule): Promise<unknown> {
    const { Target: target } = schedule.definition;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const invocable = functions[target.Arn];
        if (!invocable) throw new Error(`no function ${target.Arn}`);
        await invocable(inputOf(schedule, attempt), context);
        return undefined;
      } catch (error) {
        const delay = retryDelaysMs[attempt - 1];
        if (delay === undefined || stopped) return error;
        log('warn', { event: 'invocation_failed', subject: schedule.name, ...errorFields(error) });
        await wait(delay);
      }
    }
  }

  async function fire(schedule: StoredSchedule): Promise<void> {
    if (stopped) throw new Error('stopped');
    const error = await invoke(schedule);
    // What fails while the system stops is left to the next start.
    if (error !== undefined && stopped) throw error;
    const { GroupName: group, ActionAfterCompletion: action } = schedule.definition;
    if (error !== undefined)
      deadLetters.add(group, { schedule: schedule.name, ...schedule.definition }, error);
    if (action === 'DELETE') store.remove(schedule.id);
    else store.complete(schedule.id);
  }

  async function fireDue(): Promise<void> {
    for (let due = next(); due && !stopped; due = next()) {
      if (lasting.has(due.definition.Target.Arn)) fireBeside(due);
      else await fire(due);
    }
  }

  /** Taken off the list at once; a start finds those again that a kill has ended. */
  function fireBeside(schedule: StoredSchedule): void {
    store.complete(schedule.id);
    const fired = fire(schedule)
      .catch((error: unknown) => log('error', { event: 'firing_failed', ...errorFields(error) }))
      .finally(() => underWay.delete(fired));
    underWay.add(fired);
  }

  async function interrupt(): Promise<void> {
    hurried = true;
    await Promise.all(underWay);
    hurried = false;
  }

  const next = () => store.next(clock.now());

  function tick() {
    running ??= serial(fireDue)
      .catch((error: unknown) => log('error', { event: 'firing_failed', ...errorFields(error) }))
      .finally(() => {
        running = undefined;
        rearm();
      });
  }

  function rearm() {
    clearTimeout(timer);
    if (stopped || running) return;
    const horizon = new Date(epochMilliseconds(clock.now()) + longestSleepMs).toISOString();
    const due = store.next(horizon);
    const sleep = due ? millisecondsBetween(clock.now(), firesAt(due.definition)) : longestSleepMs;
    timer = setTimeout(due ? tick : rearm, sleep);
  }

  return {
    fire,
    interrupt,
    start() {
      store.resume();
      tick();
    },
    rearm,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
      await Promise.all(underWay);
    },
  };
}

function millisecondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, epochMilliseconds(to) - epochMilliseconds(from));
}

/** The target's input with the service's context keywords filled in. */
function inputOf({ id, name, definition }: StoredSchedule, attempt: number): unknown {
  const keywords: Record<string, string> = {
    'schedule-arn': arnOf(definition.GroupName, name),
    'scheduled-time': firesAt(definition).replace('.000Z', 'Z'),
    'execution-id': `${id}-${attempt}`,
    'attempt-number': String(attempt),
  };
  const input = definition.Target.Input ?? '{}';
  return JSON.parse(
    input.replaceAll(/<aws\.scheduler\.([a-z-]+)>/g, (text, key: string) => keywords[key] ?? text),
  );
}
