import * as z from 'zod/mini';
import type { PolicyVersion } from '../../shared/data/directory/policy-store.ts';
import { withOffset } from '../../shared/domain/calendar.ts';
import { valueSources } from '../../shared/domain/policies/values.ts';
import { personActorSchema } from '../../shared/domain/record.ts';
import { pageSchema } from '../../shared/http/paging.ts';

const value = () => z.object({ value: z.unknown(), from: z.enum(valueSources) });

export const valueChangeSchema = () => z.object({ name: z.string(), before: value(), after: value() });

const shown = () => ({
  version: z.int(),
  at: z.iso.datetime({ offset: true }),
  by: personActorSchema,
  reason: z.string(),
  restored: z.optional(z.int()),
  changes: z.array(valueChangeSchema()),
});

export const versionPageSchema = () => pageSchema(z.object(shown()));

export const versionViewSchema = () => z.object({ ...shown(), overrides: z.record(z.string(), z.unknown()) });

/** A version as lists show it: who set it, when and why, and what that changed. */
export function versionInList(
  { version, at, by, reason, restored, changes }: PolicyVersion,
  timeZone: string,
) {
  return {
    version,
    at: withOffset(at, timeZone),
    by,
    reason,
    ...(restored !== undefined && { restored }),
    changes,
  };
}

/** The same with all that it set. */
export function versionView(version: PolicyVersion, timeZone: string) {
  return { ...versionInList(version, timeZone), overrides: version.overrides };
}
