import type { Script } from '../shared/domain/scripts/script.ts';
import type { FieldDocs } from '../shared/http/documentation.ts';

const words = { zh: 'In Chinese.', en: 'In English.' } as const satisfies FieldDocs<Script['title']>;

/** What a script says, whatever it is for. */
export const scriptDocs = {
  title: ['What it is for, in words.', words],
  steps: ['What to do, in this order.', words],
  phrases: ['Sentences to say to the customer.', words],
  avoid: ['What only makes it worse.', words],
} as const satisfies FieldDocs<Script>;
