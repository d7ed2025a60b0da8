import { getNodeValue } from 'jsonc-parser';
import type { Span } from '../text/span';
import { findMember, type JsonNode, memberKey, parseJson } from './json';
import type { JsonError } from './json-error';

/** The text of a project file as a plain value, with the way back to the places where its parts are written. */
export interface ParsedSettings {
  /** Undefined if nothing could be read. */
  readonly value: unknown;
  readonly broken: readonly JsonError[];
  /** The place of the member or item that the path leads to: of its key, or of its value. */
  locate(path: readonly (string | number)[], on: 'key' | 'value'): Span | undefined;
}

/** Reads the text of a project file, JSON with comments; what is broken in it is left out. */
export function parseSettings(text: string): ParsedSettings {
  const { root, errors, refused } = parseJson({ path: 'two-gates.jsonc', text });
  return {
    value: root && getNodeValue(root),
    broken: refused === undefined ? errors : [{ message: refused, span: { start: 0, end: 0 } }],
    locate: (path, on) => root && locateNode(root, path, on),
  };
}

function locateNode(root: JsonNode, path: readonly (string | number)[], on: 'key' | 'value'): Span | undefined {
  let node: JsonNode | undefined = root;
  let key: JsonNode | undefined;
  for (const step of path) {
    key =
      typeof step === 'string'
        ? node?.children?.find((property) => memberKey(property) === step)?.children?.[0]
        : undefined;
    node = typeof step === 'string' ? findMember(node, step) : node?.children?.[step];
  }
  const found = on === 'key' ? (key ?? node) : (node ?? key);
  return found && { start: found.offset, end: found.offset + found.length };
}
