import type * as z from 'zod/mini';
import { scripts } from '../../shared/domain/scripts/scripts.ts';
import { situations } from '../../shared/domain/scripts/situations.ts';
import {
  type NamedSchema,
  named,
  type OperationDocs,
  pageContent,
  pagingDocs,
} from '../../shared/http/documentation.ts';
import { scriptDocs } from '../script-documentation.ts';
import { scriptPageSchema } from './script-page.ts';

const script = scriptPageSchema().shape.items.def.element;

type Script = z.infer<typeof script>;

const titles = situations.map((situation) => `\`${situation}\` ${scripts[situation].title.zh}`).join(', ');

export const scriptSchemas = {
  Situation: named(script.shape.situation, `What a handler may have to talk about (HANDLE-11): ${titles}.`),
  Script: named(script, 'What to do and say in a situation (HANDLE-11).', {
    situation: 'The situation it is for.',
    ...scriptDocs,
  }),
} satisfies Record<string, NamedSchema>;

export const listScriptsDocs: OperationDocs = {
  description:
    'A short script for each situation, to be read before or during the talk with the customer. A complaint names those that fit it as `situations`.',
  rules: ['HANDLE-11'],
  parameters: {
    situation: {
      description: 'Only the script for this. Left out: all of them.',
      example: 'phone_complaint',
    },
    ...pagingDocs,
  },
  answer: {
    description: 'A page of scripts.',
    ...pageContent<Script>('The scripts.', 'What to say on the telephone', [
      { situation: 'phone_complaint', ...scripts.phone_complaint },
    ]),
  },
  refusals: [],
};
