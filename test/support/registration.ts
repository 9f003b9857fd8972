import type { Staff } from '../../shared/domain/callback/phone-number.ts';
import type { NamedPerson } from '../../shared/domain/complaint/command.ts';
import type { Complaint } from '../../shared/domain/complaint/complaint.ts';
import { type Registration, registerComplaint } from '../../shared/domain/complaint/register.ts';
import { effectivePolicy, type PolicyOverrides } from '../../shared/domain/policy.ts';
import type { Actor } from '../../shared/domain/record.ts';
import type { Role } from '../../shared/domain/roles.ts';
import { instant, shanghai } from './time.ts';

export function actor(role: Role): Actor {
  return { role, person: `per.${role}`, name: role };
}

/** A branch in which every role is held. */
export const fullRoster: Staff = { holds: () => true, has: () => true };

/** A branch in which nobody holds these roles. */
export function rosterWithout(...vacant: readonly Role[]): Staff {
  const holds = (role: Role) => !vacant.includes(role);
  return { holds, has: holds };
}

/** The person whom an input names, unless told otherwise. */
export const named: NamedPerson = { id: 'per.named', name: '李志明', role: 'service_adviser' };

/** What is told of a complaint, with what most tests do not care about filled in. */
export interface Told extends Partial<Omit<Registration, 'receivedAt' | 'timeZone'>> {
  /** Wall-clock time in the complaint's zone. */
  readonly receivedAt?: string;
  readonly registeredAt?: string;
  /** Who takes it in. */
  readonly by?: Actor;
  readonly zone?: string;
  readonly overrides?: PolicyOverrides;
  readonly roster?: Staff;
}

export function registrationOf({ receivedAt, zone = shanghai, ...told }: Told = {}): Registration {
  const { registeredAt: _, overrides: __, roster: ___, by: ____, ...facts } = told;
  return {
    id: 'cmp.grp1.br1.c1',
    number: 'SH01-2026-00001',
    branchId: 'br.grp1.br1',
    category: 'sales_service_quality',
    channel: 'hotline',
    severe: false,
    details: {
      description: '销售顾问答应的礼品没有兑现',
      customer: { name: '王芳', phone: '13812345678' },
      takenBy: { role: 'care_officer', person: 'per.care_officer', name: '李娜' },
    },
    ...facts,
    timeZone: zone,
    receivedAt: instant(receivedAt ?? '2026-11-23 10:00', zone),
  };
}

/** Another complaint of the branch, to merge into. */
export const otherComplaint: Complaint = registerComplaint(registrationOf({ id: 'cmp.grp1.br1.other' }), {
  at: instant('2026-11-23 10:00'),
  by: actor('care_officer'),
  policy: effectivePolicy(),
  roster: fullRoster,
}).head;
