import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import * as z from 'zod';
import type { Instant } from '../../shared/domain/calendar.ts';

const describedSchema = z.strictObject({
  type: z.string(),
  metadata: z.record(z.string(), z.string()),
  size: z.number().int(),
  etag: z.string(),
  at: z.string(),
});

/** One version of an object, without its content. */
export interface ObjectVersion extends z.infer<typeof describedSchema> {
  readonly key: string;
  readonly version: string;
}

/** A folder that keeps every version of every object, as a bucket with versions does. */
export interface ObjectStore {
  /** Once it has resolved, the version survives whatever happens to the process. */
  put(
    key: string,
    content: Uint8Array,
    about: Pick<ObjectVersion, 'type' | 'metadata'>,
  ): Promise<ObjectVersion>;
  /** @param version the newest unless told otherwise */
  find(key: string, version?: string): Promise<ObjectVersion | undefined>;
  /** @param range the first byte and the last one, both within it; the whole unless told otherwise */
  read(object: ObjectVersion, range?: { readonly from: number; readonly to: number }): Promise<Buffer>;
  /** Every version of every object below a prefix that ends with a slash. */
  list(prefix: string): Promise<Pick<ObjectVersion, 'key' | 'version'>[]>;
  /** Removes one version; nothing where it is gone. */
  remove(key: string, version: string): Promise<void>;
  /** Removes what is older below a prefix, as a lifecycle rule does. */
  expire(prefix: string, before: Instant): Promise<void>;
}

const ending = '.json';

/** Keys are paths of letters, digits, dots and dashes here, so that each is a folder that people can look into. */
const keyPattern = /^[\w.-]{1,200}(\/[\w.-]{1,200}){0,5}$/;

export function isObjectKey(key: string): boolean {
  return keyPattern.test(key) && !key.split('/').some((folder) => folder === '.' || folder === '..');
}

export function createObjectStore(directory: string, now: () => Instant): ObjectStore {
  const folderOf = (key: string) => join(directory, ...key.split('/'));
  let last = 0;

  /** In the order in which they were made. */
  function newVersion(): string {
    last = Math.max(Date.now() * 1000, last + 1);
    return `${last.toString(36).padStart(11, '0')}-${randomBytes(6).toString('hex')}`;
  }

  async function versionsOf(folder: string): Promise<string[]> {
    const files = (await readdir(folder).catch(absent)) ?? [];
    return files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
  }

  async function find(key: string, wanted?: string): Promise<ObjectVersion | undefined> {
    const versions = await versionsOf(folderOf(key));
    const version =
      wanted === undefined ? versions.toSorted().at(-1) : versions.find((one) => one === wanted);
    if (version === undefined) return undefined;
    const text = await readFile(join(folderOf(key), `${version}${ending}`), 'utf8');
    return { ...describedSchema.parse(JSON.parse(text)), key, version };
  }

  return {
    find,

    async put(key, content, { type, metadata }) {
      const folder = folderOf(key);
      await mkdir(folder, { recursive: true });
      const version = newVersion();
      const etag = `"${createHash('md5').update(content).digest('hex')}"`;
      const described = { type, metadata, size: content.length, etag, at: now() };
      await writeWhole(join(folder, version), content);
      // What describes it makes it a version: one without is nothing yet.
      await writeWhole(join(folder, `${version}${ending}`), JSON.stringify(described));
      await synced(folder);
      return { ...described, key, version };
    },

    read: ({ key, version, size }, { from, to } = { from: 0, to: size - 1 }) =>
      readPart(join(folderOf(key), version), from, to + 1 - from),

    async list(prefix) {
      const root = folderOf(prefix.slice(0, -1));
      const below = await readdir(root, { recursive: true, withFileTypes: true }).catch(absent);
      return (below ?? [])
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map(({ parentPath, name }) => ({
          key: relative(directory, parentPath).split(sep).join('/'),
          version: name.slice(0, -ending.length),
        }));
    },

    async remove(key, version) {
      const folder = folderOf(key);
      await rm(join(folder, `${version}${ending}`), { force: true });
      await rm(join(folder, version), { force: true });
      if ((await readdir(folder).catch(absent))?.length === 0) await rm(folder, { recursive: true });
    },

    async expire(prefix, before) {
      const below = await readdir(join(directory, prefix), { recursive: true, withFileTypes: true }).catch(
        absent,
      );
      for (const entry of below ?? []) {
        if (!entry.isFile() || !entry.name.endsWith(ending)) continue;
        const file = join(entry.parentPath, entry.name);
        const { at } = describedSchema.parse(JSON.parse(await readFile(file, 'utf8')));
        if (at >= before) continue;
        await rm(file);
        await rm(file.slice(0, -ending.length), { force: true });
      }
    },
  };
}

/** Whole or not at all, whenever the process ends. */
async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const handle = await open(`${file}.new`, 'w', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

async function readPart(file: string, from: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
