import * as z from 'zod/mini';
import { writeFile } from '../../shared/data/customer/customer-file.ts';
import { remarkOn } from '../../shared/domain/customer/focus.ts';
import { noteText } from '../../shared/domain/text.ts';
import { checkVersion } from '../../shared/http/command.ts';
import { findCustomer, readsOfCustomer } from '../../shared/http/find-customer.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { customerAnswer } from './customer-answer.ts';

export const body = z.strictObject({ text: noteText });

/** CALL-8: what the adviser says to the focus mark. */
export const useCase: UseCase<{ id: string }, unknown, z.infer<typeof body>> = {
  reads: ({ params }) => readsOfCustomer(params.id),
  async run({ params, body, ifMatch }, context) {
    const place = findCustomer(params.id, context);
    const { found, by } = place;
    checkVersion(ifMatch, found.file);
    const focusRemark = remarkOn(found.file, body.text, { at: context.now, by: by.person });
    return await customerAnswer(
      place,
      { focusRemark },
      [writeFile(found, { set: { focusRemark } })],
      context,
    );
  },
};
