import { courses } from '../../../../infra/local/demo/courses.ts';
import type { Case } from '../../../../infra/local/demo/month.ts';
import type { Step, Telling } from '../../../../infra/local/demo/step.ts';
import { topics } from '../../../../infra/local/demo/topics.ts';
import { callbackIdOf } from '../../../../shared/data/table/ids.ts';
import type { Role } from '../../../../shared/domain/roles.ts';
import { vinOf } from '../../../support/vin.ts';
import type { Act } from './act.ts';
import type { Answer, Desk } from './group.ts';
import type { Known, OwnCount } from './own-count.ts';
import type { PlayedTime } from './time.ts';

export interface Customer {
  readonly name: string;
  readonly phone: string;
  readonly vin: string;
}

/** The n-th customer of the group, whom nobody knew before. */
export function customerOf(serial: number): Customer {
  return { name: '王芳', phone: `138${String(serial).padStart(8, '0')}`, vin: vinOf(serial) };
}

interface Told {
  readonly desk: Desk;
  readonly count: OwnCount;
  readonly time: PlayedTime;
  readonly receivedAt: number;
  readonly customer: Customer;
  /** Of one that is told twice the first. */
  readonly repeats?: PlayedComplaint | undefined;
}

/** A complaint in the course of the month. */
export class PlayedComplaint {
  readonly #told: Told;
  readonly #case: Case;
  #id = '';
  #owner: Role = 'care_director';
  #status = '';
  #known: Known | undefined;

  constructor(one: Case, told: Told) {
    this.#case = one;
    this.#told = told;
  }

  /** All that is done about it, each by whom the course says and at its time. */
  acts(): Act[] {
    const { receivedAt, time } = this.#told;
    const topic = topics[this.#case.topic];
    const steps: readonly Step[] = courses[this.#case.course];
    return [
      { at: receivedAt, perform: (now) => this.#register(now) },
      ...steps
        .filter(({ where }) => where?.(topic) ?? true)
        .map(
          (step): Act => ({
            at: time.after(receivedAt, step.at),
            perform: (now) => this.#take(step, now),
          }),
        ),
    ];
  }

  async #register(now: number): Promise<void> {
    const { desk, count, customer } = this.#told;
    const { topic: name, channel, model, description, severe, priority, class: kind, takenBy } = this.#case;
    const topic = topics[name];
    this.#known = count.received(topic.category, now);
    this.#noteDown(
      await desk.post(takenBy, '/complaints', {
        branchId: desk.branchId,
        channel,
        category: topic.category,
        description,
        demand: topic.demand,
        against: { department: topic.department },
        severe,
        priority,
        customer: { name: customer.name, phone: customer.phone, class: kind },
        vehicle: { vin: customer.vin, model },
      }),
      now,
    );
  }

  async #take({ by, path, on, body }: Step, now: number): Promise<void> {
    const { desk, count, time, receivedAt, repeats } = this.#told;
    const telling: Telling = {
      topic: topics[this.#case.topic],
      time: (offset) => new Date(time.after(receivedAt, offset)).toISOString(),
      person: desk.person,
      ...(repeats && { repeated: repeats.#id }),
    };
    const said = body(telling);
    const role = by === 'owner' ? this.#owner : by;
    const isReached = 'outcome' in said && said.outcome === 'reached';
    if (on === 'callback') {
      await desk.post(role, `/callbacks/${callbackIdOf(this.#id)}/${path}`, said);
      count.attempts += 1;
      if (isReached) count.reached += 1;
      return;
    }
    const answer = await desk.post(role, `/complaints/${this.#id}/${path}`, said);
    if (path === 'contacts' && isReached && this.#known) this.#known.reachedAt ??= now;
    this.#noteDown(answer, now);
  }

  #noteDown(answer: Answer, now: number): void {
    const { count } = this.#told;
    const { id, status, owner } = answer as { id: string; status: string; owner: { role: Role } };
    const before = this.#status;
    this.#id = id;
    this.#owner = owner.role;
    this.#status = status;
    if (status === before || this.#case.topic === 'warrantyQuestion') return;
    if (status === 'closed') count.closed += 1;
    if (status === 'reopened') count.reopened += 1;
    if (before === 'closed') count.openedAgain += 1;
    if (status !== 'withdrawn' && status !== 'merged') return;
    count[status] += 1;
    if (this.#known) this.#known.goneAt = now;
  }
}
