import type { Node } from 'web-tree-sitter';
import type { Case, Expression, Statement } from '../../model/code';
import { readPattern } from './java-pattern';
import { all, calledAtOnce, type JavaSource } from './java-source';
import { partsOf, spanOf, unknown } from './source';

/** More cases of a `switch` that gives a value are not told apart. */
const mostArms = 60;

/** A `switch` as a statement. A case with an arrow does not run on into the next one. */
export function readSwitch(source: JavaSource, node: Node): Statement {
  const on = subjectOf(source, node);
  return {
    kind: 'switch',
    span: spanOf(node),
    on,
    cases: armsOf(node).map((arm): Case => {
      const span = spanOf(arm);
      const body = partsOf(arm)
        .filter(({ type }) => type !== 'switch_label')
        .flatMap((part) => source.read.body(source, part));
      const leaves: readonly Statement[] = arm.type === 'switch_rule' ? [{ kind: 'jump', span, to: 'break' }] : [];
      const tests = labelsOf(arm).flatMap((label) => partsOf(label).filter(({ type }) => type !== 'guard'));
      return {
        span,
        tests: tests.map((test) =>
          test.type === 'pattern' ? readPattern(source, test, on, node) : (all(source, [test])[0] ?? unknown(test)),
        ),
        body: [...body, ...leaves],
      };
    }),
  };
}

/** A `switch` that gives a value: choices in a row. What does more in one case is a function that is called at once. */
export function readSwitchValue(source: JavaSource, node: Node): Expression {
  const on = subjectOf(source, node);
  const arms = armsOf(node);
  if (arms.length > mostArms || arms.some(({ type }) => type !== 'switch_rule')) return unknown(node, [on]);
  const span = spanOf(node);
  const nothing: Expression = { kind: 'literal', span, value: null, isPattern: false };
  return arms.reduceRight<Expression>((whenFalse, arm) => {
    const whenTrue = valueOfArm(source, arm);
    const tests = labelsOf(arm).flatMap(partsOf).slice(0, mostArms);
    const [first, ...others] = tests.map((test): Expression => {
      if (test.type === 'pattern') return readPattern(source, test, on, node);
      const right = source.read.expression(source, test);
      return test.type === 'guard' ? right : { kind: 'binary', span, operator: '==', left: on, right };
    });
    if (!first) return whenTrue;
    const operator = tests.some(({ type }) => type === 'guard') ? 'and' : 'or';
    const test = others.reduce<Expression>((left, right) => ({ kind: 'binary', span, operator, left, right }), first);
    return { kind: 'choice', span, test, whenTrue, whenFalse };
  }, nothing);
}

function valueOfArm(source: JavaSource, arm: Node): Expression {
  const body = partsOf(arm).find(({ type }) => type !== 'switch_label');
  if (!body) return unknown(arm);
  const only = body.type === 'expression_statement' ? partsOf(body)[0] : undefined;
  return only ? source.read.expression(source, only) : calledAtOnce(body, source.read.body(source, body));
}

function subjectOf(source: JavaSource, node: Node): Expression {
  const subject = node.childForFieldName('condition');
  return subject ? source.read.expression(source, subject) : unknown(node);
}

function armsOf(node: Node): readonly Node[] {
  const body = node.childForFieldName('body');
  return (body ? partsOf(body) : []).filter(({ type }) => /^switch_(rule|block_statement_group)$/.test(type));
}

/** None of a default. */
function labelsOf(arm: Node): readonly Node[] {
  return partsOf(arm).filter(({ type }) => type === 'switch_label');
}
