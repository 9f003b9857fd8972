import * as z from 'zod/mini';
import { vinSchema } from '../../shared/domain/vin.ts';
import { handling, type Route, route } from '../../shared/http/route.ts';

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
    async load() {
      const { listCustomers, listCustomersQuery } = await import('./list-customers.ts');
      return handling({ query: listCustomersQuery, useCase: listCustomers });
    },
  }),
  route({
    method: 'GET',
    path: '/customers/{id}',
    operation: 'get-customer',
    summary: 'The file of a customer with everything that ever happened',
    action: 'customer:read',
    params: ofCustomer,
    answer: { status: 200, schema: async () => (await import('./get-customer.ts')).customerFileSchema() },
    async load() {
      const { historyQuery } = await import('./history.ts');
      return handling({ query: historyQuery, useCase: (await import('./get-customer.ts')).getCustomer });
    },
  }),
  route({
    method: 'PUT',
    path: '/customers/{id}',
    operation: 'change-customer',
    summary: 'Correct name, address or class of a customer',
    action: 'customer:write',
    params: ofCustomer,
    answer: { status: 200, schema: customer },
    async load() {
      const { changeCustomer, changeCustomerBody } = await import('./change-customer.ts');
      return handling({ body: changeCustomerBody, useCase: changeCustomer });
    },
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/phone',
    operation: 'change-number',
    summary: 'Give a customer another telephone number',
    action: 'customer:write',
    params: ofCustomer,
    answer: { status: 200, schema: customer },
    async load() {
      const { changeNumber, changeNumberBody } = await import('./change-number.ts');
      return handling({ body: changeNumberBody, useCase: changeNumber });
    },
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/no-calls',
    operation: 'record-no-calls',
    summary: 'Record that a customer does not want to be called, or does again',
    action: 'customer:record-wish',
    params: ofCustomer,
    answer: { status: 200, schema: customer },
    async load() {
      const { recordNoCalls, recordNoCallsBody } = await import('./record-no-calls.ts');
      return handling({ body: recordNoCallsBody, useCase: recordNoCalls });
    },
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/focus-remark',
    operation: 'remark-on-focus',
    summary: 'Add a remark to the focus mark of a customer',
    action: 'customer:write',
    params: ofCustomer,
    answer: { status: 200, schema: customer },
    async load() {
      const { remarkOnFocus, remarkOnFocusBody } = await import('./remark-on-focus.ts');
      return handling({ body: remarkOnFocusBody, useCase: remarkOnFocus });
    },
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
    async load() {
      const { logMessage, logMessageBody } = await import('./log-message.ts');
      return handling({ body: logMessageBody, useCase: logMessage });
    },
  }),
  route({
    method: 'POST',
    path: '/customers/{id}/erasure',
    operation: 'erase-customer',
    summary: 'Erase what is personal of a customer',
    action: 'customer:erase',
    params: ofCustomer,
    answer: { status: 201, schema: erasure },
    async load() {
      const { eraseCustomer, eraseCustomerBody } = await import('./erase-customer.ts');
      return handling({ body: eraseCustomerBody, useCase: eraseCustomer });
    },
  }),
  route({
    method: 'GET',
    path: '/customers/{id}/erasure',
    operation: 'get-erasure',
    summary: 'How far the erasure of a customer has come',
    action: 'customer:erase',
    params: ofCustomer,
    answer: { status: 200, schema: erasure },
    load: async () => handling({ useCase: (await import('./get-erasure.ts')).getErasure }),
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
    async load() {
      const { listAccesses, listAccessesQuery } = await import('./list-accesses.ts');
      return handling({ query: listAccessesQuery, useCase: listAccesses });
    },
  }),
  route({
    method: 'PUT',
    path: '/vehicles/{vin}',
    operation: 'change-vehicle',
    summary: 'Tell the dates, the sale or the owner of a vehicle',
    action: 'vehicle:write',
    params: z.object({ vin: vinSchema }),
    answer: { status: 200, schema: async () => (await import('./vehicle-view.ts')).vehicleViewSchema() },
    async load() {
      const { changeVehicle, changeVehicleBody } = await import('./change-vehicle.ts');
      return handling({ body: changeVehicleBody, useCase: changeVehicle });
    },
  }),
  route({
    method: 'GET',
    path: '/vehicles/{vin}',
    operation: 'get-vehicle',
    summary: 'The file of a vehicle with everything that ever happened',
    action: 'vehicle:read',
    params: z.object({ vin: vinSchema }),
    answer: { status: 200, schema: async () => (await import('./get-vehicle.ts')).vehicleFileSchema() },
    async load() {
      const { historyQuery } = await import('./history.ts');
      return handling({ query: historyQuery, useCase: (await import('./get-vehicle.ts')).getVehicle });
    },
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
