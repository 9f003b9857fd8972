/** Names of counters, such as `received`, `category.price_dispute` or `deadline.contact.met`, with whole numbers. */
export type Counters = Readonly<Record<string, number>>;

/** Counters of the newer less those of the older; what did not change is left out. */
export function difference(older: Counters | undefined, newer: Counters | undefined): Record<string, number> {
  const names = new Set([...Object.keys(older ?? {}), ...Object.keys(newer ?? {})]);
  const changes = [...names].map((name) => [name, (newer?.[name] ?? 0) - (older?.[name] ?? 0)] as const);
  return Object.fromEntries(changes.filter(([, by]) => by !== 0));
}

/** Adds `by` onto `sums`, in place. */
export function addTo(sums: Record<string, number>, by: Counters): void {
  for (const [name, value] of Object.entries(by)) sums[name] = (sums[name] ?? 0) + value;
}

/** The sum of several; what comes to nothing is left out. */
export function sumOf(all: Iterable<Counters>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const counters of all) addTo(sums, counters);
  return difference(undefined, sums);
}
