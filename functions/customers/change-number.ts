import * as z from 'zod/mini';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { findCustomer, readsOfCustomer } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { changeNumber as change } from '../../shared/transactions/customer-number.ts';
import { customerAnswer } from './customer-answer.ts';

export const body = z.strictObject({ phone: phoneSchema });

/** The customer has another telephone number; who has it then is known by it. */
export const useCase: UseCase<{ id: string }, unknown, z.infer<typeof body>> = {
  reads: ({ params }) => readsOfCustomer(params.id),
  async run({ params, body, ifMatch }, context) {
    const place = findCustomer(params.id, context);
    const { customer, found, by, branchId } = place;
    checkVersion(ifMatch, found.file);
    const { phone } = body;
    const given = { at: context.now, by };
    const writes = await change(context.runtime.table, { customer, found, phone, branchId }, given);
    return await customerAnswer(place, { phone }, writes, context);
  },
};
