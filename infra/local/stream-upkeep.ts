import { DatabaseSync } from 'node:sqlite';

const retentionSeconds = 24 * 3600;
const trimIntervalMs = 10 * 60 * 1000;
/** Few at a time, since the engine waits for the database meanwhile. */
const chunk = 500;

/**
 * Does for the embedded engine's stream what it does not do itself: indexes it, and from time to time trims it.
 *
 * @param databasePath the engine's SQLite file
 * @param consumedByAll tells up to which sequence number every consumer has read
 * @returns what ends it
 */
export function keepUpStream(databasePath: string, consumedByAll: () => string | undefined) {
  const database = new DatabaseSync(databasePath, { timeout: 5000 });
  // Without it every write looks through the whole stream for the highest number.
  database.exec(
    `CREATE INDEX IF NOT EXISTS _stream_records_by_number
     ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`,
  );
  trimStream(database, consumedByAll());
  const timer = setInterval(() => trimStream(database, consumedByAll()), trimIntervalMs);
  return () => {
    clearInterval(timer);
    database.close();
  };
}

/**
 * Drops what is consumed and older than a day by the machine's clock, as the real stream does.
 * The newest record stays: the engine numbers on from it. So does the last one that is consumed: whoever goes on behind
 * it sees by it that nothing is missing.
 */
export function trimStream(database: DatabaseSync, consumed: string | undefined): void {
  if (consumed === undefined) return;
  const before = Math.floor(Date.now() / 1000) - retentionSeconds;
  const drop = database.prepare(
    `DELETE FROM _stream_records WHERE id IN (
       SELECT id FROM _stream_records WHERE created_at < ? AND CAST(sequence_number AS INTEGER) < ?
       AND id < (SELECT max(id) FROM _stream_records) LIMIT ${chunk})`,
  );
  while (drop.run(before, BigInt(consumed)).changes === chunk);
}
