import { type JsonNode, type JsonSource, memberKey, memberValue, spanOf } from '../../syntax/json';
import type { Located, Span } from '../../text/span';

/** Says why a part could not be read: the end of the sentence "Action …". */
export type Report = (node: JsonNode, why: string) => void;

/** The strings of one element, and the places of what is no string. */
export interface Strings {
  readonly items: Located<string>[];
  readonly unknown: Span[];
}

/** A string with its quotes. */
export function locate(source: JsonSource, string: JsonNode): Located<string> {
  return { value: string.value, span: spanOf(source, string) };
}

/** Reads a string, a list of strings, or an intrinsic function whose strings can be told, into `into`. */
export function readStrings(source: JsonSource, node: JsonNode, into: Strings, report: Report): void {
  if (node.type === 'array') {
    for (const item of node.children ?? []) {
      if (item.type === 'array') skip(source, item, into, report, 'holds a list within a list');
      else readStrings(source, item, into, report);
    }
    return;
  }
  const string = findString(node);
  if (string) {
    if (isPlaceholder(string.value)) skip(source, node, into, report, 'holds a template placeholder');
    else into.items.push(locate(source, string));
    return;
  }
  const branches = findBranches(node);
  if (branches) {
    for (const branch of branches) readStrings(source, branch, into, report);
  } else if (!isNoValue(node)) {
    skip(source, node, into, report, describeOddity(node));
  }
}

function skip(source: JsonSource, node: JsonNode, into: Strings, report: Report, why: string): void {
  into.unknown.push(spanOf(source, node));
  report(node, why);
}

/** A plain string, or the text of `Fn::Sub`, whose interpolations look like policy variables and stay in it. */
export function findString(node: JsonNode): JsonNode | undefined {
  if (node.type === 'string') return node;
  const intrinsic = findIntrinsic(node);
  if (intrinsic?.name !== 'Fn::Sub') return undefined;
  const text = intrinsic.argument?.type === 'array' ? intrinsic.argument.children?.[0] : intrinsic.argument;
  return text?.type === 'string' ? text : undefined;
}

/** Both branches of `Fn::If`. */
export function findBranches(node: JsonNode): readonly JsonNode[] | undefined {
  const intrinsic = findIntrinsic(node);
  if (intrinsic?.name !== 'Fn::If' || intrinsic.argument?.type !== 'array') return undefined;
  return intrinsic.argument.children?.slice(1, 3);
}

/** True for `{ "Ref": "AWS::NoValue" }`, which stands for nothing at all. */
export function isNoValue(node: JsonNode): boolean {
  const intrinsic = findIntrinsic(node);
  return intrinsic?.name === 'Ref' && intrinsic.argument?.value === 'AWS::NoValue';
}

/** The function call that an object of one member may be in a CloudFormation template. */
export function findIntrinsic(node: JsonNode): { name: string; argument: JsonNode | undefined } | undefined {
  if (node.type !== 'object' || node.children?.length !== 1) return undefined;
  const [property] = node.children;
  if (!property) return undefined;
  const name = memberKey(property);
  return name === 'Ref' || name.startsWith('Fn::') ? { name, argument: memberValue(property) } : undefined;
}

/** True if a template engine will put something else there. `${…}` is not one: policy variables look like that. */
export function isPlaceholder(text: string): boolean {
  return /\{\{.*\}\}|<%.*%>/s.test(text);
}

/** What is wrong with a value that is not read, as the end of the sentence "Action …". */
export function describeOddity(node: JsonNode): string {
  const intrinsic = findIntrinsic(node);
  if (intrinsic) return `is computed by ${intrinsic.name}`;
  const kinds: Readonly<Record<string, string>> = {
    object: 'an object',
    array: 'a list',
    number: 'a number',
    boolean: 'true or false',
    null: 'null',
    string: 'a text',
  };
  return `holds ${kinds[node.type] ?? 'something'} that cannot be read there`;
}
