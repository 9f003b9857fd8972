import type { Role } from '../../../shared/domain/roles.ts';
import type { MonthCalendar } from './calendar.ts';
import { courses } from './courses.ts';
import { type Customer, createCustomers } from './customers.ts';
import { cases } from './month.ts';
import type { Step, Telling } from './step.ts';
import { topics } from './topics.ts';

/** One request of the play, at its instant. */
export interface Act {
  readonly at: string;
  /** Which complaint of the month, and which of its acts. */
  readonly caseNumber: number;
  readonly actNumber: number;
  readonly by: Step['by'];
  /** Under the complaint, or under its callback; undefined where it is registered. */
  readonly path?: string;
  readonly on?: Step['on'];
  readonly body: (complaintId: (caseNumber: number) => string) => object;
}

const seed = 2026;

/** The whole month, in the order of time. */
export function scriptOf(
  calendar: MonthCalendar,
  branchId: string,
  person: (role: Role) => string,
): readonly Act[] {
  const customers = createCustomers(seed);
  const told = new Map<string, { caseNumber: number; customer: Customer }>();
  const acts = cases.flatMap((one, index): Act[] => {
    const topic = topics[one.topic];
    const receivedAt = calendar.on(one.at);
    const time: Telling['time'] = (offset) => calendar.after(receivedAt, offset);
    const caseNumber = index + 1;
    const first = one.repeats === undefined ? undefined : told.get(one.repeats);
    const { name, phone, vin, plate } = first?.customer ?? customers.next();
    told.set(one.at, { caseNumber, customer: { name, phone, vin, plate } });
    const registration = {
      branchId,
      channel: one.channel,
      category: topic.category,
      description: one.description,
      demand: topic.demand,
      against: { department: topic.department },
      severe: one.severe,
      priority: one.priority,
      customer: { name, phone, class: one.class },
      vehicle: { vin, plate, model: one.model },
    };
    const steps: readonly Step[] = courses[one.course];
    return [
      { at: receivedAt, caseNumber, actNumber: 0, by: one.takenBy, body: () => registration },
      ...steps
        .filter(({ where }) => where?.(topic) ?? true)
        .map(
          ({ at, body, ...step }, place): Act => ({
            ...step,
            at: time(at),
            caseNumber,
            actNumber: place + 1,
            body: (complaintId) =>
              body({ topic, time, person, ...(first && { repeated: complaintId(first.caseNumber) }) }),
          }),
        ),
    ];
  });
  // Stable, so that acts of one complaint at the same instant stay in their order.
  return acts.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
