import * as z from 'zod/mini';
import { writeFile } from '../../shared/data/customer-file.ts';
import { changeOpenCallbacks, inTransactions } from '../../shared/data/open-callbacks.ts';
import { correctCustomer } from '../../shared/domain/callback/correct-customer.ts';
import { customerClasses } from '../../shared/domain/complaint/codes.ts';
import { shortText } from '../../shared/domain/text.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { findCustomer, readsOfCustomer } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { customerAnswer } from './customer-answer.ts';

export const changeCustomerBody = z
  .strictObject({
    name: z.optional(shortText),
    address: z.optional(z.nullable(shortText)),
    class: z.optional(z.nullable(z.enum(customerClasses))),
  })
  .check(
    z.refine((body) => Object.keys(body).length > 0, 'must tell what is to change'),
    z.meta({ minProperties: 1 }),
  );

type Body = z.infer<typeof changeCustomerBody>;

/** Who the customer is, set right; calls that are still to be made ask for them by the new name. */
export const changeCustomer: UseCase<{ id: string }, unknown, Body> = {
  reads: ({ params }) => readsOfCustomer(params.id),
  async run({ params, body, ifMatch }, context) {
    const { runtime, now: at } = context;
    const place = findCustomer(params.id, context);
    const { customer, found, by } = place;
    checkVersion(ifMatch, found.file);
    const { name = found.file.name, address, class: customerClass } = body;
    const unset = (['address', 'class'] as const).filter((field) => body[field] === null);
    const set = { name, address: address ?? undefined, class: customerClass ?? undefined };
    const calls =
      name === undefined || name === found.file.name
        ? []
        : await changeOpenCallbacks(runtime.table, customer, (state, policy) =>
            correctCustomer(state, { name }, { at, by, policy }),
          );
    const writes = await inTransactions(runtime.table, [writeFile(found, { set, unset })], calls);
    const changed = {
      name,
      address: address === undefined ? found.file.address : (address ?? undefined),
      class: customerClass === undefined ? found.file.class : (customerClass ?? undefined),
    };
    return await customerAnswer(place, changed, writes, context);
  },
};
