import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyCommand } from '../../shared/domain/complaint/command.ts';
import { complaintDetailsSchema, complaintSchema, isOpen } from '../../shared/domain/complaint/complaint.ts';
import { type ComplaintState, recordedPart, runningTasks } from '../../shared/domain/complaint/draft.ts';
import { registerComplaint } from '../../shared/domain/complaint/register.ts';
import { settleComplaint } from '../../shared/domain/complaint/settle.ts';
import { allowedCommands, isAllowed } from '../../shared/domain/complaint/transitions.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { contributionOf } from '../../shared/domain/figures.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { type RecordEntry, replay } from '../../shared/domain/record.ts';
import { isMissed, nextStepAt, type Step as TaskStep } from '../../shared/domain/task.ts';
import { commands } from '../support/commands.ts';
import { actor, fullRoster, named, registrationOf } from '../support/complaint.ts';
import { type Act, commandOf, inputOf, type Step, stories } from '../support/stories.ts';
import { later } from '../support/time.ts';

const policy = effectivePolicy();
const fixed = { seed: 20261123, numRuns: 150 };
const thorough = { ...fixed, numRuns: 300 };

/** A complaint, its record, and the time it has come to. */
interface Told {
  readonly state: ComplaintState;
  readonly entries: readonly RecordEntry[];
  readonly now: string;
}

function registered(story: { told: Parameters<typeof registrationOf>[0]; lateBySeconds: number }): Told {
  const registration = registrationOf(story.told);
  const now = later(registration.receivedAt, story.lateBySeconds);
  const { entries, ...state } = registerComplaint(registration, {
    at: now,
    by: actor('care_officer'),
    policy,
    roster: fullRoster,
  });
  return { state, entries, now };
}

function settled({ state, entries }: Told, now: string): Told {
  const change = settleComplaint(state, now, policy);
  if (!change) return { state, entries, now };
  return { state: change, entries: [...entries, ...change.entries], now };
}

/** What the act leads to; undefined where it is refused. */
function acted(
  { state, entries, now }: Told,
  act: Act,
  command = commandOf(act, state.complaint, { at: now, policy }),
) {
  const by = actor(approverOf(state) ?? 'general_manager');
  try {
    const input = inputOf(command, act.choice, now);
    const change = applyCommand(state, commands[command], input, {
      at: now,
      by,
      policy,
      roster: fullRoster,
      named,
    });
    return { state: change, entries: [...entries, ...change.entries], now };
  } catch (error) {
    if (error instanceof DomainError) return undefined;
    throw error;
  }
}

function approverOf({ complaint }: ComplaintState) {
  const decision = complaint.solution?.decision;
  return decision?.approval === 'pending' ? decision.approver : undefined;
}

/** Time goes on, then the act is done, if it may be. */
function after(told: Told, { seconds, act }: Step): Told {
  const then = settled(told, later(told.now, seconds));
  return (act && acted(then, act)) ?? then;
}

const facts = ({ state }: Told) => {
  const { version: _, ...rest } = state.complaint;
  return { ...rest, details: state.details };
};

describe('a complaint, whatever happens to it', () => {
  it('keeps what always holds', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let told = registered(story);
        holds(told);
        for (const step of story.steps) {
          told = after(told, step);
          holds(told);
        }
      }),
      thorough,
    );
  });

  it('has its version raised by one with every change, and by none where nothing changed or it was refused', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let told = registered(story);
        expect(told.state.complaint.version).toBe(1);
        for (const { seconds, act } of story.steps) {
          const then = settled(told, later(told.now, seconds));
          const due = then.entries.length - told.entries.length;
          expect(then.state.complaint.version - told.state.complaint.version).toBe(due > 0 ? 1 : 0);
          const done = act && acted(then, act);
          if (done) expect(done.state.complaint.version).toBe(then.state.complaint.version + 1);
          told = done ?? then;
        }
      }),
      fixed,
    );
  });

  it('is left untouched by a command that is refused, and none is done that the state forbids', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let told = registered(story);
        for (const { seconds, act } of story.steps) {
          told = settled(told, later(told.now, seconds));
          if (!act) continue;
          const before = structuredClone(told.state);
          const command = commandOf(act, told.state.complaint, { at: told.now, policy });
          const may = isAllowed(told.state.complaint, command, { at: told.now, policy });
          const done = acted(told, act, command);
          if (!may) expect(done).toBeUndefined();
          expect(told.state).toEqual(before);
          told = done ?? told;
        }
      }),
      fixed,
    );
  });

  it('settles the same in many small steps, in one jump, and twice', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(stories, steps, (story, seconds) => {
        const start = story.steps.reduce(after, registered(story));
        const stepwise = seconds.reduce((told, by) => settled(told, later(told.now, by)), start);
        const atOnce = settled(start, stepwise.now);
        expect(facts(stepwise)).toEqual(facts(atOnce));
        expect(stepwise.entries).toEqual(atOnce.entries);
        expect(settled(stepwise, stepwise.now).state).toBe(stepwise.state);
      }),
      fixed,
    );
  });

  it('leads to the same whether what was due was settled before a command or with it', () => {
    fc.assert(
      fc.property(stories, (story) => {
        let eager = registered(story);
        let lazy = eager;
        for (const { seconds, act } of story.steps) {
          // A second before the act: a deadline's own second is its last for an act, and the first for a firing.
          const now = later(eager.now, seconds);
          eager = { ...settled(eager, later(now, -1)), now };
          lazy = { ...lazy, now };
          const command = act && commandOf(act, eager.state.complaint, { at: now, policy });
          eager = (act && acted(eager, act, command)) ?? eager;
          lazy = (act && acted(lazy, act, command)) ?? lazy;
        }
        expect(facts(settled(lazy, lazy.now))).toEqual(facts(settled(eager, eager.now)));
      }),
      fixed,
    );
  });
});

const isTelling = ({ action }: TaskStep) => action === 'tell_missed';

function holds({ state, entries, now }: Told): void {
  const { complaint, details } = state;
  const running = runningTasks(complaint);

  expect(complaintSchema.parse(complaint)).toEqual(complaint);
  expect(complaintDetailsSchema.safeParse(details).success).toBe(true);
  expect(complaint.owner.role).toBeTypeOf('string');

  if (isOpen(complaint)) {
    expect(running.length).toBeGreaterThan(0);
    expect(allowedCommands(complaint, { at: now, policy }).length).toBeGreaterThan(0);
  } else {
    expect(running).toEqual([]);
    const still = complaint.tasks.filter(({ plan }) => plan.length > 0);
    expect(still.every(({ state, plan }) => state === 'done_late' && plan.every(isTelling))).toBe(true);
    const afterwards = ['reopen-complaint', 'record-payout', 'record-letter'];
    for (const name of allowedCommands(complaint, { at: now, policy })) expect(afterwards).toContain(name);
  }

  for (const task of complaint.tasks) {
    // What has come has happened, but for a deadline whose own second is not over.
    const next = nextStepAt(task);
    if (next !== undefined && task.plan[0]?.action !== 'miss') expect(next > now).toBe(true);
    if (task.state === 'open') expect(isMissed(task.dueAt, now)).toBe(false);
    if (task.state === 'overdue') expect(task.missed?.at).toBe(task.dueAt);
    if ('doneAt' in task && task.kind !== 'contact' && task.kind !== 'solution' && task.kind !== 'reply') {
      expect(task.doneAt >= task.openedAt || task.openedAt === complaint.registeredAt).toBe(true);
    }
    if (
      ['contact', 'reply', 'solution', 'resolution'].includes(task.kind) &&
      running.some((t) => t === task)
    ) {
      expect(task.owner).toEqual(complaint.owner);
    }
  }
  for (const kind of ['contact', 'reply', 'solution', 'resolution', 'verification'] as const) {
    expect(runningTasks(complaint, kind).length).toBeLessThanOrEqual(1);
  }

  const causes = complaint.escalations.map(({ rule, cause, level }) => `${rule} ${cause} ${level}`);
  expect(new Set(causes).size).toBe(causes.length);

  const failed = complaint.escalations.filter(({ rule }) => rule === 'ESC-1' || rule === 'ESC-6');
  const remedies = complaint.tasks.filter(({ kind }) => kind === 'remedy');
  const endedAt = 'closure' in complaint ? complaint.closure.at : undefined;
  const owed = failed.filter(({ at }) => endedAt === undefined || at < endedAt);
  expect(remedies).toHaveLength(new Set(owed.map(({ rule, cause }) => `${rule} ${cause}`)).size);

  const misses = entries.filter(({ action }) => action === 'resolution_miss').map(({ at }) => at);
  for (const { rule, cause } of failed) {
    if (rule === 'ESC-1') expect(misses).toContain(cause.split('@')[1]);
  }

  const { solution } = complaint;
  if (solution?.decision.approval === 'pending') expect(solution.toldAt).toBeUndefined();

  expect(replay(entries)).toEqual(recordedPart(state));
  expect(entries.map(({ entry }) => entry)).toEqual(entries.map((_, at) => at + 1));

  const balance = Object.values(contributionOf(complaint).balance).reduce((sum, by) => sum + by, 0);
  expect(balance).toBe(isOpen(complaint) && complaint.category !== 'enquiry' ? 1 : 0);
}
