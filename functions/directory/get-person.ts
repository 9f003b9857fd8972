import type { UseCase } from '../../shared/http/route.ts';
import { findPerson, readsOfPerson, shown } from './find-person.ts';
import { personETag } from './person-view.ts';

export const useCase: UseCase<{ id: string }, unknown, unknown> = {
  reads: ({ params }) => readsOfPerson(params.id),
  async run({ params }, context) {
    const { head } = findPerson(params.id, context);
    return { body: shown(head), headers: personETag(head) };
  },
};
