import { type JsonNode, memberKey, memberValue, parseEmbedded } from '../../syntax/json';
import type { Place } from './place';

/** A value that reads as a policy. */
export interface Candidate {
  readonly place: Place;
  /** The policy object; undefined where statements stand without one. */
  readonly policy?: JsonNode;
  /** The statements, or one list of them, or what stands in their place. */
  readonly statements: readonly JsonNode[];
}

/** Finds everything at and below a place that reads as a policy, in the order of the text, strings of JSON included. */
export function findPolicies(place: Place): readonly Candidate[] {
  const found: Candidate[] = [];
  walk(place, found);
  return found;
}

function walk(place: Place, found: Candidate[]): void {
  const { source, node } = place;
  if (node.type === 'string') {
    const inner = mayHoldPolicy(node.value) ? parseEmbedded(source, node) : undefined;
    if (inner?.root) walk({ ...place, source: inner, node: inner.root }, found);
  } else if (node.type === 'object') {
    walkObject(place, found);
  } else if (node.type === 'array') {
    walkArray(place, found);
  }
}

function walkObject(place: Place, found: Candidate[]): void {
  const { source, node } = place;
  const statements = findStatements(node);
  if (statements) {
    found.push({ place, policy: node, statements });
    return;
  }
  if (isBareStatement(node)) {
    found.push({ place, statements: [node] });
    return;
  }
  for (const property of node.children ?? []) {
    const value = memberValue(property);
    if (value && mayHold(value)) walk({ source, node: value, name: memberKey(property), parent: place }, found);
  }
}

function walkArray(place: Place, found: Candidate[]): void {
  const { source, node } = place;
  const items = node.children ?? [];
  const bare = items.some(isBareStatement);
  if (bare) found.push({ place, statements: items.filter((item) => looksLikeStatement(item)) });
  for (const [name, item] of items.entries()) {
    if (mayHold(item) && !(bare && looksLikeStatement(item))) walk({ source, node: item, name, parent: place }, found);
  }
}

/** Keeps the walk from making a place for every number and short word. */
function mayHold(node: JsonNode): boolean {
  return node.type === 'object' || node.type === 'array' || (node.type === 'string' && mayHoldPolicy(node.value));
}

function mayHoldPolicy(text: string): boolean {
  if (text.length < 20) return false;
  const first = text.charCodeAt(0);
  // An opening bracket or brace, perhaps behind white space.
  if (first !== 123 && first !== 91 && (first > 32 || !/^\s*[{[]/.test(text))) return false;
  return text.includes('Statement') || text.includes('Effect');
}

/** The statements of a policy object, or undefined if it is none. */
function findStatements(object: JsonNode): readonly JsonNode[] | undefined {
  let statement: JsonNode | undefined;
  let dated = false;
  for (const property of object.children ?? []) {
    const key = property.children?.[0]?.value;
    if (key === 'Statement') statement ??= property;
    else if (key === 'Version') dated ||= isIamDate(memberValue(property)?.value);
  }
  if (!statement) return undefined;
  const value = memberValue(statement);
  const items = value?.type === 'array' ? (value.children ?? []) : value ? [value] : [];
  return dated || items.some(looksLikeStatement) ? items : undefined;
}

function isIamDate(value: unknown): boolean {
  return value === '2012-10-17' || value === '2008-10-17';
}

const hasEffect = 1;
const hasAction = 2;
const hasOther = 4;

function elementsOf(node: JsonNode): number {
  let elements = 0;
  if (node.type !== 'object') return elements;
  for (const property of node.children ?? []) {
    switch (property.children?.[0]?.value) {
      case 'Effect':
        elements |= hasEffect;
        break;
      case 'Action':
      case 'NotAction':
        elements |= hasAction;
        break;
      case 'Resource':
      case 'NotResource':
      case 'Principal':
      case 'NotPrincipal':
        elements |= hasOther;
        break;
    }
  }
  return elements;
}

function looksLikeStatement(node: JsonNode): boolean {
  const elements = elementsOf(node);
  return (elements & hasEffect) !== 0 || elements === (hasAction | hasOther);
}

/** Allow or Deny together with actions: enough to be a statement without a policy around it. */
function isBareStatement(node: JsonNode): boolean {
  if ((elementsOf(node) & (hasEffect | hasAction)) !== (hasEffect | hasAction)) return false;
  return (node.children ?? []).some((property) => {
    const value = memberValue(property)?.value;
    return memberKey(property) === 'Effect' && (value === 'Allow' || value === 'Deny');
  });
}
