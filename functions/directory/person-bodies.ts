import * as z from 'zod/mini';
import { mostBranches } from '../../shared/domain/directory/person.ts';
import { phoneSchema } from '../../shared/domain/phone.ts';
import { commonSays } from '../../shared/domain/refusals/common.ts';
import { refused } from '../../shared/domain/refusals/in-schema.ts';
import { roleSchema } from '../../shared/domain/roles.ts';
import { shortText } from '../../shared/domain/text.ts';

const identityPart = z.string().check(z.minLength(1), z.maxLength(255));
const branchIds = z.array(z.string()).check(z.maxLength(mostBranches));

/** Left out, the issuer is that of whoever enters it. */
const identity = z.strictObject({ issuer: z.optional(identityPart), subject: identityPart });

const contact = z.strictObject({
  phone: z.optional(phoneSchema),
  email: z.optional(z.email().check(z.maxLength(200))),
});

export const enterStaffBody = z.strictObject({
  name: shortText,
  role: roleSchema,
  branchIds: z._default(branchIds, []),
  groupId: z.optional(z.string()),
  regionId: z.optional(z.string()),
  identity,
  contact: z.optional(contact),
});

export const changeStaffBody = z
  .strictObject({
    name: z.optional(shortText),
    role: z.optional(roleSchema),
    branchIds: z.optional(branchIds),
    regionId: z.optional(z.string()),
    identity: z.optional(identity),
    contact: z.optional(z.nullable(contact)),
  })
  .check(
    z.refine((body) => Object.keys(body).length > 0, refused(commonSays.nothing_to_change)),
    z.meta({ minProperties: 1 }),
  );

export type EnterStaffBody = z.infer<typeof enterStaffBody>;
export type ChangeStaffBody = z.infer<typeof changeStaffBody>;
