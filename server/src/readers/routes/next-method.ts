import type { Expression, FunctionCode, Statement } from '../../model/code';
import { walkCode } from '../../model/walk-code';

/** What a test says about the method of the request. */
interface Asked {
  readonly methods: readonly string[];
  readonly isNot: boolean;
}

/** The methods that the body of a handler tells apart, each with the function as it runs for that method. */
export function methodBranches(code: FunctionCode): ReadonlyMap<string, FunctionCode> {
  const methods = new Set<string>();
  walkCode(code.body, (node) => {
    if (node.kind === 'function') return false;
    if (node.kind === 'if') for (const method of askedBy(node.test)?.methods ?? []) methods.add(method);
    if (node.kind === 'switch' && isMethod(node.on)) {
      for (const { tests } of node.cases) for (const test of tests) if (test.kind === 'text') methods.add(test.value);
    }
    return true;
  });
  const known = [...methods].filter((method) => /^[A-Za-z]{3,7}$/.test(method));
  return new Map(known.map((method) => [method.toUpperCase(), { ...code, body: bodyFor(code.body, method) }]));
}

/** The statements as far as they can run for a method. */
function bodyFor(body: readonly Statement[], method: string): readonly Statement[] {
  return body.map((statement): Statement => {
    const { span } = statement;
    if (statement.kind === 'if') {
      const asked = askedBy(statement.test);
      if (!asked) {
        const { whenTrue, whenFalse } = statement;
        return { ...statement, whenTrue: bodyFor(whenTrue, method), whenFalse: bodyFor(whenFalse, method) };
      }
      const holds = asked.methods.includes(method) !== asked.isNot;
      return { kind: 'block', span, body: bodyFor(holds ? statement.whenTrue : statement.whenFalse, method) };
    }
    if (statement.kind === 'switch' && isMethod(statement.on)) {
      const { cases } = statement;
      const isFor = (test: Expression): boolean => test.kind === 'text' && test.value === method;
      const at = cases.findIndex(({ tests }) => tests.some(isFor));
      const from = at >= 0 ? at : cases.findIndex(({ tests }) => tests.length === 0);
      // A case without a word of its own runs on into the next.
      const taken = from < 0 ? [] : (cases.slice(from).find((one) => one.body.length > 0)?.body ?? []);
      return { kind: 'block', span, body: taken.filter(({ kind }) => kind !== 'jump') };
    }
    if (statement.kind === 'try') return { ...statement, body: bodyFor(statement.body, method) };
    if (statement.kind === 'block') return { ...statement, body: bodyFor(statement.body, method) };
    return statement;
  });
}

/** `req.method === 'GET'`, `req.method !== 'POST'`, several with `||` or `&&`. */
function askedBy(test: Expression): Asked | undefined {
  if (test.kind !== 'binary') return undefined;
  const { operator, left, right } = test;
  if (operator === 'or' || operator === 'and') {
    const [one, other] = [askedBy(left), askedBy(right)];
    const isNot = operator === 'and';
    return one && other && one.isNot === isNot && other.isNot === isNot
      ? { methods: [...one.methods, ...other.methods], isNot }
      : undefined;
  }
  const text = left.kind === 'text' ? left : right.kind === 'text' ? right : undefined;
  const of = text === left ? right : left;
  if (!text || !isMethod(of) || (operator !== '==' && operator !== '!=')) return undefined;
  return { methods: [text.value], isNot: operator === '!=' };
}

function isMethod(expression: Expression): boolean {
  const isNamed = expression.kind === 'name' && expression.name === 'method';
  return isNamed || (expression.kind === 'member' && expression.name.value === 'method');
}
