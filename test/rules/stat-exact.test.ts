import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import { type Contribution, contributionOf, isCounted } from '../../shared/domain/figures/contribution.ts';
import { addTo, difference } from '../../shared/domain/figures/counters.ts';
import { type Case, newCarDefect, received } from '../support/complaint.ts';

describe('STAT-3', () => {
  /** Every version of three complaints, as a stream of changes would deliver them. */
  const versions = [
    history(newCarDefect({ id: 'cmp.a', registeredAt: '2026-11-30 12:00' }), (complaint) => [
      () => complaint.contact('2026-11-30 13:00'),
      () => complaint.resolve('2026-12-01 13:00'),
      () => complaint.verify('2026-12-02 13:00', 'unsatisfied'),
      () => complaint.settle('2027-01-15 00:00'),
    ]),
    history(received({ id: 'cmp.b' }), (complaint) => [
      () => complaint.contact('2026-11-23 13:00'),
      () => complaint.resolve('2026-11-24 13:00'),
      () => complaint.verify('2026-12-02 13:00', 'satisfied'),
    ]),
    history(received({ id: 'cmp.c' }), (complaint) => [
      () => complaint.settle('2026-11-26 00:00'),
      () => complaint.withdraw('2026-12-26 00:00'),
    ]),
  ];
  const latest = versions.map((of) => of.at(-1)).filter((complaint) => complaint !== undefined);
  const everyVersion = versions.flat();

  it('STAT-3 the figures equal a recount, whatever was delivered twice, late or in another order', () => {
    const deliveries = fc
      .array(fc.constantFrom(...everyVersion), { maxLength: 30 })
      .chain((more) =>
        fc.shuffledSubarray([...everyVersion, ...more], { minLength: everyVersion.length + more.length }),
      );
    fc.assert(
      fc.property(deliveries, (delivered) => {
        expect(foldedFrom(delivered)).toEqual(foldedFrom(latest));
      }),
      { seed: 20261123, numRuns: 200 },
    );
  });

  it('STAT-3 an older image, or the same once more, adds nothing', () => {
    const [first, second] = versions[1] ?? [];
    if (!first || !second) throw new Error('there are two versions');
    expect(isCounted(contributionOf(second), contributionOf(first))).toBe(true);
    expect(isCounted(contributionOf(second), contributionOf(second))).toBe(true);
    expect(isCounted(contributionOf(first), contributionOf(second))).toBe(false);
  });
});

function history(complaint: Case, steps: (complaint: Case) => (() => unknown)[]): Complaint[] {
  return [
    complaint.complaint,
    ...steps(complaint).map((step) => {
      step();
      return complaint.complaint;
    }),
  ];
}

/** Figures kept one image at a time, each replacing what its complaint contributed before. */
function foldedFrom(images: readonly Complaint[]) {
  const stored = new Map<string, Contribution>();
  const sums: Record<string, Record<string, number>> = {};
  for (const image of images) {
    const before = stored.get(image.id);
    const next = contributionOf(image);
    if (isCounted(before, next)) continue;
    stored.set(image.id, next);
    for (const month of new Set([...Object.keys(before?.months ?? {}), ...Object.keys(next.months)])) {
      sums[month] ??= {};
      addTo(sums[month], difference(before?.months[month], next.months[month]));
    }
    sums.balance ??= {};
    addTo(sums.balance, difference(before?.balance, next.balance));
  }
  return Object.fromEntries(
    Object.entries(sums)
      .map(([name, counters]) => [name, difference(undefined, counters)] as const)
      .filter(([, counters]) => Object.keys(counters).length > 0),
  );
}
