import { randomUUID } from 'node:crypto';
import { vinOf } from '../../support/vin.ts';

/** The branch that the tests work at, unless they say otherwise. */
export const branchId = 'demo.sh01';

let customers = 0;

/** The telephone number of a customer who has not been there before. */
export function newPhone(): string {
  customers += 1;
  return `1380013${String(customers % 10_000).padStart(4, '0')}`;
}

let vehicles = 0;

/** Begins with other customers and vehicles, where several test files use one system. */
export function startSamplesAt(place: number): void {
  customers = place;
  vehicles = place;
}

/** The VIN of a vehicle that has not been there before. */
export function newVin(): string {
  vehicles += 1;
  return vinOf(vehicles);
}

/** The delivery of a new car to a new customer, by that adviser. */
export function deliveryBody(adviser: string, told: Readonly<Record<string, unknown>> = {}) {
  return {
    branchId,
    customer: { name: '李女士', phone: newPhone() },
    vehicle: { vin: newVin() },
    adviser,
    ...told,
  };
}

/** A customer at the workshop, received by that adviser. */
export function visitBody(adviser: string, told: Readonly<Record<string, unknown>> = {}) {
  return deliveryBody(adviser, { work: '更换机油机滤', ...told });
}

/** A complaint as a caller sends it, of a new customer about a new car unless told otherwise. */
export function complaintBody(told: Readonly<Record<string, unknown>> = {}) {
  return {
    branchId,
    channel: 'hotline',
    category: 'new_car_quality',
    description: '新车行驶中仪表盘报警，要求尽快检查。',
    customer: { name: '王先生', phone: newPhone() },
    ...told,
  };
}

const dayMs = 24 * 3600_000;

/** A campaign four weeks after `nowMs`, for a customer whom nobody knows unless told otherwise. */
export function campaignBody(nowMs: number, told: Readonly<Record<string, unknown>> = {}) {
  return {
    branchId,
    name: '冬季免费检测',
    date: new Date(nowMs + 28 * dayMs).toISOString().slice(0, 10),
    text: '请客户预约到店，免费检测电瓶与轮胎。',
    customers: ['cus.demo.0000000000000000'],
    ...told,
  };
}

/** A reward for somebody of the branch. */
export function entryBody(person: string, told: Readonly<Record<string, unknown>> = {}) {
  const amount = { amount: 100_00, currency: 'CNY' };
  return { branchId, kind: 'reward', person, amount, rule: '客户表扬奖励', reason: '客户来信表扬', ...told };
}

/** The day it is where all branches are; the clock of a system may be ahead of it. */
const today = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);

const decision = {
  subject: { category: 'repair_quality' },
  measure: '交车前由技术经理复检。',
  owner: { role: 'service_director' },
  dueAt: '2099-01-01T00:00:00Z',
};

/** What is to be done about a month's report by the service director; due too late unless told otherwise. */
export function improvementBody(told: Readonly<Record<string, unknown>> = {}) {
  return { branchId, month: today().slice(0, 7), ...decision, ...told };
}

/** A quality review with one decision, due in half a year. */
export function reviewBody(told: Readonly<Record<string, unknown>> = {}) {
  const dueAt = new Date(Date.now() + 180 * dayMs).toISOString();
  const decisions = [{ ...decision, dueAt, ...told }];
  const month = today().slice(0, 7);
  return { branchId, date: today(), month, participants: ['周慧敏', '赵永强'], decisions };
}

export const resolutionBody = {
  cause: '传感器线束接触不良',
  method: '更换线束',
  result: '故障排除',
  rootCause: '装配时未卡紧',
  improvement: '交车检验增加一项',
};

/** The header that lets a request be sent again. */
export function key(text: string = randomUUID()): { 'idempotency-key': string } {
  return { 'idempotency-key': text };
}
