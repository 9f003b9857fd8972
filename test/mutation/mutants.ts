import { parseAst } from 'rolldown/parseAst';

/** One small mistake in a source file. */
export interface Mutant {
  readonly path: string;
  /** Where in the text it begins and ends, and what stands there instead. */
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** What of the syntax tree is looked at; every node has its place in the text. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

const comparisons: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
  '+': '-',
  '-': '+',
  '*': '/',
  '&&': '||',
  '||': '&&',
  '??': '&&',
};

/** Every mistake that can be made in a file by one of a dozen rules; types, which do nothing, are left alone. */
export function mutantsOf(path: string, source: string): Mutant[] {
  const mutants: Mutant[] = [];
  const add = (from: number, to: number, by: string) => {
    if (source.slice(from, to) !== by) mutants.push({ path, from, to, by });
  };

  function visit(node: Node): void {
    if (node.type.startsWith('TS') || node.type === 'ImportDeclaration') return;
    change(node);
    for (const value of Object.values(node)) {
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
    }
  }

  function change(node: Node): void {
    const { start, end } = node;
    const within = (part: unknown) => (isNode(part) ? source.slice(part.start, part.end) : '');
    switch (node.type) {
      case 'BinaryExpression':
      case 'LogicalExpression': {
        const { left, right, operator } = node;
        const other = comparisons[String(operator)];
        if (!isNode(left) || !isNode(right) || other === undefined || isText(left) || isText(right)) return;
        const at = source.indexOf(String(operator), left.end);
        add(at, at + String(operator).length, other);
        return;
      }
      case 'UnaryExpression':
        if (node.operator === '!') add(start, end, within(node.argument));
        return;
      case 'ConditionalExpression':
        add(start, end, within(node.consequent));
        add(start, end, within(node.alternate));
        return;
      case 'IfStatement':
        if (isNode(node.test)) {
          add(node.test.start, node.test.end, 'true');
          add(node.test.start, node.test.end, 'false');
        }
        return;
      case 'ExpressionStatement':
        if (!('directive' in node && node.directive)) add(start, end, ';');
        return;
      case 'SpreadElement':
        add(start, end, isNode(node.argument) && source[start - 1] === '[' ? '' : '...[]');
        return;
      case 'Literal':
        if (typeof node.value === 'number') add(start, end, String(node.value + 1));
        if (typeof node.value === 'boolean') add(start, end, String(!node.value));
        return;
      case 'ArrayExpression':
        if (source.slice(start, end).trim() !== '[]') add(start, end, '[]');
        return;
      case 'ReturnStatement':
        // Where a yes or no is asked for, undefined is no; the literal itself is turned round above.
        if (isNode(node.argument) && typeof node.argument.value !== 'boolean') {
          add(start, end, 'return undefined;');
        }
        return;
    }
  }

  visit(parseAst(source, { lang: 'ts' }) as unknown as Node);
  return mutants;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Partial<Node>).type === 'string';
}

function isText({ type, value }: Node): boolean {
  return type === 'TemplateLiteral' || typeof value === 'string';
}
