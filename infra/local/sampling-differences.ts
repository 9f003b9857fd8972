import { isDrawn, samplingKey, samplingKeyHash } from '../../shared/data/arrival/sampling-store.ts';
import { localMonth, monthBounds } from '../../shared/domain/calendar.ts';
import { classByFiles } from './sampling-class.ts';
import type { SampledRecord, SamplingRecords } from './sampling-records.ts';
import { orderDifferences } from './sampling-replay.ts';

/** What is not as it should be with a month's choices (CALL-3), by what is stored of the visits and what was counted. */
export function samplingDifferences(found: SamplingRecords): string[] {
  const key = samplingKey(found.fileKey, found.branchId, found.month);
  return [
    ...found.visits.flatMap((visit) =>
      choiceDifferences(visit, found, key).map((what) => `${visit.head.number} (${visit.head.id}) ${what}`),
    ),
    ...orderDifferences(found),
    ...countDifferences(found, key),
  ];
}

function choiceDifferences(
  record: SampledRecord,
  { month, timeZone, percent, policy }: SamplingRecords,
  key: string,
): string[] {
  const { head, rightId, called } = record;
  const { class: samplingClass, chosen, drawn = false, late = false, basis } = head.sampling;
  const isRightDraw = isDrawn(key, head.id, percent);
  const isLate = basis !== undefined && monthBounds(month, timeZone).before <= basis.decidedAt;
  const rightClass = classByFiles(record, policy);
  const other = samplingClass === 'other';
  return saidOf([
    [head.id !== rightId, 'does not have the id of its branch, vehicle and day'],
    [localMonth(head.handedBackAt, timeZone) !== month, 'was handed back in another month'],
    [head.sampling.month !== month, `was chosen or not in ${head.sampling.month}`],
    [basis === undefined, 'does not say what its class rests on'],
    [samplingClass !== rightClass, `is recorded as ${samplingClass}, and is ${rightClass} by the files`],
    [chosen !== called, chosen ? 'was chosen and has no call' : 'was not chosen and has a call'],
    [samplingClass === 'target' && !chosen, 'is of a target customer and was not chosen'],
    [other && drawn !== isRightDraw, `is recorded as ${drawn ? '' : 'not '}drawn, against the key`],
    [other && isRightDraw && !chosen, 'was drawn and passed over'],
    [other && late !== isLate, `is recorded as ${late ? '' : 'not '}told after the month`],
    [other && late && !chosen, 'was told after the month and passed over'],
  ]);
}

function countDifferences({ visits, percent, counted: item }: SamplingRecords, key: string): string[] {
  const others = visits.map(({ head }) => head.sampling).filter((one) => one.class === 'other');
  const chosen = others.filter((one) => one.chosen).length;
  const passed = others.length - chosen;
  const right = {
    count: others.length,
    chosen,
    passed,
    drawn: others.filter((one) => one.drawn).length,
    late: others.filter((one) => one.late).length,
    slack: (100 - percent) * chosen - percent * passed,
  };
  const stored = item ?? { count: 0, chosen: 0, passed: 0, drawn: 0, late: 0, slack: 0 };
  const names = Object.keys(right) as (keyof typeof right)[];
  return [
    ...saidOf([
      [
        item !== undefined && item.keyHash !== samplingKeyHash(key),
        'The hash that was shown is not that of the key.',
      ],
      [100 * chosen < percent * others.length, `Fewer than ${percent} % were chosen.`],
    ]),
    ...names
      .filter((name) => stored[name] !== right[name])
      .map((name) => `${name} is counted as ${stored[name]}, and is ${right[name]}.`),
  ];
}

function saidOf(findings: readonly (readonly [isSo: boolean, what: string])[]): string[] {
  return findings.filter(([isSo]) => isSo).map(([, what]) => what);
}
