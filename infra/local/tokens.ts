import { type Branch, branchRef, branchSchema } from '../../shared/data/directory/branch.ts';
import { callerRef } from '../../shared/data/directory/caller.ts';
import type { Person } from '../../shared/data/directory/directory.ts';
import { isBranchId } from '../../shared/data/table/ids.ts';
import { partitions } from '../../shared/data/table/keys.ts';
import type { Table } from '../../shared/data/table/table.ts';
import type { Instant } from '../../shared/domain/calendar.ts';
import { localSays } from '../../shared/domain/refusals/local.ts';
import { roleLabels } from '../../shared/domain/roles.ts';
import { malformed, Problem } from '../../shared/http/problem.ts';
import { enterAnew, peopleOf, type Roster } from './demo-group.ts';
import { demoBranches, demoGroup, type StaffPost } from './demo-staff.ts';
import { type Identity, issuer } from './identity.ts';
import type { PostRequest, TokenRequest } from './local-routes.ts';

/** What one request may name, and of a group or region what is listed. */
const mostBranches = 99;

export interface TokenParts {
  readonly table: Table;
  readonly roster: Roster;
  readonly identity: Pick<Identity, 'sign'>;
  readonly now: () => Instant;
}

export interface IssuedToken {
  readonly token: string;
  readonly personId: string;
  readonly branchIds: readonly string[];
}

/**
 * @returns a function that issues a token for the person of the role, with the name and in the branches or the
 *   region where they are given; where there is none, one is entered in the directory. Or for whoever signs in with a
 *   subject.
 * @throws Problem 404 for an unknown branch, region or subject
 */
export function createTokenIssuer({ table, roster, identity, now }: TokenParts) {
  return async (request: TokenRequest): Promise<IssuedToken> => {
    if ('subject' in request) return await issueTo(request.subject);
    const wanted = await resolve(request);
    const people = await peopleOf(table, roster);
    const { subject, person } =
      people.find(({ person }) => fits(person, wanted)) ??
      (await enterAnew(table, roster, await newPost(wanted), now()));
    return await issued(subject, person);
  };

  async function issued(subject: string, person: Person): Promise<IssuedToken> {
    const covered = person.role === 'group_admin' ? await branchesOfGroup(person.groupId) : person.branchIds;
    return { token: await identity.sign(subject), personId: person.id, branchIds: covered };
  }

  /** Whoever was entered over the API, or by the command for operators, to sign in so. */
  async function issueTo(subject: string): Promise<IssuedToken> {
    const ref = callerRef({ issuer, subject });
    const person = (await table.load([ref])).get(ref);
    if (!person) throw new Problem('not_found', localSays.subject_unknown);
    return await issued(subject, person);
  }

  async function resolve({ branchIds = [], regionId, ...who }: PostRequest): Promise<Wanted> {
    const branches = await Promise.all(branchIds.map(existingBranch));
    const groupIds = new Set(branches.map(({ groupId }) => groupId));
    if (groupIds.size > 1) {
      throw malformed([{ path: 'branchIds', said: localSays.several_groups }]);
    }
    const [groupId = demoGroup.id] = groupIds;
    const inRegion = regionId === undefined ? undefined : await branchesOfRegion(regionId);
    return { ...who, groupId, branchIds, regionId: regionId ?? branches[0]?.regionId, inRegion };
  }

  async function newPost({ role, name = roleLabels[role], ...wanted }: Wanted): Promise<StaffPost> {
    const regionId = wanted.regionId ?? demoBranches[0].regionId;
    const post = { role, name, ...(role === 'regional_manager' && { regionId }) };
    if (wanted.branchIds.length > 0) return { ...post, branchIds: wanted.branchIds };
    if (role === 'operator') return { ...post, branchIds: [] };
    if (role === 'group_admin') return { ...post, branchIds: await branchesOfGroup(wanted.groupId) };
    if (role === 'regional_manager') return { ...post, branchIds: await branchesOfRegion(regionId) };
    return { ...post, branchIds: [wanted.inRegion?.[0] ?? demoBranches[0].id] };
  }

  async function existingBranch(branchId: string): Promise<Branch> {
    const ref = branchRef(branchId);
    const branch = isBranchId(branchId) ? (await table.load([ref])).get(ref) : undefined;
    if (!branch) throw new Problem('not_found', localSays.branch_unknown({ branch: branchId }));
    return branch;
  }

  async function branchesOfRegion(regionId: string): Promise<string[]> {
    const found = await branchIdsIn('gsi2', partitions.branchesOfRegion(regionId));
    if (found.length === 0) throw new Problem('not_found', localSays.region_unknown({ region: regionId }));
    return found;
  }

  async function branchesOfGroup(groupId: string): Promise<string[]> {
    return await branchIdsIn('gsi1', partitions.branchesOfGroup(groupId));
  }

  async function branchIdsIn(index: 'gsi1' | 'gsi2', partition: string): Promise<string[]> {
    const { items } = await table.query({ index, partition, limit: mostBranches });
    return items.map(({ item }) => branchSchema.parse(item.row).id);
  }
}

/** The request with what it leaves out found or assumed. */
interface Wanted extends Pick<PostRequest, 'role' | 'name'> {
  readonly groupId: string;
  readonly branchIds: readonly string[];
  readonly regionId: string | undefined;
  /** The branches of the region that was asked for. */
  readonly inRegion: readonly string[] | undefined;
}

function fits(person: Person, { role, name, groupId, branchIds, regionId, inRegion }: Wanted): boolean {
  const rightRegion = role === 'regional_manager' ? person.regionId === regionId : inRegion?.some(covered);
  return (
    person.role === role &&
    person.groupId === groupId &&
    (name === undefined || person.name === name) &&
    branchIds.every(covered) &&
    (inRegion === undefined || rightRegion === true)
  );

  function covered(branchId: string): boolean {
    return role === 'group_admin' || person.branchIds.includes(branchId);
  }
}
