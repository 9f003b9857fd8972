import { createHash } from 'node:crypto';
import type { Owner, Role } from '../../domain/roles.ts';
import { groupOfBranch } from './ids.ts';
import type { Key } from './item.ts';

/** The parts of the bucket: files as they were sent, those that were checked, and those that are read in. */
export const objectPrefixes = { uploads: 'uploads/', evidence: 'evidence/', imports: 'imports/' } as const;

/** Where a complaint's file lies in each of the first two, and an import's in the last. */
export const objectKeys = {
  upload: (complaintId: string, attachmentId: string) =>
    `${objectPrefixes.uploads}${complaintId}/${attachmentId}`,
  evidence: (complaintId: string, attachmentId: string) =>
    `${objectPrefixes.evidence}${complaintId}/${attachmentId}`,
  import: (importId: string) => `${objectPrefixes.imports}${importId}`,
  /** Below which all files of a complaint lie, and no other's. */
  filesOf: (complaintId: string) => [
    `${objectPrefixes.uploads}${complaintId}/`,
    `${objectPrefixes.evidence}${complaintId}/`,
  ],
};

/** The one place where keys are built; whoever asks for one has the branch that its id carries authorised first. */
export const keys = {
  brand: (brandId: string): Key => ({ pk: `brand#${brandId}`, sk: 'brand' }),
  region: (regionId: string): Key => ({ pk: `region#${regionId}`, sk: 'region' }),
  group: (groupId: string): Key => ({ pk: `group#${groupId}`, sk: 'group' }),
  /** Who administers a group, or operates the platform. */
  admins: (groupId: string): Key => ({ pk: `group#${groupId}`, sk: 'admins' }),
  /** A person of the directory, under whichever identity they sign in. */
  person: (personId: string): Key => ({ pk: personId, sk: 'person' }),
  branch: (branchId: string): Key => ({ pk: `branch#${branchId}`, sk: 'branch' }),
  /** A person on the staff of a branch. */
  staff: (branchId: string, personId: string): Key => ({ pk: `branch#${branchId}`, sk: `staff#${personId}` }),
  /** Who has which role at a branch, who screens its channels, and who stands in for whom now or later. */
  roster: (branchId: string): Key => ({ pk: `branch#${branchId}`, sk: 'roster' }),
  channels: (branchId: string): Key => ({ pk: `branch#${branchId}`, sk: 'channels' }),
  standIns: (branchId: string): Key => ({ pk: `branch#${branchId}`, sk: 'stand-ins' }),
  /** When the emergency plans of a branch are on, and those of a whole group. */
  emergencies: (branchId: string): Key => ({ pk: `branch#${branchId}`, sk: 'emergencies' }),
  groupEmergencies: (groupId: string): Key => ({ pk: `group#${groupId}`, sk: 'emergencies' }),
  /** What its complaints are watched by for a surge. */
  arrivals: (branchId: string): Key => ({ pk: `branch#${branchId}`, sk: 'arrivals' }),
  /** The names of those who work on vehicles. */
  technicians: (branchId: string): Key => ({ pk: `branch#${branchId}`, sk: 'technicians' }),
  standIn: (id: string): Key => ({ pk: id, sk: 'stand-in' }),
  /** The person behind an identity; issuer and subject are hashed to bound their length. */
  caller: (issuer: string, subject: string): Key => ({
    pk: `caller#${sha256(JSON.stringify([issuer, subject]))}`,
    sk: 'caller',
  }),
  /** Whom the person behind an identity stands in for: beside them, so that the same read brings it. */
  personas: (callerPartition: string): Key => ({ pk: callerPartition, sk: 'stand-ins' }),
  /** The policy overrides of a group or a branch, and beside them every version that they have had. */
  policy: (scopeId: string): Key => ({ pk: `policy#${scopeId}`, sk: 'policy' }),
  policyVersion: (scopeId: string, version: number): Key => ({
    pk: `policy#${scopeId}`,
    sk: `version#${String(version).padStart(6, '0')}`,
  }),
  /** How often a policy was changed in a group: its own or that of one of its branches. */
  policyChanges: (groupId: string): Key => ({ pk: `policy#${groupId}`, sk: 'changes' }),
  /** The key that telephone numbers and VINs of a group's files are hashed with. */
  fileKey: (groupId: string): Key => ({ pk: `group#${groupId}`, sk: 'file-key' }),
  /** The files of a customer and of a vehicle, by the keyed hash of telephone number and VIN. */
  customerFile: (groupId: string, fileId: string): Key => ({
    pk: `customer#${groupId}#${fileId}`,
    sk: 'file',
  }),
  vehicleFile: (groupId: string, hash: string): Key => ({ pk: `vehicle#${groupId}#${hash}`, sk: 'file' }),
  /** Beside the file that its hash names, so that the same read brings it. */
  phoneNumber: (groupId: string, hash: string): Key => ({ pk: `customer#${groupId}#${hash}`, sk: 'number' }),
  plate: (groupId: string, hash: string): Key => ({ pk: `plate#${groupId}#${hash}`, sk: 'plate' }),
  /** That a customer has a callback, and whether it is still to be made. */
  callbackOfCustomer: (groupId: string, fileId: string, callbackId: string): Key => ({
    pk: `customer#${groupId}#${fileId}`,
    sk: `callback#${callbackId}`,
  }),
  /** What became of what decides on who is called, by the version that the customer's file had with it. */
  customerChange: (groupId: string, fileId: string, version: number, kind: string): Key => ({
    pk: `customer#${groupId}#${fileId}`,
    sk: `change#${String(version).padStart(8, '0')}#${kind}`,
  }),
  complaintNumbers: (branchId: string, year: string): Key => ({
    pk: `branch#${branchId}`,
    sk: `complaint-numbers#${year}`,
  }),
  /** Who has seen or taken what in full, by when. */
  access: (branchId: string, at: string, who: readonly string[]): Key => ({
    pk: partitions.accesses(branchId),
    sk: [at, ...who].join('#'),
  }),
  /** The answer first given to a request, so that it can be given again. */
  idempotency: (identity: string, operation: string, path: string, idempotencyKey: string): Key => ({
    pk: `idempotency#${sha256(JSON.stringify([identity, operation, path, idempotencyKey]))}`,
    sk: 'idempotency',
  }),
  head: (id: string): Key => ({ pk: id, sk: 'head' }),
  details: (id: string): Key => ({ pk: id, sk: 'details' }),
  /** What stays of details that expire. */
  remains: (id: string): Key => ({ pk: id, sk: 'remains' }),
  /** The row, and where it stands besides: an item has one place an index, and a complaint is in more lists than that. */
  listRow: (id: string): Key => ({ pk: id, sk: 'row' }),
  fileRow: (id: string): Key => ({ pk: id, sk: 'row#file' }),
  marksRow: (id: string): Key => ({ pk: id, sk: 'row#marks' }),
  /** In the files of its customer and its vehicle. */
  historyRow: (id: string): Key => ({ pk: id, sk: 'row#history' }),
  /** What figures have counted of a head. */
  counted: (id: string): Key => ({ pk: id, sk: 'counted' }),
  /** That a complaint is counted among those that its branch is watched by. */
  watched: (complaintId: string): Key => ({ pk: complaintId, sk: 'watched' }),
  task: (subjectId: string, taskId: string): Key => ({ pk: subjectId, sk: `task#${taskId}` }),
  notice: (subjectId: string, noticeId: string): Key => ({ pk: subjectId, sk: `notice#${noticeId}` }),
  recordEntry: (subjectId: string, entry: number): Key => ({
    pk: subjectId,
    sk: `record#${String(entry).padStart(6, '0')}`,
  }),
  /** Some of the customers chosen for a campaign. */
  campaignCustomers: (campaignId: string, chunk: number): Key => ({
    pk: campaignId,
    sk: `customers#${String(chunk).padStart(3, '0')}`,
  }),
  /** What is wrong with a row of an import's file, by its line. */
  badRow: (importId: string, line: number): Key => ({
    pk: importId,
    sk: `bad#${String(line).padStart(8, '0')}`,
  }),
  /** Where a recount found figures to differ: in which version of the account, and how many before it. */
  figureDifference: (jobId: string, version: number, nth: number): Key => ({
    pk: jobId,
    sk: `difference#${version}#${String(nth).padStart(8, '0')}`,
  }),
  /** What was done last in one of the places in which a job's targets take turns. */
  jobTurn: (jobId: string, place: number): Key => ({ pk: jobId, sk: `turn#${place}` }),
  /** The figures of a branch: their account, and the parts of each month. */
  account: (branchId: string): Key => ({ pk: `books#${branchId}`, sk: 'account' }),
  figures: (branchId: string, part: string, month: string): Key => ({
    pk: `books#${branchId}`,
    sk: `${part}#${month}`,
  }),
  /** Which of a branch's visits of a month were chosen for a call. */
  sampling: (branchId: string, month: string, place: number): Key => ({
    pk: `sampling#${branchId}#${month}`,
    sk: `sampling#${place}`,
  }),
  /** In which order the visits that a place counts were decided, some to an item. */
  samplingOrder: (branchId: string, month: string, place: number, chunk: number): Key => ({
    pk: `sampling#${branchId}#${month}`,
    sk: `order#${place}#${String(chunk).padStart(4, '0')}`,
  }),
  /** What a report showed when it was signed. */
  signedFigures: (reportId: string): Key => ({ pk: reportId, sk: 'signed' }),
  /** What somebody of a branch, or one of its roles, was penalised for before. */
  penalties: (branchId: string, who: string): Key => ({
    pk: `penalties#${branchId}#${who}`,
    sk: 'penalties',
  }),
};

/** Partitions that are read as lists, in the table or an index. */
export const partitions = {
  staff: (branchId: string) => ({ partition: `branch#${branchId}`, prefix: 'staff#' }),
  badRows: (importId: string) => ({ partition: importId, prefix: 'bad#' }),
  figureDifferences: (jobId: string, version: number) => ({
    partition: jobId,
    prefix: `difference#${version}#`,
  }),
  /** By the time, in the table itself. */
  accesses: (branchId: string) => `accesses#${branchId}`,
  record: (subjectId: string) => ({ partition: subjectId, prefix: 'record#' }),
  policyVersions: (scopeId: string) => ({ partition: `policy#${scopeId}`, prefix: 'version#' }),
  /** gsi1 of what the platform has, and of the people of a group or of the platform itself. */
  brands: () => 'brands',
  regions: () => 'regions',
  groups: () => 'groups',
  people: (groupId: string) => `people#${groupId}`,
  /** gsi1: a group's branches; gsi2: a manufacturer region's; gsi3: all there are. */
  branchesOfGroup: (groupId: string) => `branches#group#${groupId}`,
  branchesOfRegion: (regionId: string) => `branches#region#${regionId}`,
  allBranches: () => 'branches',
  /** A complaint's list rows, by time of receipt: gsi1, gsi2 and gsi3 of the first, */
  complaints: (branchId: string) => `complaints#${branchId}`,
  complaintsByStatus: (branchId: string, status: string) => `complaints#${branchId}#${status}`,
  complaintsOfOwner: (branchId: string, role: Role) => `complaints#${branchId}#owner#${role}`,
  /** of the second, by keyed hashes, */
  complaintsOfCustomer: (branchId: string, hash: string) => `complaints#${branchId}#customer#${hash}`,
  complaintsOfVehicle: (branchId: string, hash: string) => `complaints#${branchId}#vehicle#${hash}`,
  /** or, of a drill, which is in no file, by the plan it is part of; */
  complaintsOfDrill: (planId: string) => `complaints#drill#${planId}`,
  focusComplaints: (branchId: string) => `complaints#${branchId}#focus`,
  /** and of the third. */
  overdueComplaints: (branchId: string) => `complaints#${branchId}#overdue`,
  severeComplaints: (branchId: string) => `complaints#${branchId}#severe`,
  complaintsToldToRegion: (branchId: string) => `complaints#${branchId}#region`,
  /** gsi1 and gsi2 of a callback's list row, by when it is due; gsi3 of a running one, by when it is to be tried, */
  callbacks: (branchId: string) => `callbacks#${branchId}`,
  callbacksByState: (branchId: string, state: string) => `callbacks#${branchId}#${state}`,
  callsToMake: (branchId: string) => `calls#${branchId}`,
  /** and gsi3 of its history row, likewise. */
  callsToMakeOf: (holder: string) => `calls#holder#${holder}`,
  /** The callbacks of a customer, in the table itself. */
  callbacksOfCustomer: (groupId: string, fileId: string) => ({
    partition: `customer#${groupId}#${fileId}`,
    prefix: 'callback#',
  }),
  /** What became of what decides on who is called, in the table itself too. */
  changesOfCustomer: (groupId: string, fileId: string) => ({
    partition: `customer#${groupId}#${fileId}`,
    prefix: 'change#',
  }),
  /** gsi1 and gsi2 of the history rows: all that ever happened, by when it did. */
  historyOfCustomer: (groupId: string, fileId: string) => `history#customer#${groupId}#${fileId}`,
  historyOfVehicle: (groupId: string, hash: string) => `history#vehicle#${groupId}#${hash}`,
  /** gsi1 of the campaigns, by when they were started. */
  campaigns: (branchId: string) => `campaigns#${branchId}`,
  /** gsi1 of the jobs of a kind, by when they were registered. */
  jobs: (branchId: string, kind: string) => `jobs#${branchId}#${kind}`,
  /** gsi1 of the emergency plans of a branch, by when they were registered; a group's own are in no list. */
  emergencyPlans: (branchId: string) => `emergency-plans#${branchId}`,
  /** gsi1 of a delivery's list row, by when it was; */
  deliveries: (branchId: string) => `deliveries#${branchId}`,
  /** gsi1 and gsi2 of a visit's, by when it was received, and gsi3 of one handed back, by when it was. */
  visits: (branchId: string) => `visits#${branchId}`,
  visitsByStatus: (branchId: string, status: string) => `visits#${branchId}#${status}`,
  visitsHandedBack: (branchId: string) => `visits#handed-back#${branchId}`,
  /** gsi1 of a branch's stand-ins, by when they end. */
  standIns: (branchId: string) => `stand-ins#${branchId}`,
  /** gsi1, gsi2 and gsi3 of an entry's list row: by when it was proposed for. */
  ledger: (branchId: string) => `ledger#${branchId}`,
  ledgerByState: (branchId: string, state: string) => `ledger#${branchId}#${state}`,
  ledgerOf: (branchId: string, person: string) => `ledger#${branchId}#person#${person}`,
  /** gsi1 and gsi2 of an improvement's list row, by when it was opened. */
  improvements: (branchId: string) => `improvements#${branchId}`,
  improvementsByState: (branchId: string, state: string) => `improvements#${branchId}#${state}`,
  /** gsi1 of a review's list row, by its day. */
  reviews: (branchId: string) => `reviews#${branchId}`,
  /** gsi1 of the notices: a mailbox. gsi1 of the running tasks: the work of a role, or of a person. */
  mailbox: (holder: string) => `mailbox#${holder}`,
  work: (holder: string) => `work#${holder}`,
  /** The months of a branch, in the table itself. */
  figures: (branchId: string, part: string) => ({ partition: `books#${branchId}`, prefix: `${part}#` }),
  /** gsi1 and gsi2 of the months and of the accounts: of all branches of a group, and of a manufacturer region. */
  figuresOfGroup: (groupId: string, month: string) => `figures#group#${groupId}#${month}`,
  figuresOfRegion: (regionId: string, month: string) => `figures#region#${regionId}#${month}`,
  accountsOfGroup: (groupId: string) => `accounts#group#${groupId}`,
  accountsOfRegion: (regionId: string) => `accounts#region#${regionId}`,
  /** gsi2 of the heads that figures count and of what was counted of them, by id: for a recount. */
  countedHeads: (branchId: string) => `heads#${branchId}`,
  /** gsi3: every task that automation must look at, across all tenants, by the next instant. */
  due: (shard: number) => `due#${shard}`,
};

/**
 * Who holds a mailbox or a list of work: the person once one is named, else the role in its branch; the group
 * admin's role is the group's, the regional manager's the manufacturer region's.
 */
export function holderOf(
  { branchId, regionId }: { branchId: string; regionId?: string | undefined },
  { role, person }: Owner,
): string {
  if (person !== undefined) return person;
  if (role === 'group_admin') return roleHolder(groupOfBranch(branchId), role);
  return roleHolder(role === 'regional_manager' ? (regionId ?? branchId) : branchId, role);
}

/** Everything a person holds: in their own name, and their role's in its branches, its group or its region. */
export function holdersOf(caller: {
  id: string;
  role: Role;
  groupId: string;
  branchIds: readonly string[];
  regionId?: string | undefined;
}): string[] {
  return [caller.id, ...scopesOf(caller).map((scopeId) => roleHolder(scopeId, caller.role))];
}

function scopesOf({
  role,
  groupId,
  branchIds,
  regionId,
}: Parameters<typeof holdersOf>[0]): readonly string[] {
  if (role === 'group_admin') return [groupId];
  if (role === 'regional_manager') return regionId === undefined ? [] : [regionId];
  return branchIds;
}

function roleHolder(scopeId: string, role: Role): string {
  return `${scopeId}#${role}`;
}

/** Over how many partitions the due tasks are spread. */
export const dueShards = 8;

export function dueShard(subjectId: string): number {
  return createHash('sha256').update(subjectId).digest().readUInt8(0) % dueShards;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
