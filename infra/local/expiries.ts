import type { DatabaseSync } from 'node:sqlite';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { tableSchema } from '../../shared/data/table/table-schema.ts';

export interface Expiry {
  readonly pk: string;
  readonly sk: string;
  readonly untilEpochSeconds: number;
}

/** When which item of the table expires, as its stream tells. */
export interface Expiries {
  /** Follows the stream's records. */
  follow(event: DynamoDBStreamEvent): Promise<undefined>;
  /**
   * Unless everything that the table holds is known, takes all that is found; where the stream has told otherwise by
   * then, that holds.
   *
   * @param lookThrough finds all that the table holds; called again where `startOver` came meanwhile
   */
  complete(lookThrough: () => Promise<readonly Expiry[]>): Promise<void>;
  /** Nothing is known any more: records of the stream were missed. */
  startOver(): void;
  /** Those that have expired, the first ones first. */
  due(untilEpochSeconds: number, limit: number): readonly Expiry[];
  /** It is served, unless another time has been heard of since. */
  forget(expiry: Expiry): void;
}

const { partitionKey, sortKey, timeToLiveAttribute } = tableSchema;

/** As an event source mapping's filters: items that expire, and those that do not any more. */
export const expiryFilters = ['NewImage', 'OldImage'].map((image) => ({
  dynamodb: { [image]: { [timeToLiveAttribute]: [{ exists: true as const }] } },
}));

/**
 * @param state keeps them
 * @param streamArn nothing holds of it that was known of another one
 */
export function createExpiries(state: DatabaseSync, streamArn: string): Expiries {
  state.exec(`CREATE TABLE IF NOT EXISTS expiries (
      pk TEXT, sk TEXT, until INTEGER NOT NULL, PRIMARY KEY (pk, sk)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS expiries_by_time ON expiries (until);
    CREATE TABLE IF NOT EXISTS expiries_of (stream TEXT PRIMARY KEY) STRICT`);
  const save = state.prepare('INSERT OR REPLACE INTO expiries VALUES (?, ?, ?)');
  const add = state.prepare('INSERT OR IGNORE INTO expiries VALUES (?, ?, ?)');
  const remove = state.prepare('DELETE FROM expiries WHERE pk = ? AND sk = ?');
  const served = state.prepare('DELETE FROM expiries WHERE pk = ? AND sk = ? AND until = ?');
  const select = state.prepare('SELECT * FROM expiries WHERE until <= ? ORDER BY until LIMIT ?');
  const isComplete = state.prepare('SELECT 1 FROM expiries_of WHERE stream = ?');
  const complete = state.prepare('INSERT OR REPLACE INTO expiries_of VALUES (?)');

  let beginnings = 0;
  function startOver() {
    beginnings += 1;
    together(() => state.exec('DELETE FROM expiries; DELETE FROM expiries_of'));
  }

  function together(work: () => void): void {
    state.exec('BEGIN');
    try {
      work();
      state.exec('COMMIT');
    } catch (error) {
      state.exec('ROLLBACK');
      throw error;
    }
  }

  function take({ dynamodb }: DynamoDBRecord): void {
    const pk = dynamodb?.Keys?.[partitionKey]?.S ?? '';
    const sk = dynamodb?.Keys?.[sortKey]?.S ?? '';
    const until = dynamodb?.NewImage?.[timeToLiveAttribute]?.N;
    if (until === undefined) remove.run(pk, sk);
    else save.run(pk, sk, Math.floor(Number(until)));
  }

  if (isComplete.get(streamArn) === undefined) startOver();
  return {
    async follow({ Records }) {
      together(() => Records.forEach(take));
    },
    async complete(lookThrough) {
      while (isComplete.get(streamArn) === undefined) {
        const beginning = beginnings;
        const found = await lookThrough();
        // What was missed since may have been written where it had been looked already.
        if (beginnings !== beginning) continue;
        together(() => {
          for (const { pk, sk, untilEpochSeconds } of found) add.run(pk, sk, untilEpochSeconds);
          complete.run(streamArn);
        });
      }
    },
    startOver,
    due: (untilEpochSeconds, limit) =>
      select.all(untilEpochSeconds, limit).map((row) => ({
        pk: String(row.pk),
        sk: String(row.sk),
        untilEpochSeconds: Number(row.until),
      })),
    forget({ pk, sk, untilEpochSeconds }) {
      served.run(pk, sk, untilEpochSeconds);
    },
  };
}
