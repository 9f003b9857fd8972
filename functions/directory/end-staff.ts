import { checkVersion } from '../../shared/http/command.ts';
import type { UseCase } from '../../shared/http/route.ts';
import { findPerson, shown } from './find-person.ts';
import { personETag } from './person-view.ts';
import { readsOfChange, setPerson } from './set-person.ts';

/** Somebody works here no more: their next request is refused. Who has left already stays so. */
export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }, runtime) => readsOfChange(params.id, runtime),
  async run({ params, ifMatch }, context) {
    const { head, by } = findPerson(params.id, context);
    checkVersion(ifMatch, head);
    if (head.status === 'left') return { body: shown(head), headers: personETag(head) };
    const { version: _, entries: __, ...facts } = head;
    return setPerson(head, { ...facts, status: 'left' }, { action: 'end-staff', by }, context);
  },
};
