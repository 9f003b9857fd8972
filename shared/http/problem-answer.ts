import { titleSays } from '../domain/refusals/request.ts';
import type { Said } from '../domain/refusals/sentences.ts';
import { clipped, toldOf } from '../domain/refusals/told.ts';
import { acceptedLanguage } from './accept.ts';
import { detailOf, type Problem, type ProblemCode, problems } from './problem.ts';

/** How a caller tells one problem from another. */
export function problemType(code: ProblemCode): string {
  return `urn:dealer-care:problem:${code.replaceAll('_', '-')}`;
}

interface Speech {
  readonly language: string;
  readonly between: string;
  readonly say: (said: Said) => string;
}

const english: Speech = { language: 'en', between: '; ', say: ({ message }) => message };

/** The answer in the language that the caller likes best: English unless they say otherwise. */
export async function problemAnswerFor(problem: Problem, acceptLanguage: string | undefined) {
  const language = acceptedLanguage(acceptLanguage, ['en', 'zh']);
  return problemAnswer(problem, language === 'zh' ? await chineseFor(problem) : english);
}

/** All that the problem says, in Chinese; whoever wants English never reads it. */
async function chineseFor({ code, said, members: { errors = [] } }: Problem): Promise<Speech> {
  const { inChinese } = await import('../domain/refusals/in-chinese.ts');
  const all = [titleSays[code], said, ...errors.map((error) => error.said)];
  const words = new Map<Said, string>();
  for (const one of all) words.set(one, await inChinese(one));
  return { language: 'zh', between: '；', say: (one) => words.get(one) ?? one.message };
}

/** A problem as RFC 9457 has it, with the code and the values of what is said for programs. */
export function problemAnswer(problem: Problem, { language, between, say }: Speech = english) {
  const { code, said, members, retryAfterSeconds } = problem;
  const { errors, ...others } = members;
  const [status] = problems[code];
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      vary: code === 'not_acceptable' ? 'Accept, Accept-Language' : 'Accept-Language',
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
      ...(code === 'unauthenticated' && { 'www-authenticate': 'Bearer' }),
      ...(members.methods && { allow: members.methods.join(', ') }),
    },
    body: JSON.stringify({
      type: problemType(code),
      title: say(titleSays[code]),
      status,
      detail: code === 'malformed' && errors ? detailOf(errors, { between, say }) : say(said),
      ...toldOf(said),
      ...(errors && {
        errors: errors.map((error) => ({
          path: error.path,
          ...toldOf(error.said),
          message: clipped(say(error.said)),
        })),
      }),
      ...others,
    }),
  };
}
