import {
  overridesIn,
  type PolicyVersion,
  type ScopedPolicy,
  setPolicy,
} from '../../shared/data/directory/policy-store.ts';
import type { Loaded } from '../../shared/data/table/table.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { changesOf } from '../../shared/domain/policies/values.ts';
import type { PolicyOverrides } from '../../shared/domain/policy.ts';
import { branch, people } from '../example-case.ts';
import { versionInList, versionView } from './version-view.ts';

const nothingRead: Loaded = { get: () => undefined };

const untouched: ScopedPolicy = {
  scopeId: branch.id,
  overrides: {},
  setting: undefined,
  ofGroup: { ownerMayApprove: 1_000_00 },
};

function set(
  before: ScopedPolicy,
  overrides: PolicyOverrides,
  at: string,
  reason: string,
  restored?: number,
) {
  const changes = changesOf(overridesIn(before), overridesIn(before, overrides));
  const given = { at: instantOf(at), by: people.generalManager, reason, restored };
  const { setting } = setPolicy(nothingRead, before, { overrides, changes, ...given });
  const version: PolicyVersion = { ...setting, overrides, changes: [...changes] };
  return { policy: { ...before, overrides, setting }, version };
}

export const body = {
  overrides: { contactWithin: 'PT1H', resolutionHighByEndOfDay: 'P2D' },
  reason: '新车质量投诉要求更快响应。',
} as const;

const first = set(untouched, body.overrides, '2026-11-02T09:00:00+08:00', body.reason);
export const restoration = { version: 1, reason: '三天时限仍可做到，恢复一小时联系。' };
const second = set(first.policy, {}, '2026-11-16T10:00:00+08:00', '人手不足，暂按默认时限。');
const third = set(
  second.policy,
  body.overrides,
  '2026-11-23T09:30:00+08:00',
  restoration.reason,
  restoration.version,
);

/** The branch's policy as it was set, and as it was restored after it had been taken back. */
export const [changed, restored] = [first.policy, third.policy];
export const versions = [third, second, first].map(({ version }) => versionInList(version, branch.timeZone));
export const version = versionView(first.version, branch.timeZone);
