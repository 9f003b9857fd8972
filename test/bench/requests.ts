import { routes } from '../../functions/routes.ts';
import type { Route } from '../../shared/http/route.ts';
import type { Figure } from './report.ts';
import { branchId, sender, startBench } from './support/branch.ts';
import { registration } from './support/complaints.ts';
import { callEveryRoute } from './support/every-route.ts';

/** A command takes one read and one transaction; registering one addition more, for the number. */
const commandBound = { BatchGetItem: 1, TransactWriteItems: 1 };
const numbered = { ...commandBound, UpdateItem: 1 };
/** An attempt reads the customer's file besides, a number that is given what it was before and the other calls. */
const commandBounds: Readonly<Record<string, Record<string, number>>> = {
  'register-complaint': numbered,
  'record-attempt': { ...numbered, BatchGetItem: 2 },
  'give-number': { ...commandBound, BatchGetItem: 4, Query: 1 },
};
/** A list takes the read of the caller and one request for each of its parts: the caller's own, their role's. */
const readBound = { BatchGetItem: 2, Query: 2 };

/** Counts what every route asks of the table, and fails where it is more than it may. */
export const requests: Figure = {
  name: 'requests',
  title: 'Requests to DynamoDB',
  async run() {
    const bench = await startBench();
    try {
      const counted = new Map<string, string[]>();
      const send = sender(bench.runtime);
      // A process reads the key of a group's files once, and the first of all makes it.
      await send({
        method: 'POST',
        path: '/complaints',
        role: 'care_officer',
        body: { branchId, ...registration },
      });
      await callEveryRoute(async (request) => {
        bench.requests.taken();
        const answer = await send(request);
        const taken = bench.requests.taken();
        // Of several samples of an operation the one that takes most.
        const most = counted.get(request.operation)?.length ?? 0;
        if (taken.length >= most) counted.set(request.operation, taken);
        return answer;
      });
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

function times(taken: readonly string[], name: string): string {
  return String(taken.filter((operation) => operation === name).length);
}

function brokenBy(route: Route, taken: readonly string[] | undefined): string[] {
  const { operation, method } = route;
  if (taken === undefined) return [`${operation} is not measured`];
  const bound: Record<string, number> =
    method === 'GET' ? readBound : (commandBounds[operation] ?? commandBound);
  const over = [...new Set(taken)].filter((name) => Number(times(taken, name)) > (bound[name] ?? 0));
  return over.map((name) => `${operation} takes ${times(taken, name)} of ${name}`);
}
