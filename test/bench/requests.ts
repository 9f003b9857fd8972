import { routes } from '../../functions/routes.ts';
import { branchFrom, branchRefs } from '../../shared/data/directory/directory.ts';
import { planHead } from '../../shared/data/emergency/plan-head.ts';
import { planNumber } from '../../shared/data/emergency/plan-number.ts';
import { newSubjectId } from '../../shared/data/table/ids.ts';
import type { Table } from '../../shared/data/table/table.ts';
import { fromEpoch } from '../../shared/domain/calendar.ts';
import { proposePlan } from '../../shared/domain/emergency/register.ts';
import type { Route } from '../../shared/http/route.ts';
import type { Figure } from './report.ts';
import { branchId, overdueReport, sender, startBench } from './support/branch.ts';
import { registration } from './support/complaints.ts';
import { callEveryRoute } from './support/every-route.ts';

/** A command takes one read and one transaction; registering one addition more, for the number. */
const commandBound = { BatchGetItem: 1, TransactWriteItems: 1 };
const numbered = { ...commandBound, UpdateItem: 1 };
/**
 * Where the first read tells what else to read: the files of a visit, a vehicle's reminders, a customer's branch, what
 * somebody was penalised for before.
 */
const readingOn = { ...commandBound, BatchGetItem: 2 };
/** Where the calls follow that a customer has still to expect: which they are, and the calls. */
const followed = { ...readingOn, BatchGetItem: 3, Query: 1 };
/** Another number besides: who has it, and who has the one before. */
const renumbered = { ...followed, BatchGetItem: 4 };
/** A group's policy has to make sense at each of its branches: which they are, and what they set. */
const ofGroup = { ...readingOn, Query: 1 };
/** A dry run lists the versions of the group's policy and of its ten branches', and three lists of each of them. */
const month = { BatchGetItem: 3, Query: 43, TransactWriteItems: 1 };
/** What runs of a customer's, and who has their number: by the list of what happened, and by its heads. */
const erasing = { ...readingOn, BatchGetItem: 4, Query: 1 };
const commandBounds: Readonly<Record<string, Record<string, number>>> = {
  'register-complaint': numbered,
  'record-attempt': { ...numbered, BatchGetItem: 2 },
  'give-number': renumbered,
  'register-delivery': readingOn,
  'hand-back-visit': readingOn,
  'change-vehicle': readingOn,
  'remark-on-focus': readingOn,
  'change-customer': followed,
  'record-no-calls': followed,
  'change-number': renumbered,
  'erase-customer': erasing,
  'set-policy': ofGroup,
  'restore-policy': ofGroup,
  'dry-run-policy': month,
  'record-concealment': readingOn,
  'resolve-complaint': readingOn,
  'sign-report-off': readingOn,
  'decide-entry': readingOn,
  'complete-improvement': readingOn,
  'register-branch': readingOn,
  'change-staff': readingOn,
  'end-staff': readingOn,
};
/** A list takes the read of the caller and one request for each of its parts: the caller's own, their role's. */
const readBound = { BatchGetItem: 2, Query: 2 };
/** Of a region or a group: its branches, what is open there, and three months, which their lists only name (STAT-5). */
const areaBound = { ...readBound, BatchGetItem: 3, Query: 5 };
/** Of a year: two years' months. */
const areaYearBound = { ...readBound, BatchGetItem: 5, Query: 26 };
/** What shows somebody in full leaves a line in the access record first (POLICY-3). */
const seenBound = { ...readBound, TransactWriteItems: 1 };
/** Names of the directory, and both lists of what waits for somebody, of each of their two branches. */
const meBound = { BatchGetItem: 2, Query: 6 };
/** How the complaints in a history stand, their heads say. */
const historyBound = { ...seenBound, BatchGetItem: 3 };
/** A vehicle leads to its owner, and in the list of customers the owner to all of their vehicles. */
const readBounds: Readonly<Record<string, Record<string, number>>> = {
  'get-me': meBound,
  'get-customer': historyBound,
  'get-vehicle': { ...historyBound, BatchGetItem: 4 },
  'get-complaint': seenBound,
  'get-record': seenBound,
  'get-callback': historyBound,
  'get-visit': seenBound,
  'get-delivery': seenBound,
  'get-attachment': seenBound,
  'list-customers': { ...readBound, BatchGetItem: 4 },
  'get-regional-report': areaBound,
  'get-group-report': areaBound,
  'get-regional-yearly-report': areaYearBound,
  'get-group-yearly-report': areaYearBound,
};

/** Counts what every route asks of the table, and fails where it is more than it may. */
export const requests: Figure = {
  name: 'requests',
  title: 'Requests to DynamoDB',
  async run() {
    const bench = await startBench();
    try {
      const counted = new Map<string, string[]>();
      const send = sender(bench.runtime);
      // The first of all makes the key of a group's files; the next one in the process reads it, once.
      const body = { branchId, ...registration };
      await bench.runtime.table.transact(overdueReport());
      for (let n = 0; n < 2; n++)
        await send({ method: 'POST', path: '/complaints', role: 'care_officer', body });
      await callEveryRoute(
        async (request) => {
          bench.requests.taken();
          const answer = await send(request);
          const taken = bench.requests.taken();
          // Of several samples of an operation the one that takes most.
          const most = counted.get(request.operation)?.length ?? 0;
          if (taken.length >= most) counted.set(request.operation, taken);
          return answer;
        },
        await proposedPlan(bench.runtime.table),
      );
      return {
        tables: [
          {
            head: ['operation', 'read', 'query', 'transaction', 'addition'],
            rows: [...counted].map(([operation, taken]) => [
              operation,
              ...['BatchGetItem', 'Query', 'TransactWriteItems', 'UpdateItem'].map((name) =>
                times(taken, name),
              ),
            ]),
          },
        ],
        broken: routes.flatMap((route) => brokenBy(route, counted.get(route.operation))),
      };
    } finally {
      await bench.stop();
    }
  },
};

/** As a surge leads to one, in the stream's own time. */
async function proposedPlan(table: Table): Promise<string> {
  const place = branchFrom(await table.load(Object.values(branchRefs(branchId))), branchId);
  if (!place) throw new Error('no branch');
  const at = fromEpoch(Date.now());
  const id = newSubjectId('emergency', branchId, '0'.repeat(16));
  const identity = {
    id,
    branchId,
    number: planNumber(place.branch, at, id),
    timeZone: place.branch.timeZone,
  };
  const surge = { at, count: 5, inDays: 0, days: 30 };
  await table.transact(
    planHead.write(undefined, proposePlan(identity, surge, { at, policy: place.policy }), { place, at }),
  );
  return id;
}

function times(taken: readonly string[], name: string): string {
  return String(taken.filter((operation) => operation === name).length);
}

function brokenBy(route: Route, taken: readonly string[] | undefined): string[] {
  const { operation, method } = route;
  if (taken === undefined) return [`${operation} is not measured`];
  const bound: Record<string, number> =
    method === 'GET' ? (readBounds[operation] ?? readBound) : (commandBounds[operation] ?? commandBound);
  const over = [...new Set(taken)].filter((name) => Number(times(taken, name)) > (bound[name] ?? 0));
  return over.map((name) => `${operation} takes ${times(taken, name)} of ${name}`);
}
