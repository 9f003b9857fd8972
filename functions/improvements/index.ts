import { httpHandler } from '../../shared/http/handler.ts';
import { runtime } from '../../shared/runtime.ts';
import { routes } from './routes.ts';

export const handler = httpHandler(routes, runtime);
