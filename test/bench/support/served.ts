import type { Readable } from 'node:stream';

/** Waits until the system says where it serves; its log goes on and is read to nowhere. */
export async function addressOf(output: Readable | null): Promise<string> {
  if (!output) throw new Error('the system has no output');
  let text = '';
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    const url = /serves on (http:\/\/\S+)/.exec(text)?.[1];
    if (url === undefined) continue;
    output.resume();
    return url;
  }
  throw new Error('the system did not start');
}
