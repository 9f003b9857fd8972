import type { TestProject } from 'vitest/node';
import type { Things } from '../../e2e/support/access-table.ts';
import { type Column, columns } from '../../e2e/support/askers.ts';
import { type Caller, createClient } from '../../e2e/support/client.ts';
import { enterSecondGroup, tableOf } from '../../e2e/support/second-group.ts';
import { withDatabase } from '../../e2e/support/system-under-test.ts';
import { thingsAtFirstBranch } from '../../e2e/support/things.ts';

/** What the test files reach the one running system by. */
export interface Running {
  readonly url: string;
  readonly dataDir: string;
  readonly databaseEndpoint: string | undefined;
}

declare module 'vitest' {
  interface ProvidedContext {
    system: Running;
    things: Things;
  }
}

/** Starts a system with two groups in it, and one of everything at the first branch of the first. */
export default async function startSystem(project: TestProject) {
  const system = await withDatabase.open();
  const { url, dataDir, databaseEndpoint } = system;
  await enterSecondGroup(tableOf(system));
  project.provide('system', { url, dataDir, databaseEndpoint });
  const client = createClient(system);
  const people = new Map<Column, Caller>();
  for (const role of columns) people.set(role, await client.as(role));
  const things = await thingsAtFirstBranch(client, (role) => {
    const person = people.get(role);
    if (!person) throw new Error(`no ${role}`);
    return person;
  });
  project.provide('things', things);
  return () => system.close();
}
