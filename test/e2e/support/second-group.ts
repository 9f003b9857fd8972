import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { localTable } from '../../../infra/local/create-table.ts';
import { localCredentials } from '../../../infra/local/direct-clients.ts';
import { issuer } from '../../../infra/local/identity.ts';
import type { Branch } from '../../../shared/data/directory/branch.ts';
import { enterGroup, enterStaff, type Person, personId } from '../../../shared/data/directory/directory.ts';
import { openBranch } from '../../../shared/data/figures/report-head.ts';
import { keys } from '../../../shared/data/table/keys.ts';
import { createTable, type Table } from '../../../shared/data/table/table.ts';
import { fromEpoch } from '../../../shared/domain/calendar.ts';
import type { Caller, Client } from './client.ts';
import { signedByIssuer } from './forged-tokens.ts';
import type { SystemUnderTest } from './system-under-test.ts';

/** Another group, with a branch in the same manufacturer region as the demo group's first. */
export const secondGroup = { id: 'rival', name: '远航汽车集团' };

const common = { groupId: secondGroup.id, brand: '大众', timeZone: 'Asia/Shanghai' };

export const secondGroupBranches = [
  { id: 'rival.sh01', code: 'RS01', name: '上海嘉定店', regionId: 'east', ...common },
  { id: 'rival.gz01', code: 'RG01', name: '广州番禺店', regionId: 'south', ...common },
] as const satisfies readonly Branch[];

type Reachable = Pick<SystemUnderTest, 'databaseEndpoint'>;

/** The system's table as the tests reach it. */
export function tableOf(system: Reachable): Table {
  return createTable(documentsOf(system), localTable, () => fromEpoch(Date.now()));
}

function documentsOf({ databaseEndpoint }: Reachable): DynamoDBDocumentClient {
  if (databaseEndpoint === undefined) throw new Error('the database is not within reach');
  const client = new DynamoDBClient({
    endpoint: databaseEndpoint,
    region: 'local',
    credentials: localCredentials,
  });
  const marshallOptions = { removeUndefinedValues: true };
  return DynamoDBDocumentClient.from(client, { marshallOptions });
}

export async function enterSecondGroup(table: Table): Promise<void> {
  const now = fromEpoch(Date.now());
  await table.transact([
    ...enterGroup(secondGroup),
    ...secondGroupBranches.flatMap((branch) => openBranch(branch, now)),
  ]);
}

/** A person as the directory has them, but for what follows from the subject of their token. */
export interface Told extends Pick<Person, 'role'>, Partial<Pick<Person, 'groupId' | 'name' | 'regionId'>> {
  readonly branchIds: readonly string[];
}

/** Whom a token is for, and how the directory's entry for them is written, again where it changes. */
export interface Entered extends Caller {
  readonly enter: (told: Told) => Promise<void>;
  /** Takes them out of the directory. */
  readonly leave: () => Promise<void>;
}

/** Somebody with a valid token, who is not in the directory until they are entered. */
export async function holderOfToken(
  subject: string,
  {
    system,
    client,
    table,
  }: { system: Reachable & Pick<SystemUnderTest, 'dataDir'>; client: Client; table: Table },
): Promise<Entered> {
  const seconds = Math.floor((await client.now()) / 1000);
  const claims = { iss: issuer, aud: 'dealer-care', token_use: 'access', sub: subject };
  const token = await signedByIssuer(system.dataDir, { ...claims, iat: seconds, exp: seconds + 86_400 });
  return {
    ...client.withToken(token),
    async enter({ groupId = 'demo', name = subject, branchIds, ...told }) {
      const identity = { issuer, subject };
      const person = { id: personId(groupId, identity), groupId, name, ...told, branchIds: [...branchIds] };
      await table.transact(enterStaff(person, identity));
    },
    async leave() {
      const Key = keys.caller(issuer, subject);
      await documentsOf(system).send(new DeleteCommand({ TableName: localTable, Key }));
    },
  };
}
