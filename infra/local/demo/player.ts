import * as z from 'zod';
import { type Role, roleSchema } from '../../../shared/domain/roles.ts';
import type { MonthCalendar } from './calendar.ts';
import { callbacksOf } from './callbacks.ts';
import type { Client } from './client.ts';
import { DemoFailure } from './failure.ts';
import { type Act, scriptOf } from './script.ts';

const complaintSchema = z.object({
  id: z.string(),
  number: z.string(),
  owner: z.object({ role: roleSchema }),
});
const staffSchema = z.object({ items: z.array(z.object({ id: z.string(), role: roleSchema })) });

type Complaint = z.infer<typeof complaintSchema>;

/** Told before each act, and once more at the end. */
export type Progress = (done: number, of: number, day: number) => void;

/**
 * Plays the month to its end, everything over HTTP and each act at its instant.
 *
 * @throws DemoFailure naming the complaint whose act was refused
 */
export async function play(client: Client, calendar: MonthCalendar, progress: Progress): Promise<void> {
  const { items } = await client.get('care_director', `/staff?branchId=${client.branchId}`, staffSchema);
  const person = (role: Role) => items.find((member) => member.role === role)?.id ?? '';
  const acts = scriptOf(calendar, client.branchId, person);
  const complaints = new Map<number, Complaint>();
  let clock = '';
  for (const [done, act] of acts.entries()) {
    progress(done, acts.length, calendar.dayOf(act.at));
    if (act.at !== clock) await client.moveClockTo(act.at);
    clock = act.at;
    complaints.set(act.caseNumber, await perform(client, calendar.month, act, complaints));
  }
  await client.moveClockTo(calendar.end);
  progress(acts.length, acts.length, calendar.dayOf(clock));
}

async function perform(
  client: Client,
  month: string,
  { at, by, path, on, body, caseNumber, actNumber }: Act,
  complaints: ReadonlyMap<number, Complaint>,
): Promise<Complaint> {
  const key = `demo-${month}-${caseNumber}-${actNumber}`;
  const complaint = complaints.get(caseNumber);
  const role = by === 'owner' ? complaint?.owner.role : by;
  const said = body((number) => complaints.get(number)?.id ?? '');
  try {
    if (role === undefined) throw new DemoFailure('there is no owner yet.');
    if (!complaint || path === undefined) {
      return await client.post(role, '/complaints', said, key, complaintSchema);
    }
    if (on !== 'callback') {
      return await client.post(role, `/complaints/${complaint.id}/${path}`, said, key, complaintSchema);
    }
    await client.post(role, `${await callbackOf(client, complaint)}/${path}`, said, key, z.unknown());
    return complaint;
  } catch (error) {
    if (!(error instanceof DemoFailure)) throw error;
    throw new DemoFailure(
      `Complaint ${caseNumber} of the month (${path ?? 'registration'}, ${at}): ${error.message}`,
    );
  }
}

async function callbackOf(client: Client, { id, number }: Complaint): Promise<string> {
  const callback = (await callbacksOf(client)).find(({ complaint }) => complaint.id === id);
  if (!callback) throw new DemoFailure(`there is no callback for ${number}.`);
  return `/callbacks/${callback.id}`;
}
