/** An event source mapping's filter: nested objects, and at each leaf a list of values or of patterns. */
export interface StreamFilter {
  readonly [key: string]: StreamFilter | readonly Pattern[];
}

type Pattern = string | number | boolean | null | { readonly prefix: string } | { readonly exists: true };

/** @returns whether the record fits one of a mapping's filters. */
export function matchesAny(record: unknown, filters: readonly StreamFilter[]): boolean {
  return filters.some((filter) => matchesFilter(record, filter));
}

/** @returns whether the record fits: every named field fits, and a field fits when one of its patterns does. */
export function matchesFilter(record: unknown, filter: StreamFilter): boolean {
  return Object.entries(filter).every(([key, expected]) => {
    const actual = field(record, key);
    return isPatterns(expected)
      ? expected.some((pattern) => matchesPattern(actual, pattern))
      : matchesFilter(actual, expected);
  });
}

function matchesPattern(actual: unknown, pattern: Pattern): boolean {
  if (pattern === null || typeof pattern !== 'object') return actual === pattern;
  if ('exists' in pattern) return actual !== undefined;
  return typeof actual === 'string' && actual.startsWith(pattern.prefix);
}

function isPatterns(expected: StreamFilter | readonly Pattern[]): expected is readonly Pattern[] {
  return Array.isArray(expected);
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
