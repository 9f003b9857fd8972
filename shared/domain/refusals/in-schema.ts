import type * as z from 'zod/mini';
import type { Said } from './sentences.ts';

interface Judged {
  readonly input?: unknown;
}

/**
 * What a schema's check says where it fails: the words as its message, and the sentence itself beside them, since of
 * what an error function gives back zod keeps nothing but the words.
 */
export function refused(said: Said | ((input: unknown) => Said)): { error: (issue: Judged) => string } {
  return {
    error(issue) {
      const found = typeof said === 'function' ? said(issue.input) : said;
      Object.assign(issue, { said: found });
      return found.message;
    },
  };
}

/** What the check said, where it was one of the project's own. */
export function saidIn(issue: z.core.$ZodIssue): Said | undefined {
  return 'said' in issue ? (issue.said as Said) : undefined;
}
