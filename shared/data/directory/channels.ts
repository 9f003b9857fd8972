import * as z from 'zod/mini';
import { type Channel, channels } from '../../domain/complaint/codes.ts';
import { personActorSchema } from '../../domain/record.ts';
import type { Owner } from '../../domain/roles.ts';
import { stored } from '../../domain/stored.ts';
import { itemRef } from '../table/item.ts';
import { keys } from '../table/keys.ts';
import { unchangedSince, type Write } from '../table/transaction.ts';
import type { Roster } from './roster.ts';
import { staffSchema } from './staff.ts';

const screenerSchema = z.lazy(() =>
  stored({ person: staffSchema, namedAt: z.string(), namedBy: personActorSchema }),
);

export type Screener = z.infer<typeof screenerSchema>;

const screenersSchema = z.lazy(() =>
  stored({ version: z.int(), byChannel: z.partialRecord(z.enum(channels), screenerSchema) }),
);

/** Who screens what comes in by each channel of a branch, as far as somebody is named. */
export type Screeners = z.infer<typeof screenersSchema>;

export function screenersRef(branchId: string) {
  return itemRef(keys.channels(branchId), screenersSchema);
}

/**
 * Who screens what comes in by the channel (INTAKE-7): the person who is named, as long as they are on the
 * roster, else whoever is care officer.
 */
export function screenerOf(screeners: Screeners | undefined, roster: Roster, channel: Channel): Owner {
  const person = namedScreener(screeners, roster, channel)?.person;
  return person ? { role: person.role, person: person.id } : { role: 'care_officer' };
}

/** The person who is named for the channel and is still there. */
export function namedScreener(
  screeners: Screeners | undefined,
  roster: Roster,
  channel: Channel,
): Screener | undefined {
  const screener = screeners?.byChannel[channel];
  return screener && roster.has(screener.person.role, screener.person.id) ? screener : undefined;
}

/** Names the channel's person, if the screeners still are those that were read. */
export function nameScreener(
  branchId: string,
  screeners: Screeners | undefined,
  channel: Channel,
  screener: Screener,
): Write {
  const version = (screeners?.version ?? 0) + 1;
  const data: Screeners = {
    ...screeners,
    version,
    byChannel: { ...screeners?.byChannel, [channel]: screener },
  };
  return {
    put: keys.channels(branchId),
    data,
    attributes: { version },
    when: unchangedSince(screeners?.version),
  };
}
