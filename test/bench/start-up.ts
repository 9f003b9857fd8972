import type { Figure } from './report.ts';
import {
  type Bench,
  branchId,
  environmentOf,
  eventOf,
  sender,
  startBench,
  tableName,
} from './support/branch.ts';
import { type Built, buildAll, type Compared } from './support/bundles.ts';
import { type ColdStart, coldStart } from './support/cold-start.ts';
import { registration } from './support/complaints.ts';
import { inTurn, median, milliseconds } from './support/measure.ts';

const rounds = 31;
const bounds = { bare: 1.3, byDefault: 0.5 };

type Kind = keyof Compared;

const kinds = ['ours', 'bare', 'byDefault'] as const satisfies readonly Kind[];

/** What a cold start costs, against the least it could and against the usual way to bundle the same handler. */
export const startUp: Figure = {
  name: 'start-up',
  title: `Cold starts: medians of ${rounds} processes each, taken in turn`,
  async run() {
    const bench = await startBench();
    const { lambdas, remove } = await buildAll();
    try {
      const events = await eventsFor(bench);
      const environment = environmentOf(bench.endpoint);
      const starts = await startInTurn(lambdas, (file, name, kind) =>
        coldStart(
          file,
          environment,
          name in events ? (kind === 'bare' ? bareRead : events[name]) : undefined,
        ),
      );
      const ratio: Ratio = (name, kind, what) => ratioOf(starts, name, kind, what);
      return {
        tables: [initTable(lambdas, starts, ratio), answerTable(Object.keys(events), starts, ratio)],
        broken: Object.keys(lambdas).flatMap((name) => [
          ...brokenBy(name, ratio(name, 'bare', 'initMs'), bounds.bare, 'a bare handler'),
          ...brokenBy(name, ratio(name, 'byDefault', 'initMs'), bounds.byDefault, 'the default bundling'),
        ]),
      };
    } finally {
      await remove();
      await bench.stop();
    }
  },
};

type Starts = ReadonlyMap<string, readonly ColdStart[]>;
type Ratio = (name: string, kind: Kind, what: keyof ColdStart) => number;

async function startInTurn(
  lambdas: Readonly<Record<string, Compared>>,
  start: (file: string, name: string, kind: Kind) => Promise<ColdStart>,
): Promise<Starts> {
  const runs = Object.entries(lambdas).flatMap(([name, compared]) =>
    kinds.map((kind) => [`${name} ${kind}`, () => start(compared[kind].file, name, kind)] as const),
  );
  return await inTurn(rounds, Object.fromEntries(runs));
}

function medianOf(starts: Starts, name: string, kind: Kind, what: keyof ColdStart): number {
  return median((starts.get(`${name} ${kind}`) ?? []).map((start) => start[what]));
}

/** Median of the ratios within a round: the three run one after the other, whatever else the machine does. */
function ratioOf(starts: Starts, name: string, kind: Kind, what: keyof ColdStart): number {
  const held = starts.get(`${name} ${kind}`) ?? [];
  const ours = starts.get(`${name} ours`) ?? [];
  return median(ours.map((start, round) => start[what] / (held[round]?.[what] ?? Number.NaN)));
}

function initTable(lambdas: Readonly<Record<string, Compared>>, starts: Starts, ratio: Ratio) {
  const kilobytes = ({ startBytes }: Built) => (startBytes / 1024).toFixed(0);
  return {
    head: [
      'import and init',
      'ms',
      'bare, ms',
      'default, ms',
      '× bare',
      '× default',
      'KB',
      'bare, KB',
      'default, KB',
    ],
    rows: Object.entries(lambdas).map(([name, compared]) => [
      name,
      ...kinds.map((kind) => milliseconds(medianOf(starts, name, kind, 'initMs'))),
      ratio(name, 'bare', 'initMs').toFixed(2),
      ratio(name, 'byDefault', 'initMs').toFixed(2),
      ...kinds.map((kind) => kilobytes(compared[kind])),
    ]),
  };
}

function answerTable(names: readonly string[], starts: Starts, ratio: Ratio) {
  return {
    head: ['to the first answer', 'ms', 'bare, ms', 'default, ms', '× bare', '× default'],
    rows: names.map((name) => [
      name,
      ...kinds.map((kind) => milliseconds(medianOf(starts, name, kind, 'answeredMs'))),
      ratio(name, 'bare', 'answeredMs').toFixed(2),
      ratio(name, 'byDefault', 'answeredMs').toFixed(2),
    ]),
  };
}

function brokenBy(name: string, ratio: number, bound: number, than: string): string[] {
  return ratio <= bound ? [] : [`${name} takes ${ratio.toFixed(2)} of ${than}; at most ${bound} is allowed`];
}

/** A usual first request of each area. */
async function eventsFor({ runtime }: Bench): Promise<Readonly<Record<string, unknown>>> {
  const body = { branchId, ...registration };
  const { id } = await sender(runtime)({ method: 'POST', path: '/complaints', role: 'care_officer', body });
  const get = (path: string) => eventOf({ method: 'GET', path, role: 'care_director' });
  return {
    complaints: get(`/complaints/${id}`),
    attachments: get(`/complaints/${id}/attachments`),
    directory: get('/branches'),
    work: get('/tasks'),
    reports: get(`/reports/monthly/${branchId}/2026-11`),
    platform: get('/health'),
  };
}

/** As much of a request as a handler cannot do without. */
const bareRead = {
  command: 'BatchGetCommand',
  input: {
    RequestItems: {
      [tableName]: { Keys: [{ pk: `branch#${branchId}`, sk: 'branch' }], ConsistentRead: true },
    },
  },
};
