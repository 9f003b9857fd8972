import { arrivalNumber } from '../../shared/data/arrival/arrival-id.ts';
import { callbackIdFor } from '../../shared/data/table/ids.ts';
import { instantOf } from '../../shared/domain/calendar.ts';
import { effectivePolicy } from '../../shared/domain/policy.ts';
import { applyVisitCommand, type VisitCommand } from '../../shared/domain/visit/command.ts';
import { answerExtraWork } from '../../shared/domain/visit/commands/answer-extra-work.ts';
import { askExtraWork } from '../../shared/domain/visit/commands/ask-extra-work.ts';
import { completeWork } from '../../shared/domain/visit/commands/complete-work.ts';
import { recordArrival } from '../../shared/domain/visit/commands/record-arrival.ts';
import { recordDelay } from '../../shared/domain/visit/commands/record-delay.ts';
import { recordDiagnosis } from '../../shared/domain/visit/commands/record-diagnosis.ts';
import { startWork } from '../../shared/domain/visit/commands/start-work.ts';
import { tellCustomer } from '../../shared/domain/visit/commands/tell-customer.ts';
import { handBackVisit } from '../../shared/domain/visit/hand-back.ts';
import { registerVisit, type VisitRegistration } from '../../shared/domain/visit/register.ts';
import type { VisitState } from '../../shared/domain/visit/visit.ts';
import { branch, people, registration } from '../example-case.ts';

/** One invented visit from its reception to its hand-back, and a call for help; the rules themselves make them. */
export const { customer, vehicle } = registration;
export const adviser = { id: people.adviser.person, name: people.adviser.name, role: people.adviser.role };

export const sent = {
  diagnosis: {
    findings: '前刹车片磨损至 2 毫米，机油到期。',
    quote: { amount: 1280_00, currency: 'CNY' },
    promisedAt: '2026-11-20T16:30:00+08:00',
  },
  workshop: { technician: '马建军' },
  extraWork: { description: '空调滤芯堵塞，建议更换。', cost: { amount: 180_00, currency: 'CNY' } },
  answer: { item: 1, agreed: true, how: 'phone', saidBy: '王先生本人' },
  completion: { work: '更换机油机滤、前刹车片、空调滤芯，路试正常。', extraWork: [1], checkedBy: '胡国平' },
  notice: {},
  handBack: { nextServiceOn: '2027-05-20', mileage: 21_480 },
  delay: { reason: '刹车片缺货，明早到件。', promisedAt: '2026-11-21T11:00:00+08:00' },
  arrival: {
    solved: false,
    receipt: 'JC-20261120-03',
    promisedAt: '2026-11-21T17:00:00+08:00',
    at: '2026-11-20T11:20:00+08:00',
  },
} as const;

const policy = effectivePolicy();
const on = (time: string) => instantOf(`2026-11-20T${time}:00+08:00`);

function receive(random: string, told: Pick<VisitRegistration, 'onSite'> = {}): VisitState {
  const id = `vis.${branch.id}.${random}`;
  return registerVisit(
    {
      id,
      branchId: branch.id,
      number: arrivalNumber(branch.code, 'visit', '2026-11-20', id),
      timeZone: branch.timeZone,
      customerClass: customer.class,
      receivedAt: on('09:05'),
      adviser,
      details: {
        customer: { name: customer.name, phone: customer.phone },
        vehicle,
        files: { customer: 'h2Kq0vB8sYxT5mJd3LrWnA', vehicle: 'p7CzE1uGf9QwVb4NkXs6Rt' },
        takenBy: people.adviser,
        work: '两万公里保养，检查刹车异响。',
        hoped: '下午五点前取车，刹车不再有异响。',
      },
      ...told,
    },
    undefined,
    { at: on('09:08'), by: people.adviser, policy },
  ).visit;
}

function after<Input>(state: VisitState, command: VisitCommand<Input>, time: string, body: unknown) {
  const given = { at: on(time), by: people.adviser, policy };
  return applyVisitCommand(state, command, command.input.parse(body), given);
}

const received = receive('v6t2m9x4h1q8r3b5');
const diagnosed = after(received, recordDiagnosis, '09:40', sent.diagnosis);
const working = after(diagnosed, startWork, '10:00', sent.workshop);
const asked = after(working, askExtraWork, '10:50', sent.extraWork);
const answered = after(asked, answerExtraWork, '11:05', sent.answer);
const finished = after(answered, completeWork, '15:20', sent.completion);
const told = after(finished, tellCustomer, '15:30', sent.notice);
const handedBack = handBackVisit(
  told,
  sent.handBack,
  {
    sampling: { month: '2026-11', class: 'other', chosen: true, drawn: true, place: 0 },
    opening: { callbackId: (purpose) => callbackIdFor(received.head.id, purpose) },
  },
  { at: on('16:40'), by: people.adviser, policy },
);
const help = receive('n3s7y0k5w2d9c4e8', { onSite: { area: 'city', calledAt: on('09:05') } });

export const states = {
  received,
  diagnosed,
  working,
  asked,
  answered,
  finished,
  told,
  handedBack: handedBack.visit,
  delayed: after(working, recordDelay, '14:10', sent.delay),
  help,
  arrived: after(help, recordArrival, '11:30', sent.arrival),
};

export const callsAfterHandBack = handedBack.calls.map(({ head }) => head);
