import { expect, test } from 'vitest';
import { writeAnonymised } from '../../shared/data/head/anonymised-details.ts';
import { writeHead } from '../../shared/data/head/write-head.ts';
import { keys } from '../../shared/data/table/keys.ts';
import { unchangedSince, type Write } from '../../shared/data/table/transaction.ts';
import { received } from '../support/complaint.ts';

const told = received({ id: 'cmp.grp1.br1.0000000000000001', branchId: 'grp1.br1' });
const { state } = told;
const { head } = state;
const kept = {
  head: { ...head, keptUntil: '2029-11-23T02:00:00.000Z' },
  details: { name: '王芳', kind: 'a' },
};
const without = ({ kind }: typeof kept.details, at: string) => ({ name: `gone ${at}`, kind });

test('POLICY-3 what is left of details lies beside them once they have an end, and anew when either changes', () => {
  const { keptUntil } = kept.head;
  const remains = {
    put: keys.remains(head.id),
    data: { name: `gone ${keptUntil}`, kind: 'a' },
    packs: true,
  };
  expect(writeAnonymised(undefined, { ...kept, head }, without)).toEqual([]);
  expect(writeAnonymised(undefined, kept, without)).toEqual([remains]);
  expect(writeAnonymised({ ...kept, head }, kept, without)).toEqual([remains]);
  expect(writeAnonymised(kept, structuredClone(kept), without)).toEqual([]);
  const other = { ...kept, details: { ...kept.details, kind: 'b' } };
  expect(writeAnonymised(kept, other, without)).toEqual([
    { ...remains, data: { ...remains.data, kind: 'b' } },
  ]);
  const later = { ...kept, head: { ...head, keptUntil: '2030-11-23T02:00:00.000Z' } };
  expect(writeAnonymised(kept, later, without)).toHaveLength(1);
});

test('a head is written as it was read; details and tasks only where they change', () => {
  const said = { entries: [], notices: [] };
  const put = (writes: readonly Write[]) => writes.map((write) => 'put' in write && write.put.sk);
  const first = writeHead(undefined, state, said);
  expect(first[0]).toMatchObject({ put: keys.head(head.id), when: unchangedSince(undefined), data: head });
  expect(put(first)).toEqual(['head', 'details', ...head.tasks.map(({ id }) => `task#${id}`)]);

  const next = structuredClone({ ...state, head: { ...head, version: head.version + 1 } });
  const same = writeHead(state, next, said, { gsi2pk: 'list', gsi2sk: head.id });
  expect(same).toEqual([
    {
      put: keys.head(head.id),
      data: next.head,
      packs: true,
      attributes: { gsi2pk: 'list', gsi2sk: head.id, version: head.version + 1 },
      when: unchangedSince(head.version),
    },
  ]);

  const [task, ...tasks] = next.head.tasks;
  if (!task) throw new Error('no task');
  const moved = { ...next, head: { ...next.head, tasks: [{ ...task, step: 9 }, ...tasks] } };
  expect(put(writeHead(state, moved, said))).toEqual(['head', `task#${task.id}`]);
  const ended = { ...next, head: { ...next.head, keptUntil: '2029-11-23T02:00:00.000Z' } };
  expect(writeHead(state, ended, said)[1]).toMatchObject({
    put: keys.details(head.id),
    attributes: { expiresAtEpochSeconds: Date.parse('2029-11-23T02:00:00Z') / 1000 },
  });
  expect(put(writeHead(state, next, told)).length).toBe(1 + told.entries.length + told.notices.length);
});
