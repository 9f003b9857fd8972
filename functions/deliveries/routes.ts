import * as z from 'zod/mini';
import { type Route, route } from '../../shared/http/route.ts';

const delivery = async () => (await import('./delivery-view.ts')).deliveryViewSchema();

export const routes = [
  route({
    method: 'POST',
    path: '/deliveries',
    operation: 'register-delivery',
    summary: 'Register the delivery of a new car; its calls follow at once',
    action: 'delivery:register',
    answer: { status: 201, schema: delivery },
    load: () => import('./register-delivery.ts'),
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
    load: () => import('./list-deliveries.ts'),
  }),
  route({
    method: 'GET',
    path: '/deliveries/{id}',
    operation: 'get-delivery',
    summary: 'One delivery with its calls',
    action: 'delivery:read',
    params: z.object({ id: z.string() }),
    answer: { status: 200, schema: delivery },
    load: () => import('./get-delivery.ts'),
  }),
] satisfies readonly Route[];

export type Operation = (typeof routes)[number]['operation'];
