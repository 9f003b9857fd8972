import { type Goes, handedOver, handOverAction } from '../directory/hand-over.ts';
import { changeOf, draftOf, type Given, recorded } from '../draft.ts';
import type { Owner } from '../roles.ts';
import { type PlanChange, type PlanState, withFacts } from './plan.ts';

/**
 * In the place of a person who was named for a plan that is on or still to come their role is told (EMERG-1).
 *
 * @returns the change, or undefined for a plan that is over, or that does not name them
 */
export function handOverPlan(
  state: PlanState,
  goes: Goes,
  { at, by, policy }: Given,
): PlanChange | undefined {
  const { marketing, invited, status } = state.head;
  const named: readonly Owner[] = marketing ? [marketing, ...invited] : invited;
  if (status === 'ended' || !named.some(goes)) return undefined;
  const draft = draftOf(state, policy);
  recorded(draft, { at, by, action: handOverAction }, () => {
    draft.head = withFacts(draft.head, {
      invited: invited.map((owner) => handedOver(owner, goes)),
      ...(marketing && { marketing: handedOver(marketing, goes) }),
    });
  });
  return changeOf(draft);
}
