import { describe, expect, it, test } from 'vitest';
import { complaintSchema } from '../../shared/domain/complaint/complaint.ts';
import { branchRoles, higherRoles, type Role } from '../../shared/domain/roles.ts';
import { type Case, fullRoster, newCarDefect, received, rosterWithout } from '../support/complaint.ts';

const at = '2026-11-23 11:00';
const told = (level: Role, rule = 'ESC-3') => [`${rule} ${level} ${at}:00`];

const ownedBy = (role: Role, roster = fullRoster) => received({ roster }).assignTo('2026-11-23 10:30', role);

/** Above each role of a branch, the next level first. */
const above: Partial<Record<Role, readonly Role[]>> = {
  sales_adviser: ['sales_director', 'general_manager', 'group_admin'],
  service_adviser: ['service_director', 'general_manager', 'group_admin'],
  care_specialist: ['care_director', 'general_manager', 'group_admin'],
  care_officer: ['care_director', 'general_manager', 'group_admin'],
  sales_director: ['general_manager', 'group_admin'],
  service_director: ['general_manager', 'group_admin'],
  care_director: ['general_manager', 'group_admin'],
  value_added_manager: ['general_manager', 'group_admin'],
  finance: ['general_manager', 'group_admin'],
  general_manager: ['regional_manager', 'group_admin'],
};

const owners = Object.entries(above) as [Role, readonly Role[]][];
const steps = owners.flatMap(([owner, levels]) => levels.map((level) => [owner, level] as const));
const noSteps = owners.flatMap(([owner, levels]) =>
  higherRoles.filter((role) => !levels.includes(role)).map((role) => [owner, role] as const),
);

describe('ESC-3', () => {
  test('ESC-3 every role that can own a complaint has a level above it', () => {
    expect(Object.keys(above).toSorted()).toEqual([...branchRoles].toSorted());
  });

  test.each(owners.filter(([owner]) => owner !== 'general_manager'))(
    'ESC-3 a %s hands it to the next level, which becomes owner and is told',
    (owner, [next = 'operator']) => {
      const complaint = ownedBy(owner).escalate(at);
      expect(complaint.complaint.owner).toEqual({ role: next });
      expect(complaint.escalations()).toEqual(told(next));
      expect(complaint.told('complaint_escalated')).toEqual([`${next} ${at}:00`]);
    },
  );

  test.each(steps)('ESC-3 a %s can name the %s', (owner, level) => {
    const complaint = ownedBy(owner).escalate(at, level);
    expect(complaint.complaint.owner).toEqual({ role: level });
    expect(complaint.escalations().map((row) => row.split(' ')[1])).toEqual([level]);
  });

  test.each(noSteps)('ESC-3 a %s cannot name the %s, who is not above them', (owner, level) => {
    expect(() => ownedBy(owner).escalate(at, level)).toThrow('must be above the owner');
  });

  test.each(owners)('ESC-3 where nobody is there, it goes from a %s to the level after', (owner, levels) => {
    for (const [nth, level] of levels.entries()) {
      const vacant = levels.slice(0, nth);
      expect(ownedBy(owner, rosterWithout(...vacant)).escalate(at).complaint.owner).toEqual({ role: level });
    }
    const nobody = () => ownedBy(owner, rosterWithout(...levels)).escalate(at);
    expect(nobody).toThrow(`there is nobody above the ${owner}`);
  });

  it('ESC-3 a level that is named must be held', () => {
    const complaint = ownedBy('sales_adviser', rosterWithout('general_manager'));
    const { state } = complaint;
    expect(() => complaint.escalate(at, 'general_manager')).toThrow('nobody who is general_manager');
    expect(complaint.state).toBe(state);
  });

  test.each([[''], ['  '], [undefined]])('ESC-3 it needs a reason, and %j is none', (reason) => {
    expect(() => received().do('escalate-complaint', at, { reason })).toThrow('reason');
  });

  it('ESC-3 the reason stands in the record', () => {
    const [entry] = received().escalate(at).entries.slice(-1);
    expect(entry).toMatchObject({ action: 'escalate-complaint', input: { reason: '超出权限' } });
  });

  it('ESC-3 every deadline stays, the new owner owes what runs, and signs anew', () => {
    const defect = newCarDefect().do('acknowledge-complaint', '2026-11-23 10:30');
    const before = defect.complaint.tasks;
    defect.escalate(at);
    const owner = { role: 'general_manager' };
    expect(defect.complaint.tasks).toEqual(before.map((task) => ({ ...task, owner })));
    expect(defect.complaint.acknowledgedAt).toBeUndefined();
    expect(defect.complaint.status).toBe('assigned');
  });

  it('ESC-3 what an owner missed before is told to whoever was above them then', () => {
    const defect = newCarDefect().escalate('2026-11-23 13:00');
    expect(defect.escalations()).toEqual([
      'ESC-2 general_manager 2026-11-23 12:00:00',
      'ESC-2 care_director 2026-11-23 12:00:00',
      'ESC-3 general_manager 2026-11-23 13:00:00',
    ]);
    expect(defect.settle('2026-11-24 12:00').escalations().at(-2)).toBe(
      'ESC-2 group_admin 2026-11-24 12:00:00',
    );
  });

  it('ESC-3 from level to level up to the region, and no further', () => {
    const complaint = ownedBy('sales_adviser');
    for (const level of ['sales_director', 'general_manager', 'regional_manager']) {
      expect(complaint.escalate(at).complaint.owner).toEqual({ role: level });
    }
    expect(() => complaint.escalate(at)).toThrow('there is nobody above the regional_manager');
  });

  it('ESC-3 an ended complaint is escalated no more', () => {
    expect(() => received().withdraw('2026-11-23 10:30').escalate(at)).toThrow('not allowed');
  });
});

const regionTold = ({ complaint }: Case) =>
  complaint.escalations.some(({ level }) => level === 'regional_manager');

describe('ESC-4', () => {
  it('ESC-4 what the general manager cannot solve goes to the region, which becomes owner and is told', () => {
    const complaint = ownedBy('general_manager').escalate(at);
    expect(complaint.complaint.owner).toEqual({ role: 'regional_manager' });
    expect(complaint.escalations()).toEqual(told('regional_manager', 'ESC-4'));
    expect(complaint.told('complaint_escalated')).toEqual([`regional_manager ${at}:00`]);
  });

  it('ESC-4 unless the group admin is named, who can hand it on to the region', () => {
    const complaint = ownedBy('general_manager').escalate(at, 'group_admin');
    expect(complaint.escalations()).toEqual(told('group_admin'));
    expect(complaint.escalate('2026-11-23 12:00').escalations().at(-1)).toBe(
      'ESC-4 regional_manager 2026-11-23 12:00:00',
    );
  });

  it('ESC-4 the region is told of no other, whatever is missed or escalated below it', () => {
    const missed = newCarDefect({ severe: true }).settle('2026-12-31 00:00');
    expect(missed.escalations().length).toBeGreaterThan(4);
    for (const complaint of [missed, ownedBy('sales_director').escalate(at)]) {
      expect(regionTold(complaint)).toBe(false);
    }
  });

  it('ESC-4 which region it is was kept when the complaint came in, and stays told whoever owns it next', () => {
    const complaint = received({ regionId: 'east' }).escalate(at).escalate(at);
    expect(regionTold(complaint)).toBe(true);
    complaint.assignTo('2026-11-23 12:00', 'care_director');
    expect(regionTold(complaint)).toBe(true);
    expect(complaintSchema.parse(complaint.complaint)).toMatchObject({ regionId: 'east' });
  });
});

describe('ESC-7', () => {
  it('ESC-7 a level is told once for each time it was escalated by hand', () => {
    const complaint = received().escalate(at);
    complaint.settle('2026-11-23 11:30').settle('2026-11-23 11:30');
    expect(complaint.escalations('ESC-3')).toEqual(told('general_manager'));
    complaint.assignTo('2026-11-23 12:00', 'sales_director').escalate('2026-11-23 13:00');
    expect(complaint.escalations('ESC-3')).toEqual([
      ...told('general_manager'),
      'ESC-3 general_manager 2026-11-23 13:00:00',
    ]);
    expect(complaint.told('complaint_escalated')).toHaveLength(2);
    const causes = complaint.complaint.escalations.map(({ cause }) => cause);
    expect(new Set(causes).size).toBe(2);
  });
});
