interface Attributes {
  readonly pk: { readonly S: string };
  readonly sk: { readonly S: string };
}

type Action = { readonly Item?: Attributes; readonly Key?: Attributes };

/** The items that a transaction writes, by their keys. */
export function itemsOf(transaction: string): string[] {
  const { TransactItems } = JSON.parse(transaction) as { TransactItems: Record<string, Action>[] };
  return TransactItems.flatMap((action) => Object.values(action)).flatMap(({ Item, Key }) => {
    const { pk, sk } = Item ?? Key ?? {};
    return pk && sk ? [`${pk.S} ${sk.S}`] : [];
  });
}

/** Whether a transaction writes an item that one of the others is writing. */
export function isCrossed(items: readonly string[], others: Iterable<readonly string[]>): boolean {
  const written = new Set([...others].flat());
  return items.some((item) => written.has(item));
}
