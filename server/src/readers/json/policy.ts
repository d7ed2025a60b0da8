import { isOfCode } from '../../model/change';
import type { Policy, Statement } from '../../model/policy';
import { findMember, type JsonSource, parseJson, spanOf } from '../../syntax/json';
import { endOfComment } from '../../syntax/json-scan';
import type { TextDocument } from '../../text/document';
import type { Located, Span } from '../../text/span';
import type { Note, Reader, Reading } from '../reading';
import { type Candidate, findPolicies } from './find';
import { decideKinds, type KindDecider } from './kind';
import { describePlace, type Place } from './place';
import { type ReportElement, readStatement, readText } from './statement';
import { describeOddity, findBranches, findIntrinsic, isNoValue } from './values';
import { writeJson } from './write';

/** Reads and repairs the policies of JSON documents, whatever holds them there. */
export const jsonReader: Reader = {
  syntax: 'JSON',
  policyFiles: /\.(?:jsonc?|json5|template)$/i,
  commentStyle: (document) =>
    /\.(?:jsonc|json5|code-snippets)$/i.test(document.path) || parseJson(document).comments.length > 0
      ? { open: '//' }
      : undefined,
  suits,
  read: readPolicies,
  writes: (change) => change.every((step) => step.do !== 'replaceCredential' && !isOfCode(step)),
  write: writeJson,
};

/** The text opens like JSON, comments aside, and names an element of the policy language between quotes. */
function suits({ text }: TextDocument): boolean {
  const at = skipComments(text);
  const opens = /[{["]/.test(text.charAt(at)) || text.startsWith('<<<<<<<', at);
  return opens && /(?:Statement|Effect)(?:"|\\)/.test(text);
}

/** The offset of the first character that is neither white space nor of a comment. */
function skipComments(text: string): number {
  for (let at = 0; ; ) {
    while (/[\s\uFEFF]/.test(text.charAt(at))) at++;
    const behind = text[at] === '/' ? endOfComment(text, at) : at;
    if (behind === at) return at;
    at = behind;
  }
}

function readPolicies(document: TextDocument): Reading {
  const text = parseJson(document);
  if (text.refused !== undefined) {
    return { policies: [], credentials: [], notes: [{ message: text.refused }], broken: [], comments: [] };
  }
  const notes: Note[] = [];
  const sources = new Set<JsonSource>([text]);
  const kinds = decideKinds(document.path, readTrust);
  const policies = (text.root ? findPolicies({ source: text, node: text.root }) : []).map((candidate) => {
    sources.add(candidate.place.source);
    return readPolicy(candidate, kinds, notes);
  });
  return { policies, credentials: [], notes, broken: [...sources].flatMap(brokenPlaces), comments: text.comments };
}

/** Syntax errors in strings count only where a policy was read from them: others may be no JSON at all. */
function brokenPlaces(source: JsonSource): Note[] {
  return source.errors.map(({ message, span }) => ({
    message,
    span: { start: source.toOuter(span.start), end: source.toOuter(span.end) },
  }));
}

function readPolicy({ place, policy, statements }: Candidate, kinds: KindDecider, notes: Note[]): Policy {
  const { source, node } = place;
  const unknown: Span[] = [];
  const read = readStatements(source, statements, unknown, notes);
  const version = readHead(source, policy, 'Version', unknown, notes);
  const id = readHead(source, policy, 'Id', unknown, notes);
  return {
    span: spanOf(source, node),
    ...kinds.decide(place, read),
    place: describePlace(place),
    ...(version && { version }),
    ...(id && { id }),
    statements: read,
    unknown,
  };
}

function readHead(
  source: JsonSource,
  policy: Candidate['policy'],
  key: string,
  unknown: Span[],
  notes: Note[],
): Located<string> | undefined {
  const node = findMember(policy, key);
  if (!node) return undefined;
  return readText(source, node, unknown, (at, why) => {
    notes.push({ message: `${key} ${why}.`, span: spanOf(source, at) });
  });
}

function readStatements(
  source: JsonSource,
  nodes: Candidate['statements'],
  unknown: Span[],
  notes: Note[],
): Statement[] {
  const statements: Statement[] = [];
  for (const [index, node] of nodes.entries()) {
    const name = `Statement ${index + 1}`;
    const branches = findBranches(node);
    for (const branch of branches ?? [node]) {
      if (isNoValue(branch)) continue;
      if (branch.type === 'object' && !findIntrinsic(branch)) {
        statements.push(readStatement(source, branch, unknown, noteElements(source, name, notes)));
        continue;
      }
      const span = spanOf(source, branch);
      unknown.push(span);
      notes.push({ message: `${name} ${describeOddity(branch)}.`, span });
    }
  }
  return statements;
}

/** One note for each element, however many of its parts could not be read. */
function noteElements(source: JsonSource, statement: string, notes: Note[]): ReportElement {
  let last = '';
  return (element, node, why) => {
    if (element === last) return;
    last = element;
    notes.push({ message: `${statement}: ${element} ${why}.`, span: spanOf(source, node) });
  };
}

/** The statements of the trust policy at a place. */
function readTrust(place: Place): readonly Statement[] {
  return findPolicies(place).flatMap(({ place: { source }, statements }) => readStatements(source, statements, [], []));
}
