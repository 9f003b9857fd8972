import type { DatabaseSync } from 'node:sqlite';

/** Up to where each consumer has consumed each shard. */
export interface Checkpoints {
  get(consumer: string, shard: string): string | undefined;
  set(consumer: string, shard: string, sequenceNumber: string): void;
  /** @returns the last record of a one-shard stream that all the consumers are past, if there is one. */
  consumedByAll(consumers: readonly string[], streamArn: string): string | undefined;
}

export function createCheckpoints(state: DatabaseSync): Checkpoints {
  state.exec(`CREATE TABLE IF NOT EXISTS checkpoints (
    consumer TEXT, shard TEXT, sequence_number TEXT NOT NULL, PRIMARY KEY (consumer, shard)
  ) STRICT`);
  const select = state.prepare('SELECT sequence_number FROM checkpoints WHERE consumer = ? AND shard = ?');
  const save = state.prepare('INSERT OR REPLACE INTO checkpoints VALUES (?, ?, ?)');
  const all = state.prepare('SELECT * FROM checkpoints WHERE instr(shard, ?) = 1');
  return {
    get(consumer, shard) {
      const row = select.get(consumer, shard);
      return row && String(row.sequence_number);
    },
    set(consumer, shard, sequenceNumber) {
      save.run(consumer, shard, sequenceNumber);
    },
    consumedByAll(consumers, streamArn) {
      const positions = all
        .all(`${streamArn}/`)
        .filter((row) => consumers.includes(String(row.consumer)))
        .map((row) => BigInt(String(row.sequence_number)))
        .sort((a, b) => (a < b ? -1 : 1));
      return positions.length < consumers.length ? undefined : positions[0]?.toString();
    },
  };
}
