import type { Bundles } from './bundle.ts';

/** What runs without a caller: stream consumers, schedules and sweeps. */
export const workers = {
  scheduleTasks: 'functions/automation/schedule-tasks.ts',
  runTask: 'functions/automation/run-task.ts',
  workJob: 'functions/jobs/work-job.ts',
  sweep: 'functions/automation/sweep.ts',
  reconcile: 'functions/automation/reconcile.ts',
  recount: 'functions/figures/recount.ts',
  aggregateMonth: 'functions/figures/aggregate-month.ts',
} as const;

/** The source file of every Lambda by its name: one an area, and the workers. */
export function entryPoints(areas: readonly string[]): Record<string, string> {
  return { ...workers, ...Object.fromEntries(areas.map((area) => [area, `functions/${area}/index.ts`])) };
}

/** @throws Error where a Lambda was not bundled. */
export function folderOf(bundles: Bundles, name: string): string {
  const bundle = bundles[name];
  if (bundle === undefined) throw new Error(`no bundle of ${name}`);
  return bundle.folder;
}
