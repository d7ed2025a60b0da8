import type {
  Conditions,
  ConditionTest,
  ConditionValue,
  Principal,
  Principals,
  Statement,
  Words,
} from '../../model/policy';
import { type JsonNode, type JsonSource, memberKey, memberValue, spanOf } from '../../syntax/json';
import type { Located, Span } from '../../text/span';
import {
  describeOddity,
  findBranches,
  findIntrinsic,
  findString,
  isNoValue,
  isPlaceholder,
  locate,
  type Report,
  readStrings,
  type Strings,
} from './values';

/** Says which element of the statement could not be read and why. */
export type ReportElement = (element: string, node: JsonNode, why: string) => void;

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/**
 * Reads one statement. Of a key that occurs twice the first counts.
 * What has no finer list to go to is put into `unknown`.
 */
export function readStatement(
  source: JsonSource,
  node: JsonNode,
  unknown: Span[],
  reportElement: ReportElement,
): Statement {
  const statement: Mutable<Statement> = { span: spanOf(source, node) };
  let sid: Located<string> | undefined;
  let effect: Located<string> | undefined;
  for (const property of node.children ?? []) {
    const value = memberValue(property);
    if (!value) continue;
    const key = memberKey(property);
    const report: Report = (at, why) => reportElement(key, at, why);
    switch (key) {
      case 'Sid':
        sid ??= readText(source, value, unknown, report);
        break;
      case 'Effect':
        effect ??= readText(source, value, unknown, report);
        break;
      case 'Action':
        statement.actions ??= readWords(source, value, report);
        break;
      case 'NotAction':
        statement.notActions ??= readWords(source, value, report);
        break;
      case 'Resource':
        statement.resources ??= readWords(source, value, report);
        break;
      case 'NotResource':
        statement.notResources ??= readWords(source, value, report);
        break;
      case 'Principal':
        statement.principals ??= readPrincipals(source, value, report);
        break;
      case 'NotPrincipal':
        statement.notPrincipals ??= readPrincipals(source, value, report);
        break;
      case 'Condition':
        statement.conditions ??= readConditions(source, value, report);
        break;
    }
  }
  if (sid) statement.sid = sid;
  if (effect) statement.effect = effect;
  return statement;
}

/** Reads an element that is one string. */
export function readText(
  source: JsonSource,
  node: JsonNode,
  unknown: Span[],
  report: Report,
): Located<string> | undefined {
  const string = findString(node);
  if (string && !isPlaceholder(string.value)) return locate(source, string);
  unknown.push(spanOf(source, node));
  report(node, string ? 'holds a template placeholder' : describeOddity(node));
  return undefined;
}

function readWords(source: JsonSource, node: JsonNode, report: Report): Words {
  const words = { span: spanOf(source, node), items: [], unknown: [] };
  readStrings(source, node, words, report);
  return words;
}

function readPrincipals(source: JsonSource, node: JsonNode, report: Report): Principals {
  const items: Principal[] = [];
  const unknown: Span[] = [];
  readPrincipal(source, node, items, unknown, report);
  return { span: spanOf(source, node), items, unknown };
}

function readPrincipal(source: JsonSource, node: JsonNode, items: Principal[], unknown: Span[], report: Report): void {
  if (node.type === 'string' && node.value === '*') {
    items.push({ type: '*', value: '*', span: spanOf(source, node) });
    return;
  }
  const branches = findBranches(node);
  if (branches) {
    for (const branch of branches) readPrincipal(source, branch, items, unknown, report);
    return;
  }
  if (isNoValue(node)) return;
  if (node.type !== 'object' || findIntrinsic(node)) {
    unknown.push(spanOf(source, node));
    report(node, describeOddity(node));
    return;
  }
  for (const property of node.children ?? []) {
    const value = memberValue(property);
    if (!value) continue;
    const type = memberKey(property);
    const strings: Strings = { items: [], unknown };
    readStrings(source, value, strings, report);
    for (const item of strings.items) items.push({ type, ...item });
  }
}

function readConditions(source: JsonSource, node: JsonNode, report: Report): Conditions {
  const span = spanOf(source, node);
  const tests: ConditionTest[] = [];
  const unknown: Span[] = [];
  if (node.type !== 'object' || findIntrinsic(node)) {
    if (!isNoValue(node)) {
      unknown.push(span);
      report(node, describeOddity(node));
    }
    return { span, tests, unknown };
  }
  for (const property of node.children ?? []) {
    const [operator, block] = property.children ?? [];
    if (!operator || !block) continue;
    if (block.type !== 'object' || findIntrinsic(block)) {
      unknown.push(spanOf(source, block));
      report(block, describeOddity(block));
      continue;
    }
    const located = locate(source, operator);
    for (const member of block.children ?? []) tests.push(readTest(source, located, member, report));
  }
  return { span, tests, unknown };
}

function readTest(source: JsonSource, operator: Located<string>, member: JsonNode, report: Report): ConditionTest {
  const span = spanOf(source, member);
  const [key, value] = member.children ?? [];
  const test = {
    operator,
    key: key ? locate(source, key) : { value: '', span },
    values: [] as ConditionValue[],
    unknown: [] as Span[],
    span,
    valuesSpan: value ? spanOf(source, value) : { start: span.end, end: span.end },
  };
  if (value) readConditionValues(source, value, test, report);
  // A key whose value is still being typed may yet get any value.
  else test.unknown.push(test.valuesSpan);
  return test;
}

function readConditionValues(
  source: JsonSource,
  node: JsonNode,
  into: { readonly values: ConditionValue[]; readonly unknown: Span[] },
  report: Report,
): void {
  if (node.type === 'boolean' || node.type === 'number') {
    const span = spanOf(source, node);
    const value = source.text.slice(node.offset, node.offset + node.length);
    into.values.push({ value, written: node.type, span });
    return;
  }
  if (node.type === 'array') {
    for (const item of node.children ?? []) readConditionValues(source, item, into, report);
    return;
  }
  const branches = findBranches(node);
  if (branches) {
    for (const branch of branches) readConditionValues(source, branch, into, report);
    return;
  }
  const strings: Strings = { items: [], unknown: into.unknown };
  readStrings(source, node, strings, report);
  for (const item of strings.items) into.values.push({ ...item, written: 'string' });
}
