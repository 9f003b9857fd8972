import { type Action, rolesBesidesOwner } from '../access.ts';
import { requestSays } from '../domain/refusals/request.ts';
import type { Said } from '../domain/refusals/sentences.ts';
import type { Role } from '../domain/roles.ts';

/** That somebody may not do this to what they see, since it is with another: with whom, and who else may. */
export function ownersOnly(action: Action, role: Role): Said {
  const roles = rolesBesidesOwner(action, role);
  return roles.length === 0
    ? requestSays.only_for_owner({ role })
    : requestSays.not_for_owner({ role, roles });
}
