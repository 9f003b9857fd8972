/** What both systems are asked for, in the same words of the field. */
export interface Tracker {
  /** Registers the complaint of the n-th customer. @returns its id */
  readonly register: (n: number) => Promise<string>;
  readonly read: (id: string) => Promise<Answer>;
  /** The fifty newest, each with what a list shows of it. */
  readonly list: () => Promise<Answer>;
  /** How many were received in the month, such as `2026-11`. */
  readonly month: (month: string) => Promise<Answer>;
  readonly stop: () => Promise<void>;
}

export interface Answer {
  /** How many complaints it tells of. */
  readonly complaints: number;
  readonly bytes: number;
}

/** Asks with the caller's headers and reads the whole answer. @throws Error where it is refused */
export async function ask(url: string, init: RequestInit): Promise<{ body: unknown; bytes: number }> {
  const response = await fetch(url, init);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${text.slice(0, 500)}`);
  return { body: JSON.parse(text), bytes: Buffer.byteLength(text) };
}
