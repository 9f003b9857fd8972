import type { Category } from '../../../shared/domain/complaint/category.ts';
import type { Cause } from '../../../shared/domain/complaint/cause.ts';
import type { findings, solutionKinds } from '../../../shared/domain/complaint/codes.ts';
import type { Role } from '../../../shared/domain/roles.ts';

/** `40m` after receipt, or `2d 10:00`: that local time on the second day after the day of receipt. */
export type Offset = `${number}m` | `${number}d ${string}`;

/** What a complaint is about, with the words of whoever handles it. */
export interface Topic {
  readonly category: Category;
  readonly department: string;
  readonly demand: string;
  readonly finding: (typeof findings)[number];
  readonly cause: string;
  readonly causeCode: Cause;
  readonly evidence: string;
  readonly kind: (typeof solutionKinds)[number];
  readonly solution: string;
  /** In fen; what the owner may decide alone. */
  readonly cost?: number;
  readonly result: string;
  readonly rootCause: string;
  readonly improvement: string;
}

/** What a step's words are made of. */
export interface Telling {
  readonly topic: Topic;
  /** The instant of an offset, as RFC 3339. */
  readonly time: (offset: Offset) => string;
  /** The id of the branch's person in a role. */
  readonly person: (role: Role) => string;
  /** The id of the complaint of which this one is told again. */
  readonly repeated?: string;
}

/** One command: when, by whom, where it is posted, and with what. */
export interface Step {
  readonly at: Offset;
  readonly by: Role | 'owner';
  /** Under the complaint, or under its callback. */
  readonly path: string;
  readonly on?: 'callback';
  readonly body: (telling: Telling) => object;
  /** Whether it is done at all; it is, where nothing is said. */
  readonly where?: (topic: Topic) => boolean;
}

/** A step, with nothing to say unless `body` says it. */
export const step = (at: Offset, by: Step['by'], path: string, body: Step['body'] = () => ({})): Step => ({
  at,
  by,
  path,
  body,
});
