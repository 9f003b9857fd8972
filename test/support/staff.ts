import type { NamedPerson } from '../../shared/domain/complaint/command.ts';

/** People of the branch whom an input may name. */
export const staff: readonly NamedPerson[] = [
  { id: 'per.a', name: '李志明', role: 'service_adviser' },
  { id: 'per.b', name: '孙丽', role: 'sales_director' },
  { id: 'per.c', name: '周慧敏', role: 'care_director' },
];

/** The person whom the input names, where the branch has them. */
export function personNamed({ person, responsible }: Record<string, unknown>): NamedPerson | undefined {
  return staff.find(({ id }) => id === person || id === responsible);
}
