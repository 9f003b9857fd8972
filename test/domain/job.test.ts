import { describe, expect, test } from 'vitest';
import { failJob, finishJob } from '../../shared/domain/job/end.ts';
import { jobTask } from '../../shared/domain/job/job.ts';
import { keepStretch, putOff, rescheduled, takeJob } from '../../shared/domain/job/work.ts';
import { system } from '../../shared/domain/record.ts';
import { nextStepAt } from '../../shared/domain/task.ts';
import { policy, registered, starter } from '../support/job.ts';

const at = (minutes: number, seconds = 0) =>
  new Date(Date.UTC(2026, 10, 23, 2, minutes, seconds)).toISOString();

const id = 'job.tst.br1.0000000000000001';
const waiting = registered(at(0), at(1), { of: 'test' }, id, 'campaign');
const taken = takeJob(waiting, at(1));
const given = (minutes: number) => ({ at: at(minutes), by: system, policy });
const stepOf = ({ head }: { head: Parameters<typeof jobTask>[0] }) => ({
  step: jobTask(head).step,
  at: nextStepAt(jobTask(head)),
});

describe('a job', () => {
  test('waits for its first step, and says who started it', () => {
    expect(waiting.head).toMatchObject({
      status: 'waiting',
      version: 1,
      startedBy: { role: 'care_director', person: starter.person },
      tasks: [{ kind: 'job', state: 'open', plan: [{ at: at(1), action: 'work' }] }],
    });
    expect(waiting.entries).toMatchObject([{ action: 'register-job', by: starter }]);
  });

  test('that is taken is nobody else’s for three minutes: its step is another', () => {
    expect(taken.head).toMatchObject({ status: 'running', startedAt: at(1), version: 2 });
    expect(stepOf(taken)).toEqual({ step: 2, at: at(4) });
    expect(stepOf(takeJob(waiting, at(-2)))).toEqual({ step: 2, at: at(1) });
  });

  test('keeps its lease while enough is left of it, and renews it when asked or when little is', () => {
    const stretch = { cursor: '25', counts: { done: 25 } };
    expect(stepOf(keepStretch(taken, stretch, at(1, 30), false))).toEqual({ step: 2, at: at(4) });
    expect(stepOf(keepStretch(taken, stretch, at(1, 30), true))).toEqual({ step: 3, at: at(4, 30) });
    const late = keepStretch(taken, stretch, at(2), false);
    expect(stepOf(late)).toEqual({ step: 3, at: at(5) });
    expect(late).toMatchObject({
      head: { cursor: '25', counts: { done: 25 }, stalls: 0 },
      details: { of: 'test' },
    });
  });

  test('counts how often it was taken and came no further, but not how often it had to wait', () => {
    const again = takeJob(taken, at(4));
    expect([taken.head.stalls, again.head.stalls]).toEqual([1, 2]);
    expect(putOff(again, at(6)).head).toMatchObject({ stalls: 0, status: 'waiting' });
    const begun = keepStretch(again, { cursor: '1', counts: {} }, at(4), false);
    expect(putOff(begun, at(6)).head).toMatchObject({ stalls: 0, status: 'running', startedAt: at(1) });
  });

  test('tells whoever started it when it is done or has failed, once', () => {
    const done = finishJob(taken, { done: 3 }, given(2));
    expect(done.head).toMatchObject({ status: 'done', endedAt: at(2), counts: { done: 3 } });
    expect(jobTask(done.head)).toMatchObject({ state: 'done', plan: [] });
    const failed = failJob(taken, { code: 'stalled', message: 'No.' }, given(2));
    expect(failed.head).toMatchObject({ status: 'failed', failure: { code: 'stalled' } });
    expect(jobTask(failed.head)).toMatchObject({ state: 'cancelled', plan: [] });
    for (const { notices } of [done, failed]) {
      expect(notices).toMatchObject([{ kind: 'job_finished', to: { person: starter.person } }]);
    }
  });

  test('CALL-10 nobody is told that the calls of a customer are changed, only where that fails', () => {
    const calls = takeJob(registered(at(0), at(1), {}, id, 'calls'), at(1));
    expect(finishJob(calls, { changed: 24 }, given(2))).toMatchObject({
      head: { status: 'done' },
      notices: [],
    });
    const failed = failJob(calls, { code: 'stalled', message: 'No.' }, given(2));
    expect(failed.notices).toMatchObject([{ kind: 'job_finished', to: { person: starter.person } }]);
  });

  test('gets its schedule anew two minutes after its step, not before and not once it has ended', () => {
    expect(rescheduled(taken, at(5, 59))).toBeUndefined();
    const anew = rescheduled(taken, at(6));
    expect(anew && stepOf(anew)).toEqual({ step: 3, at: at(7) });
    expect(rescheduled(finishJob(taken, {}, given(2)), at(60))).toBeUndefined();
  });
});
