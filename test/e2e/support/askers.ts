import type { Caller, Client } from './client.ts';
import { enterSecondGroup, holderOfToken, tableOf } from './second-group.ts';
import type { SystemUnderTest } from './system-under-test.ts';

/** The roles in the order of the table's columns. */
export const columns = [
  'care_specialist',
  'care_officer',
  'care_director',
  'sales_adviser',
  'sales_director',
  'service_adviser',
  'service_director',
  'value_added_manager',
  'general_manager',
  'finance',
  'group_admin',
  'regional_manager',
  'operator',
] as const;

export type Column = (typeof columns)[number];

/** Where somebody is, seen from `demo.sh01` in the region `east`, which what is asked for is of. */
export type Position =
  | 'here'
  | 'at another branch'
  | 'at a branch of another region'
  | 'in another group'
  | 'in another region'
  | 'in no region'
  | 'not in the directory'
  | 'without a token';

export interface Asker {
  readonly role: Column | undefined;
  readonly position: Position;
  readonly caller: Caller;
}

const branchPositions = [
  ['here', 'demo.sh01'],
  ['at another branch', 'demo.sh02'],
  ['at a branch of another region', 'demo.gz01'],
  ['in another group', 'rival.sh01'],
] as const satisfies readonly (readonly [Position, string])[];

const ofBranches = columns.slice(0, 10);

/** Every role in every position that it can have, a second group's included. */
export async function everybody(system: SystemUnderTest, client: Client): Promise<Asker[]> {
  const table = tableOf(system);
  await enterSecondGroup(table);
  const askers: Asker[] = [];
  for (const [position, branchId] of branchPositions) {
    for (const role of ofBranches) {
      askers.push({ role, position, caller: await client.as({ role, branchIds: [branchId] }) });
    }
  }
  const unplaced = await holderOfToken('region-without-region', { system, client, table });
  await unplaced.enter({ role: 'regional_manager', branchIds: [] });
  const stranger = await holderOfToken('stranger', { system, client, table });
  const admins = { role: 'group_admin' } as const;
  const regions = { role: 'regional_manager' } as const;
  return [
    ...askers,
    { ...admins, position: 'here', caller: await client.as('group_admin') },
    {
      ...admins,
      position: 'in another group',
      caller: await client.as({ ...admins, branchIds: ['rival.sh01'] }),
    },
    { ...regions, position: 'here', caller: await client.as({ ...regions, regionId: 'east' }) },
    { ...regions, position: 'in another region', caller: await client.as({ ...regions, regionId: 'south' }) },
    { ...regions, position: 'in no region', caller: unplaced },
    { role: 'operator', position: 'here', caller: await client.as('operator') },
    { role: undefined, position: 'not in the directory', caller: stranger },
    { role: undefined, position: 'without a token', caller: client.withToken('') },
  ];
}
