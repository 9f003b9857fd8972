import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { repair } from '../../functions/automation/reconcile.ts';
import { runTask } from '../../functions/automation/run-task.ts';
import { scheduleTasks } from '../../functions/automation/schedule-tasks.ts';
import { sweep } from '../../functions/automation/sweep.ts';
import { aggregateMonth } from '../../functions/figures/aggregate-month.ts';
import { workJob } from '../../functions/jobs/work-job.ts';
import { areas } from '../../functions/routes.ts';
import { httpHandler } from '../../shared/http/handler.ts';
import type { Runtime } from '../../shared/runtime.ts';
import { deployedRoutes } from '../deployed-routes.ts';
import type { Invocable } from './firing.ts';
import type { ServedRoute } from './gateway.ts';
import { recount } from './recount.ts';

type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

/** The system's Lambda functions, by what calls them. */
export interface Functions {
  readonly routes: readonly ServedRoute[];
  readonly scheduleTasks: StreamHandler;
  readonly aggregateMonth: StreamHandler;
  readonly runTask: Invocable;
  readonly workJob: Invocable;
  readonly sweep: () => Promise<unknown>;
  readonly reconcile: () => Promise<unknown>;
  readonly recount: () => Promise<{ differences: readonly unknown[] }>;
}

/** @param preflights whether pages of other origins may use the API */
export function createFunctions(runtime: Runtime, preflights = false): Functions {
  return {
    routes: Object.entries(areas).flatMap(([area, routes]) => {
      const handler = httpHandler(routes, runtime);
      return deployedRoutes(routes, { preflights }).map(({ method, path, open }) => ({
        method,
        path,
        open,
        functionName: area,
        handler,
      }));
    }),
    scheduleTasks: scheduleTasks(runtime),
    aggregateMonth: aggregateMonth(runtime),
    // What a schedule carries is whatever was written into it; the function parses it.
    runTask: runTask(runtime) as Invocable,
    workJob: workJob(runtime) as Invocable,
    sweep: sweep(runtime),
    reconcile: repair(runtime),
    recount: () => recount(runtime.environment.TABLE_NAME),
  };
}
