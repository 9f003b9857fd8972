import type * as z from 'zod/mini';
import { writeCustomerChanges } from '../../shared/data/customer/customer-change.ts';
import { filesOfCallback } from '../../shared/data/customer/files-of-callback.ts';
import type { Write } from '../../shared/data/table/transaction.ts';
import { numberWanted } from '../../shared/domain/callback/callback.ts';
import { giveNumber as give, type giveNumberInput } from '../../shared/domain/callback/phone-number.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { phoneNumberOf } from '../../shared/domain/phone.ts';
import { callbackSays } from '../../shared/domain/refusals/callback.ts';
import { headCommand } from '../../shared/http/head-command.ts';
import type { Context } from '../../shared/http/route.ts';
import { changeNumber, takeNumberOff } from '../../shared/transactions/customer-number.ts';
import { callbackView } from './callback-view.ts';
import { callbackAccess, type FoundCallback } from './find-callback.ts';

export { giveNumberInput as body } from '../../shared/domain/callback/phone-number.ts';

/** The adviser has found the customer's number, or that there is none. */
export const useCase = headCommand(callbackAccess, 'give-number', {
  async decide({ at, ...found }, body: z.infer<typeof giveNumberInput>, context) {
    const { state, policy, by } = found;
    if (numberWanted(state.head)) await checkOther(body, state.details.customer.phone);
    const change = give(state, body, { at, by, policy });
    return { change, writes: await writesOfCustomer(found, body, context) };
  },
  view: (change) => callbackView(change),
});

/** @throws DomainError `invalid` for the number that was found wrong, however it is written (CALL-4) */
async function checkOther({ phone }: z.infer<typeof giveNumberInput>, wrong: string | undefined) {
  if (phone === null || wrong === undefined) return;
  if ((await phoneNumberOf(phone)) === (await phoneNumberOf(wrong))) {
    throw invalid('phone', callbackSays.number_found_wrong);
  }
}

/** The customer's file and their other calls have the number as well, or are without the wrong one. */
async function writesOfCustomer(
  { state, branch: { id: branchId, groupId, timeZone }, by }: FoundCallback,
  { phone }: z.infer<typeof giveNumberInput>,
  { runtime: { table, newId }, now }: Context,
): Promise<Write[]> {
  const files = await filesOfCallback(table, groupId, state.details);
  if (!files?.customer.file) return [];
  const customer = { groupId, fileId: files.ids.customer };
  const told = { customer, found: files.customer, except: state.head.id };
  const given = { at: now, by };
  const writes =
    phone === null
      ? await takeNumberOff(table, { ...told, phone: state.details.customer.phone }, given)
      : await changeNumber(table, { ...told, phone, branchId }, given);
  if (writes.length === 0) return [];
  const before = files.customer.file;
  const after = { ...before, phone: phone ?? undefined, version: before.version + 1 };
  const changed = { branchId, timeZone, at: now, person: by.person };
  return [...writes, ...writeCustomerChanges(customer, { before, after }, changed, newId)];
}
