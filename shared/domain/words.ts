/** What people read, in every language that there is. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const languages = ['zh', 'en'] as const satisfies readonly (keyof Words)[];

export type Language = (typeof languages)[number];

/** The same as it begins a line: labels are written as they stand in a sentence. */
export function asHeading({ zh, en }: Words): Words {
  return { zh, en: en.charAt(0).toUpperCase() + en.slice(1) };
}
