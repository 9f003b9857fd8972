import { join } from 'node:path';
import { objectPrefixes } from '../../shared/data/table/keys.ts';
import { type Instant, plus } from '../../shared/domain/calendar.ts';
import type { Log } from '../../shared/log.ts';
import { localCredentials } from './direct-clients.ts';
import type { Listening } from './http.ts';
import { serveObjects } from './object-server.ts';
import { createObjectStore } from './object-store.ts';

export const evidenceBucket = 'dealer-care-evidence';

/** As the bucket's lifecycle rules have it. */
const uploadsKeptFor = '-PT24H';
const importsKeptFor = '-PT168H';

/** The bucket that files lie in: the folder `evidence` of the data directory, behind S3's own protocol. */
export async function serveEvidence(dataDir: string, now: () => Instant, log: Log): Promise<Listening> {
  const store = createObjectStore(join(dataDir, 'evidence'), now);
  await store.expire(objectPrefixes.uploads, plus(now(), uploadsKeptFor));
  await store.expire(objectPrefixes.imports, plus(now(), importsKeptFor));
  return await serveObjects({ store, bucket: evidenceBucket, credentials: localCredentials, now, log });
}
