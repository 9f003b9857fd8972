import { techniciansRef } from '../../shared/data/arrival/technicians.ts';
import { staffRef } from '../../shared/data/directory/staff.ts';
import { personFiguresRef } from '../../shared/data/figures/figures-store.ts';
import { isBranchId } from '../../shared/data/table/ids.ts';
import { personFigures } from '../../shared/domain/figures/persons.ts';
import { countersByPerson } from '../../shared/domain/figures/tally.ts';
import { findBranch, readsOfBranch } from '../../shared/http/find-branch.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { seenAt } from '../../shared/http/seen.ts';
import type { BranchMonth } from './params.ts';

/** What each person of a branch has done in a month, and what was said of it (PERF-1). */
export const useCase: UseCase<BranchMonth, unknown, unknown> = {
  reads: ({ params: { branchId = '', month = '' } }) =>
    isBranchId(branchId)
      ? [...readsOfBranch(branchId), personFiguresRef(branchId, month), techniciansRef(branchId)]
      : [],
  async run({ params: { branchId, month }, rendition }, context) {
    const place = findBranch(branchId, context);
    const { branch, by } = place;
    const { loaded, runtime, now: generatedAt } = context;
    const counted = countersByPerson(loaded.get(personFiguresRef(branch.id, month))?.counters ?? {});
    const technicians = loaded.get(techniciansRef(branch.id)) ?? {};
    const ids = [...counted.keys()].toSorted();
    const refOf = (id: string) => staffRef(branch.id, id);
    const staff = ids.length === 0 ? undefined : await runtime.table.load(ids.map(refOf));
    const persons = ids.map((id) => {
      const member = staff?.get(refOf(id));
      const { name = technicians[id], role } = member ?? {};
      return { person: id, name, role, ...personFigures(counted.get(id) ?? {}) };
    });
    return {
      body: { branchId: branch.id, month, persons },
      // A file of it goes on by itself; it names people of the staff.
      ...(rendition.format !== 'json' && {
        seen: seenAt(place, by, 'report', `persons/${branch.id}/${month}`, 'export'),
      }),
      document: async () => {
        const { personsDocument } = await import('./persons-document.ts');
        return personsDocument({ branch, month, persons, generatedAt });
      },
    };
  },
};
