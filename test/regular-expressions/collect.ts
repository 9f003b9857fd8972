import { readFile } from 'node:fs/promises';
import { type ESTree, parseSync, Visitor } from 'rolldown/utils';

/** A regular expression of a program, and where it stands. */
export interface Found {
  readonly file: string;
  readonly line: number;
  /** Undefined where its text is only known when it runs, so that nobody can check it. */
  readonly pattern: { readonly source: string; readonly flags: string } | undefined;
}

export async function collectFrom(files: readonly string[]): Promise<Found[]> {
  const found = await Promise.all(files.map(async (file) => collect(file, await readFile(file, 'utf8'))));
  return found.flat();
}

/** Methods of a text that make a regular expression of a text; `split`, `replace` and `replaceAll` look for it as it is. */
const compiling = new Set(['.match', '.matchAll', '.search']);

/**
 * Every literal, and whatever `RegExp` is called with, or a method that makes a regular expression of a text: texts, and
 * templates of constants of the file.
 */
export function collect(file: string, text: string): Found[] {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const constants = new Map<string, ESTree.Expression>();
  const found: Found[] = [];
  const tell = ({ start }: ESTree.Node, pattern: Found['pattern']) => {
    found.push({ file, line: text.slice(0, start).split('\n').length, pattern });
  };
  const made = (call: ESTree.NewExpression | ESTree.CallExpression) => {
    const [first, second] = call.arguments;
    const name = nameOf(call.callee);
    if (name === 'RegExp') {
      const source = first && textOf(first, constants);
      const flags = (second && textOf(second, constants)) ?? '';
      tell(call, source === undefined ? undefined : { source, flags });
    } else if (first && compiling.has(name ?? '') && !isLiteral(first, constants)) {
      const source = textOf(first, constants);
      tell(call, source === undefined ? undefined : { source, flags: name === '.matchAll' ? 'g' : '' });
    }
  };
  new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (id.type === 'Identifier' && init) constants.set(id.name, init);
    },
  }).visit(program);
  new Visitor({
    Literal: (literal) => {
      if ('regex' in literal) tell(literal, { source: literal.regex.pattern, flags: literal.regex.flags });
    },
    NewExpression: made,
    CallExpression: made,
  }).visit(program);
  return found;
}

/** What is called: a function's name, or a method's behind a dot. */
function nameOf(callee: ESTree.Expression): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression') return undefined;
  const { property } = callee;
  if (property.type === 'Literal') return `.${property.value}`;
  return property.type === 'Identifier' ? `.${property.name}` : undefined;
}

/** Whether it is a regular expression's literal, which is told where it stands. */
function isLiteral(node: ESTree.Node, constants: ReadonlyMap<string, ESTree.Expression>): boolean {
  const meant = node.type === 'Identifier' ? constants.get(node.name) : node;
  return meant?.type === 'Literal' && 'regex' in meant;
}

function textOf(node: ESTree.Node, constants: ReadonlyMap<string, ESTree.Expression>): string | undefined {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined;
  if (node.type === 'Identifier') {
    const constant = constants.get(node.name);
    return constant && textOf(constant, constants);
  }
  if (node.type !== 'TemplateLiteral') return undefined;
  const parts = node.expressions.map((part) => textOf(part, constants));
  if (parts.includes(undefined)) return undefined;
  return node.quasis.map(({ value }, at) => `${value.cooked ?? ''}${parts[at] ?? ''}`).join('');
}
