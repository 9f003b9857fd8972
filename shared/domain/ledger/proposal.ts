import type { Instant } from '../calendar.ts';
import type { Role } from '../roles.ts';
import type { CausedGround } from './grounds.ts';

/** Somebody who is to be penalised: a role of the branch, and the person where it is known who of them. */
export interface Concerned {
  readonly role?: Role | undefined;
  readonly person?: string | undefined;
  /** As they were named, where nobody has said yet who of the staff that is. */
  readonly name?: string | undefined;
}

/** What something that happened proposes for the ledger (PERF-2); it is written with what happened, once. */
export interface Proposal {
  readonly ground: CausedGround;
  readonly against: Concerned;
  readonly at: Instant;
}

/** Tells the causes of one thing apart: the same for the same one, whoever is found to be meant by a name. */
export function proposalCause({ ground, against }: Proposal): string {
  const { role, person, name } = against;
  return JSON.stringify(name === undefined ? [ground, role, person] : [ground, name]);
}
