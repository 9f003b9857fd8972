import * as z from 'zod/mini';
import { alternatives } from '../../shared/domain/alternatives.ts';
import { aYear, type Instant, instantSchema, plus } from '../../shared/domain/calendar.ts';
import { channels, customerClasses } from '../../shared/domain/complaint/codes.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { complaintSays } from '../../shared/domain/refusals/complaint.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { shortText } from '../../shared/domain/text.ts';
import { vinSchema } from '../../shared/domain/vin.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import { complaintAccess } from '../../shared/http/find-complaint.ts';
import { findFiles, readsOfFiles } from '../../shared/http/find-files.ts';
import { createdHead } from '../../shared/http/head-command.ts';
import {
  complaintTold,
  personToldBefore,
  readsOfToldBefore,
  registerIn,
} from '../../shared/http/register-complaint.ts';
import { fieldOf, type UseCase } from '../../shared/http/route.ts';
import { complaintView } from './complaint-view.ts';

export const body = z
  .strictObject({
    branchId: z.string(),
    channel: z.enum(channels),
    ...complaintTold,
    customer: z.strictObject({
      name: shortText,
      phone: phoneSchema,
      class: z.optional(z.enum(customerClasses)),
    }),
    vehicle: z.optional(
      z.strictObject({
        vin: z.optional(vinSchema),
        plate: z.optional(shortText),
        model: z.optional(shortText),
      }),
    ),
    receivedAt: z.optional(instantSchema),
    drill: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ channel, toldBefore }) => toldBefore === undefined || channel === 'callback', {
      path: ['toldBefore'],
      ...refused(complaintSays.told_in_callback_only),
    }),
    z.refine(({ channel, drill }) => drill !== true || channel !== 'callback', {
      path: ['drill'],
      ...refused(complaintSays.drill_by_callback),
    }),
    alternatives(
      {
        InCallback: { when: ['callback'], without: ['drill'] },
        ByChannel: { when: channels.filter((channel) => channel !== 'callback'), without: ['toldBefore'] },
      },
      'channel',
    ),
  );

/** A complaint comes in. */
export const useCase: UseCase<unknown, unknown, z.infer<typeof body>> = {
  reads: async ({ body }, { table }) => [
    ...readsOfBranch(fieldOf(body, 'branchId')),
    ...(await readsOfFiles(body, table)),
    ...readsOfToldBefore(fieldOf(body, 'branchId'), fieldOf(fieldOf(body, 'toldBefore'), 'person')),
  ],
  async run({ body }, context) {
    const { branchId, toldBefore, receivedAt = context.now, ...told } = body;
    const place = findBranch(branchId, context);
    checkReceipt(receivedAt, context.now);
    const { customer, vehicle } = told;
    const named = { phone: customer.phone, vin: vehicle?.vin, plate: vehicle?.plate };
    const files = await findFiles(place.branch.groupId, named, context);
    const concealedBy = personToldBefore(branchId, toldBefore, 'toldBefore', context);
    const { change, writes } = await registerIn(place, files, { ...told, receivedAt, concealedBy }, context);
    return {
      ...createdHead(complaintAccess, change, complaintView(change), place, context),
      writes,
    };
  },
};

function checkReceipt(receivedAt: Instant, now: Instant): void {
  if (receivedAt > now) throw invalid('receivedAt', commonSays.in_the_future);
  if (receivedAt < plus(now, `-${aYear}`)) throw invalid('receivedAt', commonSays.over_a_year_old);
}
