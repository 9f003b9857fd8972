import * as z from 'zod/mini';
import { type CustomerRef, customerId } from '../../shared/data/table/ids.ts';
import { type Instant, withOffset } from '../../shared/domain/calendar.ts';
import { customerClasses } from '../../shared/domain/complaint/codes.ts';
import type { Customer } from '../../shared/domain/customer/customer.ts';
import { focusAhead } from '../../shared/domain/customer/focus.ts';

const text = () => z.string();
const time = () => z.iso.datetime({ offset: true });

/** A customer as callers see them. */
export const customerViewSchema = () =>
  z.object({
    id: text(),
    name: z.optional(text()),
    phone: z.optional(text()),
    address: z.optional(text()),
    class: z.optional(z.enum(customerClasses)),
    branchIds: z.array(text()),
    focus: z.optional(
      z.object({
        from: time(),
        until: time(),
        remark: z.optional(z.object({ text: text(), at: time(), by: text() })),
      }),
    ),
    noCallsSince: z.optional(time()),
    erasure: z.optional(z.object({ jobId: text(), at: time() })),
    version: z.int(),
  });

export type CustomerView = z.infer<ReturnType<typeof customerViewSchema>>;

/** Whose file it is, when it is looked at, and the zone that times are told in. */
export interface Seen {
  readonly customer: CustomerRef;
  readonly now: Instant;
  readonly timeZone: string;
}

export function customerView(file: Customer, { customer, now, timeZone }: Seen): CustomerView {
  const { name, phone, address, class: customerClass, branchIds = new Set(), noCallsSince, version } = file;
  return {
    id: customerId(customer),
    name,
    phone,
    address,
    class: customerClass,
    branchIds: [...branchIds].toSorted(),
    focus: focusView(file, now, timeZone),
    noCallsSince: noCallsSince && withOffset(noCallsSince, timeZone),
    erasure: file.erasure && { jobId: file.erasure.job, at: withOffset(file.erasure.at, timeZone) },
    version,
  };
}

/** The mark as long as it is ahead or there; once it is over, the remark on it is none of callers' business. */
function focusView(file: Customer, now: Instant, timeZone: string): CustomerView['focus'] {
  const focus = focusAhead(file, now);
  if (!focus) return undefined;
  const { focusRemark: remark } = file;
  return {
    from: withOffset(focus.from, timeZone),
    until: withOffset(focus.until, timeZone),
    remark: remark && { text: remark.text, at: withOffset(remark.at, timeZone), by: remark.by },
  };
}
