/** What of requests and answers is nobody's business who reads a log, by the names that it goes by there. */
const personalNames = ['phone', 'customerPhone', 'plate', 'vin', 'name', 'address', 'token', 'authorization'];

/** What is too short or too common to be told from other words. */
function isTelling(text: string): boolean {
  return /[^\x20-\x7e]/.test(text) ? text.length >= 3 : text.length >= 7;
}

const seen = new Set<string>();

/** Remembers everything personal in what the tests of a file send or receive. */
export function rememberPersonal(value: unknown): void {
  if (Array.isArray(value)) for (const one of value) rememberPersonal(one);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, one] of Object.entries(value)) {
      if (typeof one === 'string' && personalNames.includes(name)) rememberText(one);
      else rememberPersonal(one);
    }
  }
}

/** The same of an address: its query, and a VIN in its path. */
export function rememberPath(path: string): void {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  rememberPersonal(Object.fromEntries(searchParams));
  const [, vin] = /^\/vehicles\/([^/]+)/.exec(pathname) ?? [];
  if (vin !== undefined) rememberText(decodeURIComponent(vin));
}

function rememberText(text: string): void {
  if (isTelling(text)) seen.add(text);
}

/** What of it stands in a line of a log, in whatever way it is written there. */
export function personalIn(line: string, personal: Iterable<string> = seen): string[] {
  const plain = line.toLowerCase();
  return [...personal].filter((one) =>
    [one, JSON.stringify(one).slice(1, -1), encodeURIComponent(one.toWellFormed())].some((text) =>
      plain.includes(text.toLowerCase()),
    ),
  );
}
