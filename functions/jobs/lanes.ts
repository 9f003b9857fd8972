/**
 * Puts what has anything in common into one lane, in its order; lanes have nothing in common with each other.
 *
 * @param marksOf what an item has in common with others that have the same; undefined is nothing
 */
export function lanesOf<T>(
  items: readonly T[],
  marksOf: (item: T) => readonly (string | undefined)[],
): T[][] {
  let lanes: { items: { item: T; at: number }[]; marks: Set<string> }[] = [];
  for (const [at, item] of items.entries()) {
    const marks = marksOf(item).filter((mark) => mark !== undefined);
    const touched = lanes.filter((lane) => marks.some((mark) => lane.marks.has(mark)));
    const joined = {
      items: [...touched.flatMap((lane) => lane.items), { item, at }],
      marks: new Set([...touched.flatMap((lane) => [...lane.marks]), ...marks]),
    };
    lanes = [...lanes.filter((lane) => !touched.includes(lane)), joined];
  }
  return lanes.map((lane) => lane.items.toSorted((a, b) => a.at - b.at).map(({ item }) => item));
}
