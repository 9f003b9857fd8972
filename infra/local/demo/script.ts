import type { Role } from '../../../shared/domain/roles.ts';
import type { MonthCalendar } from './calendar.ts';
import { courses } from './courses.ts';
import { createCustomers } from './customers.ts';
import { cases } from './month.ts';
import type { Step, Telling } from './steps.ts';
import { topics } from './topics.ts';

/** One request of the play, at its instant. */
export interface Act {
  readonly at: string;
  /** Which complaint of the month, and which of its acts. */
  readonly caseNumber: number;
  readonly actNumber: number;
  readonly by: Step['by'];
  /** Under the complaint; undefined where it is registered. */
  readonly path?: string;
  readonly body: object;
}

const seed = 2026;

/** The whole month, in the order of time. */
export function scriptOf(
  calendar: MonthCalendar,
  branchId: string,
  person: (role: Role) => string,
): readonly Act[] {
  const customers = createCustomers(seed);
  const acts = cases.flatMap((told, index): Act[] => {
    const topic = topics[told.topic];
    const receivedAt = calendar.on(told.at);
    const time: Telling['time'] = (offset) => calendar.after(receivedAt, offset);
    const { name, phone, vin, plate } = customers.next();
    const registration = {
      branchId,
      channel: told.channel,
      category: topic.category,
      description: told.description,
      demand: topic.demand,
      against: { department: topic.department },
      severe: told.severe,
      priority: told.priority,
      customer: { name, phone, class: told.class },
      vehicle: { vin, plate, model: told.model },
    };
    const caseNumber = index + 1;
    const steps: readonly Step[] = courses[told.course];
    return [
      { at: receivedAt, caseNumber, actNumber: 0, by: told.takenBy, body: registration },
      ...steps.map(({ at, by, path, body }, place) => ({
        at: time(at),
        caseNumber,
        actNumber: place + 1,
        by,
        path,
        body: body({ topic, time, person }),
      })),
    ];
  });
  // Stable, so that acts of one complaint at the same instant stay in their order.
  return acts.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
