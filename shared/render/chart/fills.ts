import { type Markup, markup } from '../markup.ts';

/**
 * Three fills from what is well to what is not. Each has a pattern of its own, so that they can be told apart without
 * their colours, in print and by everybody.
 */
export const fillKinds = ['good', 'late', 'bad'] as const;

export type FillKind = (typeof fillKinds)[number];

/** The patterns, under names of one chart. */
export function fillDefinitions(id: string): Markup {
  return markup`<defs>
<pattern id="${id}-late" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#f9e3ae"/><rect width="2.6" height="7" fill="#dd9a1f"/></pattern>
<pattern id="${id}-bad" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#f4cdc6"/><path d="M0 0H6M0 0V6" stroke="#b3392f" stroke-width="2.4"/></pattern>
</defs>`;
}

export function fillOf(kind: FillKind, id: string): string {
  return kind === 'good' ? '#1f7a8c' : `url(#${id}-${kind})`;
}
