import * as z from 'zod/mini';
import type { Screener } from '../../shared/data/directory/channels.ts';
import { staffSchema } from '../../shared/data/directory/staff.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { type Channel, channels } from '../../shared/domain/complaint/codes.ts';
import { personActorSchema } from '../../shared/domain/record.ts';
import { type Owner, ownerSchema } from '../../shared/domain/roles.ts';

export const channelViewSchema = () =>
  z.object({
    channel: z.enum(channels),
    screener: ownerSchema,
    person: z.optional(staffSchema),
    namedAt: z.optional(z.iso.datetime({ offset: true })),
    namedBy: z.optional(personActorSchema),
  });

/** A channel as callers see it: who screens it and, where a person is named, since when and by whom. */
export function channelView(
  channel: Channel,
  screener: Owner,
  named: Screener | undefined,
  timeZone: string,
) {
  return {
    channel,
    screener,
    ...(named && {
      person: named.person,
      namedAt: withOffset(named.namedAt, timeZone),
      namedBy: named.namedBy,
    }),
  };
}
