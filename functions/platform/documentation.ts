import { content, type Documentation } from '../../shared/http/documentation.ts';
import type { Operation } from './routes.ts';

export const documentation: Documentation<Operation> = {
  'get-health': {
    description: 'Reads the table once. For probes; it says nothing about anybody.',
    rules: [],
    answer: {
      description: 'The service answers, and its table can be read.',
      ...content<{ status: 'ok' }>(
        { status: 'Always `ok`; whatever is wrong has another status code.' },
        { ok: { summary: 'All is well', value: { status: 'ok' } } },
      ),
    },
    refusals: ['busy'],
  },
  'get-openapi': {
    description: 'Made from the declarations that the system serves, so it says what this installation does.',
    rules: [],
    answer: {
      description: 'The document.',
      ...content<Record<string, unknown>>(
        {},
        {
          document: {
            summary: 'Its beginning',
            value: { openapi: '3.1.0', info: { title: 'Dealer Care', version: '1' } },
          },
        },
      ),
    },
    refusals: [],
  },
};
