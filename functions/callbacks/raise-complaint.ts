import { type FoundFiles, fileRefs, filesFrom } from '../../shared/data/customer/customer-file.ts';
import { fileKeyOf, hashesOf } from '../../shared/data/customer/file-key.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { asFilesSay } from '../../shared/domain/callback/as-files-say.ts';
import type { CallbackDetails } from '../../shared/domain/callback/callback.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { callbackSays } from '../../shared/domain/refusals/callback.ts';
import { type ComplaintTold, personToldBefore, registerIn } from '../../shared/http/register-complaint.ts';
import type { Context } from '../../shared/http/route.ts';
import type { FoundCallback } from './find-callback.ts';

/** CALL-6: the complaint of the customer who is being called, about the vehicle, as the files say both by now. */
export async function raiseComplaint(
  found: FoundCallback,
  known: FoundFiles | undefined,
  { toldBefore, ...told }: ComplaintTold,
  context: Context,
): Promise<{ complaint: { id: string; number: string }; writes: Write[] }> {
  const { state, branch } = found;
  const files = known ?? (await filesByNumber(branch.groupId, state.details, context));
  const { file } = files.customer;
  const { vehicle, customer } = asFilesSay(state.details, { customer: file, vehicle: files.vehicle?.file });
  const { name, phone } = customer;
  if (phone === undefined) throw withoutNumber();
  const registering = {
    ...told,
    channel: 'callback' as const,
    receivedAt: context.now,
    customer: { name, phone, class: file?.class },
    vehicle,
    concealedBy: personToldBefore(branch.id, toldBefore, 'complaint.toldBefore', context),
    raisedIn: state.head.id,
  };
  const { change, writes } = await registerIn(found, files, registering, context);
  const { id, number } = change.head;
  return { complaint: { id, number }, writes };
}

/** The files of whom a callback without files is for, who may have some by now. */
async function filesByNumber(
  groupId: string,
  { customer: { phone }, vehicle: { vin, plate } = {} }: CallbackDetails,
  { runtime: { table, newId } }: Context,
): Promise<FoundFiles> {
  if (phone === undefined) throw withoutNumber();
  const hashes = await hashesOf(await fileKeyOf(table, groupId), { phone, vin, plate });
  if (!hashes) throw withoutNumber();
  return await filesFrom(await table.load(fileRefs(groupId, hashes)), groupId, hashes, table, newId);
}

function withoutNumber() {
  return invalid('complaint', callbackSays.number_needed);
}
