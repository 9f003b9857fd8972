import type { Act } from './act.ts';
import type { Customer } from './complaint-acts.ts';
import type { Desk } from './group.ts';
import type { VisitCourse } from './mix.ts';
import type { OwnCount } from './own-count.ts';

const minuteMs = 60_000;

interface Told {
  readonly desk: Desk;
  readonly count: OwnCount;
  readonly receivedAt: number;
  readonly customer: Customer;
}

interface Step {
  /** Minutes after the vehicle was brought in. */
  readonly after: number;
  readonly path: string;
  readonly body: object;
}

const started: Step = { after: 30, path: 'workshop', body: {} };
const done: readonly Step[] = [
  { after: 150, path: 'completion', body: { work: '更换机油机滤，检查制动。', checkedBy: '胡国平' } },
  { after: 180, path: 'hand-back', body: {} },
];

/** VISIT-1, from the reception to the hand-back. */
const steps: Readonly<Record<VisitCourse, readonly Step[]>> = {
  plain: [started, ...done],
  diagnosed: [{ after: 10, path: 'diagnosis', body: { findings: '例行保养，未见异常。' } }, started, ...done],
  extraWork: [started, ...extraWork(true), ...done],
  declinedExtraWork: [started, ...extraWork(false), ...done],
};

function extraWork(agreed: boolean): Step[] {
  return [
    { after: 60, path: 'extra-work', body: { description: '更换前制动片。' } },
    { after: 70, path: 'extra-work-answers', body: { item: 1, agreed, how: 'phone', saidBy: '王芳' } },
  ];
}

/** All that is done with a vehicle that is brought to the workshop. */
export function visitActs(course: VisitCourse, { desk, count, receivedAt, customer }: Told): Act[] {
  const { name, phone, vin } = customer;
  let id = '';
  return [
    {
      at: receivedAt,
      async perform() {
        const adviser = desk.person('service_adviser');
        const visit = await desk.post('service_adviser', '/visits', {
          branchId: desk.branchId,
          customer: { name, phone },
          vehicle: { vin },
          adviser,
          work: '更换机油机滤',
          technician: '马建军',
        });
        id = String(visit.id);
        count.visits += 1;
      },
    },
    ...steps[course].map(
      ({ after, path, body }): Act => ({
        at: receivedAt + after * minuteMs,
        async perform() {
          await desk.post('service_adviser', `/visits/${id}/${path}`, body);
          if (path === 'hand-back') count.handedBack += 1;
        },
      }),
    ),
  ];
}
