import { endOfDay, type Instant, localDate } from '../../shared/domain/calendar.ts';
import { isTarget } from './sampling-class.ts';
import type { SampledRecord, SamplingRecords } from './sampling-records.ts';

/**
 * CALL-3: what is as the rules have it and looks as if somebody had steered it, with who did what: a wish for no calls
 * that was withdrawn soon after it had kept a customer from being called, a target class that was taken off and given
 * back, and a visit that lay back in time when it was handed back though it was known before.
 */
export function steeredLooking({ visits, policy, timeZone }: SamplingRecords): string[] {
  const day = (at: Instant) => localDate(at, timeZone);
  const soonAfter = (at: Instant) => endOfDay(at, timeZone, policy.changeCountsAfter);
  return visits.flatMap((visit) =>
    [withdrawnWish(visit), givenBackClass(visit), lateHandBack(visit)]
      .filter((what) => what !== undefined)
      .map((what) => `${visit.head.number} (${visit.head.id}) ${what}`),
  );

  function withdrawnWish({ head, notWanted, changes }: SampledRecord): string | undefined {
    const { sampling, handedBackAt } = head;
    if (sampling.class !== 'excluded' && !notWanted) return undefined;
    const { decidedAt = handedBackAt } = sampling.basis ?? {};
    const wishes = changes.filter(({ kind }) => kind === 'no_calls');
    const end = wishes.findIndex(({ after, at }) => after === 'not_wanted' && at > decidedAt);
    const [wish, withdrawal] = [wishes[end - 1], wishes[end]];
    if (!wish || !withdrawal || withdrawal.at > soonAfter(decidedAt)) return undefined;
    return `was not called about, since ${wish.by} recorded on ${day(wish.at)} that the customer wants no calls; ${withdrawal.by} withdrew that on ${day(withdrawal.at)}`;
  }

  function givenBackClass({ head, changes }: SampledRecord): string | undefined {
    const { class: samplingClass, basis } = head.sampling;
    if (samplingClass !== 'other' || !basis) return undefined;
    const { decidedAt, fileVersion = 0 } = basis;
    const classes = changes.filter(({ kind }) => kind === 'class');
    const taken = classes.findLast(({ version }) => version <= fileVersion);
    const given = classes.find(({ version }) => version > fileVersion);
    if (!taken || !given || !isTarget(taken.before) || !isTarget(given.after)) return undefined;
    if (given.at > soonAfter(decidedAt)) return undefined;
    return `counts as other, since ${taken.by} took ${taken.before} off on ${day(taken.at)}; ${given.by} made it ${given.after} on ${day(given.at)}`;
  }

  function lateHandBack({ head }: SampledRecord): string | undefined {
    const { class: samplingClass, basis } = head.sampling;
    if (samplingClass !== 'history' || !basis || head.registeredAt === basis.decidedAt) return undefined;
    const by = head.steps.at(-1)?.by;
    return `lay back in time when ${by} had it handed back on ${day(basis.decidedAt)}, and was registered on ${day(head.registeredAt)}`;
  }
}
