/**
 * Ids carry their tenant: a branch is `<group>.<branch>`, a complaint `cmp.<group>.<branch>.<random>`, a callback
 * `cbk.…`, the task of either `<its id>.t1`, a stand-in `std.…`. {@link branchOfId} tells the branch.
 */
const part = '[a-z0-9]{2,12}';
const random = '[0-9a-z]{16}';
const branchIdPattern = new RegExp(`^(${part})\\.(${part})$`);
const subjectIdPattern = new RegExp(`^(cmp|cbk)\\.(${part}\\.${part})\\.${random}$`);
const standInIdPattern = new RegExp(`^std\\.(${part}\\.${part})\\.${random}$`);
const childIdPattern = /^(.+)\.([tn]\d{1,4})$/;
const attachmentIdPattern = new RegExp(`^${random}$`);

export function isBranchId(id: string): boolean {
  return branchIdPattern.test(id);
}

/** What has promises, notices and a record of its own. */
export const subjectTypes = ['complaint', 'callback'] as const;

export type SubjectType = (typeof subjectTypes)[number];

export function isComplaintId(id: string): boolean {
  return typeOf(id) === 'complaint';
}

export function isCallbackId(id: string): boolean {
  return typeOf(id) === 'callback';
}

/** What an id is of. @throws RangeError for one that is of nothing. */
export function subjectTypeOf(id: string): SubjectType {
  const type = typeOf(id);
  if (type === undefined) throw new RangeError('not the id of a complaint or callback');
  return type;
}

function typeOf(id: string): SubjectType | undefined {
  const prefix = subjectIdPattern.exec(id)?.[1];
  if (prefix === undefined) return undefined;
  return prefix === 'cmp' ? 'complaint' : 'callback';
}

/** The group a branch belongs to. @throws RangeError for what is no branch id. */
export function groupOfBranch(branchId: string): string {
  const group = branchIdPattern.exec(branchId)?.[1];
  if (group === undefined) throw new RangeError('not a branch id');
  return group;
}

/** The branch that the id of a complaint or callback carries. @throws RangeError for any other. */
export function branchOfId(id: string): string {
  const branch = subjectIdPattern.exec(id)?.[2];
  if (branch === undefined) throw new RangeError('not the id of a complaint or callback');
  return branch;
}

export function newComplaintId(branchId: string, randomPart: string): string {
  return `cmp.${branchId}.${randomPart}`;
}

/** The id of the callback about a complaint, of which there is one at most. */
export function callbackIdOf(complaintId: string): string {
  return complaintId.replace(/^cmp/, 'cbk');
}

/** The branch that a stand-in's id carries; undefined for what is no such id. */
export function branchOfStandIn(id: string): string | undefined {
  return standInIdPattern.exec(id)?.[1];
}

export function newStandInId(branchId: string, randomPart: string): string {
  return `std.${branchId}.${randomPart}`;
}

/** The id of a task or notice, unique in the system. */
export function childId(subjectId: string, id: string): string {
  return `${subjectId}.${id}`;
}

/** The complaint or callback, and the task or notice within it; undefined for what is no such id. */
export function partsOfChildId(id: string): { subjectId: string; id: string } | undefined {
  const [, subjectId = '', child = ''] = childIdPattern.exec(id) ?? [];
  return typeOf(subjectId) === undefined ? undefined : { subjectId, id: child };
}

/** Unique within its complaint. */
export function isAttachmentId(id: string): boolean {
  return attachmentIdPattern.test(id);
}
