import * as z from 'zod/mini';
import { checkVersion } from '../../shared/http/command.ts';
import { findCustomer, readsOfCustomer } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { allowCalls, refuseCalls } from '../../shared/transactions/no-calls.ts';
import { customerAnswer } from './customer-answer.ts';

export const body = z.strictObject({ wanted: z.boolean() });

/** CALL-10: the customer does not want to be called, or does again. */
export const useCase: UseCase<{ id: string }, unknown, z.infer<typeof body>> = {
  reads: ({ params }) => readsOfCustomer(params.id),
  async run({ params, body, ifMatch }, context) {
    const place = findCustomer(params.id, context);
    const { customer, found, by } = place;
    const { table } = context.runtime;
    checkVersion(ifMatch, found.file);
    const { noCallsSince = context.now } = found.file;
    const given = { at: context.now, by };
    const writes = body.wanted
      ? await refuseCalls(table, { customer, found }, given)
      : await allowCalls(table, place, given);
    return await customerAnswer(
      place,
      { noCallsSince: body.wanted ? noCallsSince : undefined },
      writes,
      context,
    );
  },
};
