import * as z from 'zod/mini';
import { vinSchema } from '../../shared/domain/vin.ts';
import { type Route, route } from '../../shared/http/route.ts';

const ofCustomer = z.object({ id: z.string() });
const erasure = async () => (await import('./erasure-view.ts')).erasureViewSchema();
const customer = async () => (await import('./customer-view.ts')).customerViewSchema();

export const routes = [
  route({
    method: 'GET',
    path: '/customers',
    operation: 'list-customers',
    summary: 'Find a customer by telephone number, plate or VIN',
    action: 'customer:list',
    answer: {
      status: 200,
      schema: async () => (await import('./customer-in-list.ts')).customerPageSchema(),
    },
    load: () => import('./list-customers.ts'),
  }),
  route({
    method: 'GET',
    path: '/customers/{id}',
    operation: 'get-customer',
    summary: 'The file of a customer with everything that ever happened',
    action: 'customer:read',
    params: ofCustomer,
    answer: { status: 200, schema: async () => (await import('./get-customer.ts')).customerFileSchema() },
    load: () => import('./get-customer.ts'),
  }),
  route({
    method: 'PUT',
    path: '/customers/{id}',
    operation: 'change-customer',
    summary: 'Correct name, address or class of a customer',
    action: 'customer:write',
    params: ofCustomer,
    answer: { status: 200, schema: customer },
    load: () => import('./change-customer.ts'),
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/phone',
    operation: 'change-number',
    summary: 'Give a customer another telephone number',
    action: 'customer:write',
    params: ofCustomer,
    answer: { status: 200, schema: customer },
    load: () => import('./change-number.ts'),
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/no-calls',
    operation: 'record-no-calls',
    summary: 'Record that a customer does not want to be called, or does again',
    action: 'customer:record-wish',
    params: ofCustomer,
    answer: { status: 200, schema: customer },
    load: () => import('./record-no-calls.ts'),
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/focus-remark',
    operation: 'remark-on-focus',
    summary: 'Add a remark to the focus mark of a customer',
    action: 'customer:write',
    params: ofCustomer,
    answer: { status: 200, schema: customer },
    load: () => import('./remark-on-focus.ts'),
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/messages',
    operation: 'log-message',
    summary: 'Log a call, a letter or a message with its text',
    action: 'customer:write',
    params: ofCustomer,
    answer: {
      status: 201,
      schema: async () => (await import('../../shared/http/history-view.ts')).historyEntrySchema(),
    },
    load: () => import('./log-message.ts'),
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/erasure',
    operation: 'erase-customer',
    summary: 'Erase what is personal of a customer',
    action: 'customer:erase',
    params: ofCustomer,
    answer: { status: 201, schema: erasure },
    load: () => import('./erase-customer.ts'),
  }),
  route({
    method: 'GET',
    path: '/customers/{id}/erasure',
    operation: 'get-erasure',
    summary: 'How far the erasure of a customer has come',
    action: 'customer:erase',
    params: ofCustomer,
    answer: { status: 200, schema: erasure },
    load: () => import('./get-erasure.ts'),
  }),
  route({
    method: 'GET',
    path: '/access-record',
    operation: 'list-accesses',
    summary: 'Who has seen, taken, brought in or erased data of customers',
    action: 'access-record:read',
    answer: {
      status: 200,
      schema: async () => (await import('./access-in-list.ts')).accessPageSchema(),
    },
    load: () => import('./list-accesses.ts'),
  }),
  route({
    method: 'PUT',
    path: '/vehicles/{vin}',
    operation: 'change-vehicle',
    summary: 'Tell the dates, the sale or the owner of a vehicle',
    action: 'vehicle:write',
    params: z.object({ vin: vinSchema }),
    answer: { status: 200, schema: async () => (await import('./vehicle-view.ts')).vehicleViewSchema() },
    load: () => import('./change-vehicle.ts'),
  }),
  route({
    method: 'GET',
    path: '/vehicles/{vin}',
    operation: 'get-vehicle',
    summary: 'The file of a vehicle with everything that ever happened',
    action: 'vehicle:read',
    params: z.object({ vin: vinSchema }),
    answer: { status: 200, schema: async () => (await import('./get-vehicle.ts')).vehicleFileSchema() },
    load: () => import('./get-vehicle.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
