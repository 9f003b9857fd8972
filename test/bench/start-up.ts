import type { Figure, Table } from './report.ts';
import { environmentOf, startBench } from './support/branch.ts';
import { type Built, buildLambdas, type Compared } from './support/bundles.ts';
import { type ColdStart, coldStart } from './support/cold-start.ts';
import { bareRead, firstRequests } from './support/first-requests.ts';
import { inTurn, median, milliseconds } from './support/measure.ts';
import { type Phase, parts, partsOf, type StartParts } from './support/start-parts.ts';

const rounds = Number(process.env.ROUNDS ?? 21);
const bounds = { start: 1.3, answer: 1.5, byDefault: 0.5 };

type Kind = 'ours' | 'bare' | 'byDefault';

const kinds = ['ours', 'bare', 'byDefault'] as const satisfies readonly Kind[];

/**
 * What a cold start costs, against the least it could and against the usual way to bundle the same handler, and what it
 * is made of. `LAMBDAS=reports,work` for these alone.
 */
export const startUp: Figure = {
  name: 'start-up',
  title: `Cold starts: medians of ${rounds} processes each, taken in turn`,
  async run() {
    const bench = await startBench();
    const { lambdas, outdir, remove } = await buildLambdas(process.env.LAMBDAS?.split(','));
    try {
      const requests = await firstRequests(bench);
      const environment = environmentOf(bench.endpoint);
      const names = Object.keys(lambdas);
      const measured = new Map<string, Measured>();
      for (const [name, compared] of Object.entries(lambdas)) {
        const event = requests[name];
        measured.set(name, {
          ...(await startsOf(compared, environment, event)),
          parts: await partsOf(name, { source: compared.source, outdir, environment, event }),
        });
      }
      const of = (name: string): Measured => {
        const found = measured.get(name);
        if (found === undefined) throw new Error(`${name} was not measured`);
        return found;
      };
      const answering = names.filter((name) => name in requests);
      return {
        tables: [
          startTable(lambdas, of),
          answerTable(answering, of),
          partsTable('evaluated by a start, ms', 'read and compiled', names, (name) => of(name).parts.start),
          partsTable(
            'evaluated by a first request, ms',
            'read, compiled and carried out',
            answering,
            (name) => of(name).parts.request,
          ),
          sizeTable(names, of),
        ],
        broken: [
          ...names.flatMap((name) => [
            ...brokenBy(
              `the start of ${name}`,
              of(name).ratio('bare', 'initMs'),
              bounds.start,
              'a bare handler',
            ),
            ...brokenBy(
              `the start of ${name}`,
              of(name).ratio('byDefault', 'initMs'),
              bounds.byDefault,
              'the default bundling',
            ),
          ]),
          ...answering.flatMap((name) =>
            brokenBy(
              `the first answer of ${name}`,
              of(name).ratio('bare', 'answeredMs'),
              bounds.answer,
              'a bare handler',
            ),
          ),
        ],
      };
    } finally {
      await remove();
      await bench.stop();
    }
  },
};

type Time = Exclude<keyof ColdStart, 'marks'>;

interface Starts {
  readonly medianOf: (kind: Kind, what: Time) => number;
  /** Median of the ratios within a round: the three run one after the other, whatever else the machine does. */
  readonly ratio: (kind: Kind, what: Time) => number;
}

interface Measured extends Starts {
  readonly parts: StartParts;
}

async function startsOf(
  compared: Compared,
  environment: Readonly<Record<string, string>>,
  event: unknown,
): Promise<Starts> {
  const eventFor = (kind: Kind) => (event !== undefined && kind === 'bare' ? bareRead : event);
  const runs = kinds.map((kind) => [kind, () => coldStart(compared[kind].file, environment, eventFor(kind))]);
  const starts = await inTurn<ColdStart>(rounds, Object.fromEntries(runs));
  const times = (kind: Kind, what: Time) => (starts.get(kind) ?? []).map((start) => start[what]);
  return {
    medianOf: (kind, what) => median(times(kind, what)),
    ratio(kind, what) {
      const held = times(kind, what);
      return median(times('ours', what).map((ms, round) => ms / (held[round] ?? Number.NaN)));
    },
  };
}

function startTable(lambdas: Readonly<Record<string, Compared>>, of: (name: string) => Measured): Table {
  const kilobytes = ({ startBytes }: Built) => (startBytes / 1024).toFixed(0);
  return {
    head: [
      'import and init',
      'ms',
      'bare, ms',
      'default, ms',
      '× bare',
      'processor × bare',
      '× default',
      'KB',
      'bare, KB',
      'default, KB',
    ],
    rows: Object.entries(lambdas).map(([name, compared]) => [
      name,
      ...kinds.map((kind) => milliseconds(of(name).medianOf(kind, 'initMs'))),
      of(name).ratio('bare', 'initMs').toFixed(2),
      of(name).ratio('bare', 'initCpuMs').toFixed(2),
      of(name).ratio('byDefault', 'initMs').toFixed(2),
      ...kinds.map((kind) => kilobytes(compared[kind])),
    ]),
  };
}

function answerTable(names: readonly string[], of: (name: string) => Measured): Table {
  return {
    head: ['to the first answer', 'ms', 'bare, ms', 'default, ms', '× bare', 'processor × bare', '× default'],
    rows: names.map((name) => [
      name,
      ...kinds.map((kind) => milliseconds(of(name).medianOf(kind, 'answeredMs'))),
      of(name).ratio('bare', 'answeredMs').toFixed(2),
      of(name).ratio('bare', 'answeredCpuMs').toFixed(2),
      of(name).ratio('byDefault', 'answeredMs').toFixed(2),
    ]),
  };
}

function partsTable(
  title: string,
  rest: string,
  names: readonly string[],
  phaseOf: (name: string) => Phase | undefined,
): Table {
  return {
    head: [title, ...parts, rest],
    rows: names.map((name) => {
      const phase = phaseOf(name);
      return [
        name,
        ...parts.map((part) => phase?.parts[part].toFixed(1) ?? ''),
        phase?.rest.toFixed(1) ?? '',
      ];
    }),
  };
}

function sizeTable(names: readonly string[], of: (name: string) => Measured): Table {
  return {
    head: ['read by a start, KB before they are minified', ...parts],
    rows: names.map((name) => [name, ...parts.map((part) => of(name).parts.kilobytes[part].toFixed(0))]),
  };
}

function brokenBy(what: string, ratio: number, bound: number, than: string): string[] {
  return ratio <= bound ? [] : [`${what} takes ${ratio.toFixed(2)} of ${than}; at most ${bound} is allowed`];
}
