import * as z from 'zod/mini';
import { commandActions, type HeadCommand } from '../access.ts';
import { toldFields } from '../domain/refusals/told.ts';
import { knownMethods } from './methods.ts';
import { type ProblemCode, problems } from './problem.ts';
import { problemType } from './problem-answer.ts';
import { mediaTypes } from './rendition.ts';

const headCommands = Object.keys(commandActions) as HeadCommand[];
const codes = Object.keys(problems) as ProblemCode[];

/** The body of every refusal. For the document, and for the tests that hold every answer to it. */
export const problemSchema = z.object({
  type: z.enum(codes.map(problemType)),
  title: z.string(),
  status: z.int(),
  detail: z.optional(z.string()),
  ...toldFields,
  errors: z.optional(z.array(z.object({ path: z.string(), ...toldFields, message: z.string() }))),
  allowed: z.optional(z.array(z.enum([...headCommands, 'end-stand-in']))),
  available: z.optional(z.array(z.enum(Object.values(mediaTypes)))),
  methods: z.optional(z.array(z.enum(knownMethods))),
  requestId: z.optional(z.string()),
});
