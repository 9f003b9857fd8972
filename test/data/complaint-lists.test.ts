import { describe, expect, test } from 'vitest';
import { writeComplaintRows } from '../../shared/data/complaint/complaint-lists.ts';
import type { ComplaintState } from '../../shared/domain/complaint/draft.ts';
import { newCarDefect, received, registrationOf } from '../support/complaint.ts';

const files = { customer: 'CUSTOMER', vehicle: 'VEHICLE' };
const details = { ...registrationOf().details, files };

/** The lists each item stands in: `row gsi1 complaints#…`. */
function placesIn(before: ComplaintState | undefined, after: ComplaintState): string[] {
  return writeComplaintRows(before, after).flatMap((write) => {
    if (!('put' in write)) return [];
    const places = Object.entries(write.attributes ?? {}).filter(([name]) => name.endsWith('pk'));
    if (places.length === 0) return [`${write.put.sk} nowhere`];
    return places.map(([name, place]) => `${write.put.sk} ${name.slice(0, 4)} ${place}`);
  });
}

describe('the lists a complaint stands in', () => {
  const branch = 'complaints#br.grp1.br1';
  const everywhere = [
    `row gsi1 ${branch}`,
    `row gsi2 ${branch}#received`,
    `row gsi3 ${branch}#owner#service_director`,
  ];

  test('a plain one is in those of its branch, its status and its owner', () => {
    expect(placesIn(undefined, newCarDefect().state)).toEqual(everywhere);
  });

  test('one with files, marks and an escalation to the region is in all of them', () => {
    const { state } = newCarDefect({ details, severe: true, focus: true }).settle('2026-11-23 12:01');
    const [told] = state.head.escalations;
    const escalations = [...state.head.escalations, { ...told, level: 'regional_manager' as const }];
    const after = { ...state, head: { ...state.head, escalations } } as ComplaintState;
    expect(placesIn(undefined, after)).toEqual([
      ...everywhere,
      `row#file gsi1 ${branch}#customer#CUSTOMER`,
      `row#file gsi2 ${branch}#vehicle#VEHICLE`,
      `row#file gsi3 ${branch}#focus`,
      `row#marks gsi1 ${branch}#overdue`,
      `row#marks gsi2 ${branch}#severe`,
      `row#marks gsi3 ${branch}#region`,
    ]);
  });

  test('its place is its receipt and its id, and an item shows it, or where the lists only name it, nothing', () => {
    const { state } = newCarDefect({ details, severe: true });
    const writes = writeComplaintRows(undefined, state);
    expect(writes).toHaveLength(3);
    for (const write of writes) {
      if (!('put' in write)) throw new Error('not put');
      const positions = Object.entries(write.attributes ?? {}).filter(([name]) => name.endsWith('sk'));
      for (const [, position] of positions) {
        expect(position).toBe(`${state.head.receivedAt}#${state.head.id}`);
      }
      if (write.put.sk === 'row#file') expect(write).not.toHaveProperty('row');
      else expect(write.row).toMatchObject({ id: state.head.id, severe: true, files });
    }
  });

  test('what has not changed is not written, and what stands in no list is not either', () => {
    const told = newCarDefect({ details });
    const before = told.state;
    expect(writeComplaintRows(before, before)).toEqual([]);
    expect(
      placesIn(before, told.contact('2026-11-23 11:00').state).map((place) => place.split(' ')[0]),
    ).toEqual(['row', 'row', 'row']);
  });

  test('one that leaves its last list stays behind without place and content', () => {
    const told = received().settle('2026-11-24 00:00:01');
    const overdue = told.state;
    expect(placesIn(undefined, overdue)).toContain(`row#marks gsi1 ${branch}#overdue`);
    const after = told.contact('2026-11-24 09:00').state;
    expect(placesIn(overdue, after)).toContain('row#marks nowhere');
    expect(
      writeComplaintRows(overdue, after).find((write) => 'put' in write && write.put.sk === 'row#marks'),
    ).toEqual({ put: { pk: after.head.id, sk: 'row#marks' } });
    expect(placesIn(after, told.contact('2026-11-24 10:00').state)).not.toContain('row#marks nowhere');
  });
});
