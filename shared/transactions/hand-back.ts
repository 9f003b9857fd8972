import { callbackHead } from '../data/arrival/callback-head.ts';
import { visitHead } from '../data/arrival/visit-head.ts';
import { customerFileRef, vehicleFileRef, writeFile } from '../data/customer/customer-file.ts';
import type { Table } from '../data/table/table.ts';
import type { Write } from '../data/table/transaction.ts';
import type { CallbackChange } from '../domain/callback/callback.ts';
import type { Vehicle } from '../domain/customer/customer.ts';
import { laterDates } from '../domain/customer/vehicle-entry.ts';
import { type HandBackInput, handBackVisit } from '../domain/visit/hand-back.ts';
import type { VisitChange, VisitGiven, VisitState } from '../domain/visit/visit.ts';
import { type Choosing, chooseVisit } from './enter-visit.ts';
import { followVehicle } from './vehicle-reminders.ts';

/**
 * Hands a visit back, in one more read: the customer's file, on which it rests whether they are called, and the
 * vehicle's where its next service is named. Both are written, if they still are as they were read.
 *
 * @param past whether it lies back in time, so that no call is opened that would be overdue
 */
export async function handBack(
  state: VisitState,
  input: HandBackInput,
  choosing: Choosing,
  given: VisitGiven,
  { table, newId, past }: { table: Table; newId: () => string; past?: boolean },
): Promise<{ visit: VisitChange; calls: CallbackChange[]; writes: Write[] }> {
  const { head, details } = state;
  const { branch } = choosing;
  const customerRef = customerFileRef(branch.groupId, details.files.customer);
  const vehicleRef = vehicleFileRef(branch.groupId, details.files.vehicle);
  const loaded = await table.load([customerRef, vehicleRef]);
  const file = loaded.get(customerRef);
  const vehicle = loaded.get(vehicleRef);
  const { followUp, writes } = chooseVisit(
    {
      visitId: head.id,
      receivedAt: head.receivedAt,
      handedBackAt: input.at ?? given.at,
      customerClass: file?.class ?? head.customerClass,
      file,
      technician: details.technician,
      vehicle,
      past,
    },
    choosing,
    given,
  );
  const { visit, calls } = handBackVisit(state, input, followUp, given);
  const { nextServiceOn } = past ? laterDates(vehicle ?? {}, { nextServiceOn: input.nextServiceOn }) : input;
  const followed =
    vehicle && nextServiceOn !== undefined && nextServiceOn !== vehicle.nextServiceOn
      ? await nextService({ ...vehicle, nextServiceOn })
      : [];
  return {
    visit,
    calls,
    writes: [
      ...visitHead.write(state, visit),
      ...calls.flatMap((call) => callbackHead.write(undefined, call)),
      ...writes,
      ...(file ? [writeFile({ ref: customerRef, file }, {})] : []),
      ...followed,
    ],
  };

  async function nextService(after: Vehicle): Promise<Write[]> {
    const { reminders, writes: more } = await followVehicle(
      {
        hash: details.files.vehicle,
        before: vehicle,
        after,
        place: { branch, policy: given.policy },
        customer: file && { fileId: details.files.customer, file },
      },
      given,
      { table, newId },
    );
    const set = { nextServiceOn: after.nextServiceOn, reminders };
    return [writeFile({ ref: vehicleRef, file: vehicle }, { set }), ...more];
  }
}
