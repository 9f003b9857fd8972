import * as z from 'zod/mini';
import { writeFile } from '../../shared/data/customer/customer-file.ts';
import { customerClasses } from '../../shared/domain/complaint/codes.ts';
import { isTargetClass } from '../../shared/domain/customer/class-after.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { shortText } from '../../shared/domain/text.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { findCustomer, reachFor, readsOfCustomer } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { followInCalls } from '../../shared/transactions/open-callbacks.ts';
import { customerAnswer } from './customer-answer.ts';

export const body = z
  .strictObject({
    name: z.optional(shortText),
    address: z.optional(z.nullable(shortText)),
    class: z.optional(z.nullable(z.enum(customerClasses))),
  })
  .check(
    z.refine((body) => Object.keys(body).length > 0, refused(commonSays.nothing_to_change)),
    z.meta({ minProperties: 1 }),
  );

type Body = z.infer<typeof body>;

/**
 * Who the customer is, set right; calls that are still to be made ask for them by the new name. What class they are of
 * decides on who is called (CALL-3), so it is for care staff to say.
 */
export const useCase: UseCase<{ id: string }, unknown, Body> = {
  reads: ({ params }) => readsOfCustomer(params.id),
  async run({ params, body, ifMatch }, context) {
    const sought = findCustomer(params.id, context);
    const place =
      body.class === undefined ? sought : { ...sought, ...reachFor('customer:classify', sought, context) };
    const { customer, found, by } = place;
    checkVersion(ifMatch, found.file);
    const { name = found.file.name, address, class: customerClass } = body;
    const unset = (['address', 'class'] as const).filter((field) => body[field] === null);
    const isTaken = customerClass !== undefined && !isTargetClass(customerClass ?? undefined);
    const set = {
      name,
      address: address ?? undefined,
      class: customerClass ?? undefined,
      ...(isTaken && isTargetClass(found.file.class) && { targetUntil: context.now }),
    };
    const changed = {
      name,
      address: address === undefined ? found.file.address : (address ?? undefined),
      class: customerClass === undefined ? found.file.class : (customerClass ?? undefined),
    };
    const after = { ...found.file, ...changed, version: found.file.version + 1 };
    const calls =
      name === found.file.name
        ? []
        : await followInCalls(context.runtime.table, { customer, after }, { at: context.now, by });
    const writes = [writeFile(found, { set, unset }), ...calls];
    return await customerAnswer(place, changed, writes, context);
  },
};
