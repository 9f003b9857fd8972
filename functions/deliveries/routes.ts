import * as z from 'zod/mini';
import { handling, type Route, route } from '../../shared/http/route.ts';

const delivery = async () => (await import('./delivery-view.ts')).deliveryViewSchema();

export const routes = [
  route({
    method: 'POST',
    path: '/deliveries',
    operation: 'register-delivery',
    summary: 'Register the delivery of a new car; its calls follow at once',
    action: 'delivery:register',
    answer: { status: 201, schema: delivery },
    async load() {
      const { registerDelivery, registerDeliveryBody } = await import('./register-delivery.ts');
      return handling({ body: registerDeliveryBody, useCase: registerDelivery });
    },
  }),
  route({
    method: 'GET',
    path: '/deliveries',
    operation: 'list-deliveries',
    summary: "A branch's deliveries, newest first",
    action: 'delivery:list',
    answer: {
      status: 200,
      schema: async () => (await import('./delivery-in-list.ts')).deliveryPageSchema(),
    },
    async load() {
      const { listDeliveries, listDeliveriesQuery } = await import('./list-deliveries.ts');
      return handling({ query: listDeliveriesQuery, useCase: listDeliveries });
    },
  }),
  route({
    method: 'GET',
    path: '/deliveries/{id}',
    operation: 'get-delivery',
    summary: 'One delivery with its calls',
    action: 'delivery:read',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: delivery },
    load: async () => handling({ useCase: (await import('./get-delivery.ts')).getDelivery }),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
