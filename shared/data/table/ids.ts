import { createHash } from 'node:crypto';
import { base32 } from './base32.ts';

/**
 * Ids carry their tenant: a branch is `<group>.<branch>`, a complaint `cmp.<group>.<branch>.<random>`, what else has
 * a head likewise under a prefix of its own, a task of any of them `<its id>.t1`, a stand-in `std.…`.
 * {@link branchOfId} tells the branch. A customer is the group's: `cus.<group>.<file>`.
 */
const part = '[a-z0-9]{2,12}';
const random = '[0-9a-z]{16}';

/** What has promises, notices and a record of its own, by the prefix of its ids. */
const prefixes = {
  cmp: 'complaint',
  cbk: 'callback',
  dlv: 'delivery',
  vis: 'visit',
  imp: 'import',
  cam: 'campaign',
  job: 'job',
  emg: 'emergency',
  rep: 'report',
  led: 'ledger_entry',
  act: 'improvement',
  rev: 'review',
} as const;

type Prefix = keyof typeof prefixes;

export type SubjectType = (typeof prefixes)[Prefix];

export const subjectTypes = Object.values(prefixes);

const prefixOf = Object.fromEntries(
  Object.entries(prefixes).map(([prefix, type]) => [type, prefix]),
) as Record<SubjectType, Prefix>;

const branchIdPattern = new RegExp(`^(${part})\\.(${part})$`);
const groupIdPattern = new RegExp(`^${part}$`);
const subjectIdPattern = new RegExp(`^([a-z]{3})\\.(${part}\\.${part})\\.${random}$`);
const standInIdPattern = new RegExp(`^std\\.(${part}\\.${part})\\.${random}$`);
const personIdPattern = new RegExp(`^per\\.(${part})\\.${random}$`);
const customerIdPattern = new RegExp(`^cus\\.(${part})\\.([\\w-]{16,43})$`);
const childIdPattern = /^(.+)\.([tn]\d{1,4})$/;
const attachmentIdPattern = new RegExp(`^${random}$`);

export function isBranchId(id: string): boolean {
  return branchIdPattern.test(id);
}

export function isGroupId(id: string): boolean {
  return groupIdPattern.test(id);
}

/** A person's id; those of the platform and the manufacturer's side have {@link platform} in the place of a group. */
export function isPersonId(id: string): boolean {
  return personIdPattern.test(id);
}

export function newPersonId(groupId: string, randomPart: string): string {
  return `per.${groupId}.${randomPart}`;
}

/** Stands where a group would, for whoever is of none: no group can be called so. */
export const platform = 'platform';

export function isComplaintId(id: string): boolean {
  return typeOf(id) === 'complaint';
}

export function isCallbackId(id: string): boolean {
  return typeOf(id) === 'callback';
}

export function isIdOf(type: SubjectType, id: string): boolean {
  return typeOf(id) === type;
}

/** Those that are jobs: worked off in the background, target by target. */
const jobTypes = ['import', 'job'] as const satisfies readonly SubjectType[];

export function isJobId(id: string): boolean {
  return jobTypes.some((type) => type === typeOf(id));
}

/** Whether it is the id of anything with a head. */
export function isSubjectId(id: string): boolean {
  return typeOf(id) !== undefined;
}

/** What an id is of. @throws RangeError for one that is of nothing. */
export function subjectTypeOf(id: string): SubjectType {
  const type = typeOf(id);
  if (type === undefined) throw new RangeError('not the id of anything with a head');
  return type;
}

function typeOf(id: string): SubjectType | undefined {
  return partsOfSubjectId(id)?.type;
}

function partsOfSubjectId(id: string): { type: SubjectType; branchId: string } | undefined {
  const [, prefix = '', branchId = ''] = subjectIdPattern.exec(id) ?? [];
  return Object.hasOwn(prefixes, prefix) ? { type: prefixes[prefix as Prefix], branchId } : undefined;
}

/** @param randomPart 16 characters of lower-case base 32 */
export function newSubjectId(type: SubjectType, branchId: string, randomPart: string): string {
  return `${prefixOf[type]}.${branchId}.${randomPart}`;
}

/** The group a branch belongs to. @throws RangeError for what is no branch id. */
export function groupOfBranch(branchId: string): string {
  const group = branchIdPattern.exec(branchId)?.[1];
  if (group === undefined) throw new RangeError('not a branch id');
  return group;
}

/** The group of a branch, or the group itself. @throws RangeError for what is neither's id. */
export function groupOfScope(scopeId: string): string {
  return isGroupId(scopeId) ? scopeId : groupOfBranch(scopeId);
}

/** The branch that the id of what has a head carries. @throws RangeError for any other. */
export function branchOfId(id: string): string {
  const parts = partsOfSubjectId(id);
  if (parts === undefined) throw new RangeError('not the id of anything with a head');
  return parts.branchId;
}

/** The id of the callback about a complaint, of which there is one at most. */
export function callbackIdOf(complaintId: string): string {
  return complaintId.replace(/^cmp/, 'cbk');
}

/**
 * The id of the callback that follows from something with a head, of which there is one at most: for that purpose after
 * a delivery or a visit, to that customer in a campaign.
 */
export function callbackIdFor(subjectId: string, which: string): string {
  const hash = createHash('sha256').update(`${subjectId} ${which}`).digest();
  return newSubjectId('callback', branchOfId(subjectId), base32(hash));
}

/** The id of a branch's part of its group's emergency plan, of which there is one at most. */
export function emergencyIdFor(groupPlanId: string, branchId: string): string {
  const hash = createHash('sha256').update(`${groupPlanId} ${branchId}`).digest();
  return newSubjectId('emergency', branchId, base32(hash));
}

/** The id of the job that follows from an emergency plan's end: it sums a drill up. */
export function drillJobIdOf(planId: string): string {
  return planId.replace(/^emg/, 'job');
}

/** The id of a branch's report of a month, of which there is one. */
export function reportIdOf(branchId: string, month: string): string {
  return newSubjectId('report', branchId, month.replace('-', '').padStart(16, '0'));
}

/** The month that a report's id carries. @throws RangeError for any other */
export function monthOfReport(reportId: string): string {
  const [, year, month] = /^rep\..*\.0{10}(\d{4})(\d\d)$/.exec(reportId) ?? [];
  if (year === undefined || month === undefined) throw new RangeError('not the id of a report');
  return `${year}-${month}`;
}

/** The id of the entry in the ledger that follows from something with a head, of which there is one a cause. */
export function entryIdFor(subjectId: string, cause: string): string {
  const hash = createHash('sha256').update(`${subjectId} ${cause}`).digest();
  return newSubjectId('ledger_entry', branchOfId(subjectId), base32(hash));
}

/** The branch that a stand-in's id carries; undefined for what is no such id. */
export function branchOfStandIn(id: string): string | undefined {
  return standInIdPattern.exec(id)?.[1];
}

export function newStandInId(branchId: string, randomPart: string): string {
  return `std.${branchId}.${randomPart}`;
}

/** A message has an id of its own and stands nowhere but in the histories of its customer and its vehicle. */
export function newMessageId(branchId: string, randomPart: string): string {
  return `msg.${branchId}.${randomPart}`;
}

/** So has a change of a customer's file, which stands in the customer's history only. */
export function newFileChangeId(branchId: string, randomPart: string): string {
  return `chg.${branchId}.${randomPart}`;
}

/** The id of a task or notice, unique in the system. */
export function childId(subjectId: string, id: string): string {
  return `${subjectId}.${id}`;
}

/** What it belongs to, and the task or notice within that; undefined for what is no such id. */
export function partsOfChildId(id: string): { subjectId: string; id: string } | undefined {
  const [, subjectId = '', child = ''] = childIdPattern.exec(id) ?? [];
  return typeOf(subjectId) === undefined ? undefined : { subjectId, id: child };
}

/** Unique within its complaint. */
export function isAttachmentId(id: string): boolean {
  return attachmentIdPattern.test(id);
}

/** A customer of a group: the group, and which of its files. */
export interface CustomerRef {
  readonly groupId: string;
  readonly fileId: string;
}

export function customerId({ groupId, fileId }: CustomerRef): string {
  return `cus.${groupId}.${fileId}`;
}

/** What stands for a vehicle where its VIN is not to: the keyed hash of it. */
export function vehicleId({ groupId, hash }: { readonly groupId: string; readonly hash: string }): string {
  return `veh.${groupId}.${hash}`;
}

/** What a customer's id says; undefined for what is no such id. */
export function partsOfCustomerId(id: string): CustomerRef | undefined {
  const [, groupId, fileId] = customerIdPattern.exec(id) ?? [];
  return groupId === undefined || fileId === undefined ? undefined : { groupId, fileId };
}
