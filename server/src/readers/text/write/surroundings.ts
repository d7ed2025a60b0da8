import { splitWords } from '../../../knowledge/credential/names';
import { indentationAt, lineAt, lineStart, previousLine } from './lines';

/** How far above a value the names around it are looked for, and how many of them. */
const reach = 20_000;
const levels = 8;

/** Longer lines are none that a person wrote to name something. */
const longestLine = 300;

/**
 * The words that name what a value belongs to: the section, object, function or call around it, by brackets on its line
 * and by indentation above it. Empty if none of them tells anything.
 */
export function wordsAround(text: string, offset: number): readonly string[] {
  const start = lineStart(text, offset);
  const lead = text.slice(Math.max(start, offset - longestLine), offset);
  const open = openBracket(lead);
  const account =
    /\b(?:user(?! id\b)|role|(?:create|alter)\s+login)\s+(?:if not exists\s+)?["'`[]?([A-Za-z_]\w*)/i.exec(lead)?.[1];
  const beside = telling(account ?? (open === undefined ? '' : nameBefore(lead.slice(0, open))));
  if (beside.length > 0) return beside;
  let indentation = indentationAt(text, offset).length;
  let level = 0;
  let isSection = false;
  for (let at = start; at > 0 && offset - at < reach && level < levels && !isSection; ) {
    at = previousLine(text, at);
    const line = lineAt(text, at);
    const own = indentationAt(text, at).length;
    if (line.trim() === '' || line.length > longestLine) continue;
    isSection = /^\[{1,2}[\w. "'-]+\]{1,2}\s*$/.test(line);
    if (!isSection && (own >= indentation || /^[)}\]]/.test(line.trimStart()))) continue;
    indentation = own;
    level++;
    const words = telling(isSection ? line : nameIn(line));
    if (words.length > 0) return words;
  }
  return [];
}

/** Where the last bracket of a line stands that is open at its end. */
export function openBracket(line: string): number | undefined {
  let depth = 0;
  for (let at = line.length - 1; at >= 0; at--) {
    const char = line.charAt(at);
    if (')}]'.includes(char)) depth++;
    if ('({['.includes(char) && depth-- === 0) return at;
  }
  return undefined;
}

const declares =
  /\b(?:def|func|function|fun|fn|sub|class|object|struct|interface|module|namespace|package)\s+(?:\([^)]*\)\s*)?([A-Za-z_]\w*)/;

/** What the head of a block is called: a function, a key, a tag, or the labels of a block. */
function nameIn(line: string): string {
  const tag = /^\s*<([A-Za-z][\w.-]*)/.exec(line)?.[1];
  if (tag !== undefined) return tag;
  const declared = declares.exec(line)?.[1];
  if (declared !== undefined) return declared;
  const labels = /^\s*\w+((?:\s+"[\w-]+")+)\s*\{\s*$/.exec(line)?.[1];
  if (labels !== undefined) return labels;
  return nameBefore(line.trimEnd().replace(/[({[]+$/, ''));
}

/** The name that stands in front of a bracket: of what is called, or of what the bracket is given to. */
function nameBefore(lead: string): string {
  const tail = lead.slice(-100).trimEnd();
  const given = /([A-Za-z_$][\w.$-]*)["']?\s*(?:=>?|:=|:)(?:\s*new)?$/.exec(tail)?.[1];
  return given ?? /([A-Za-z_$][\w.$-]*)["']?$/.exec(tail)?.[1] ?? '';
}

/** The words of a name that tell one place from another, at most the last three. */
function telling(name: string): readonly string[] {
  return splitWords(name)
    .flatMap((word) => word.match(/[a-z0-9]+/g) ?? [])
    .filter((word) => word.length > 1 && !/^\d+$/.test(word) && !empty.has(word))
    .slice(-3);
}

/** Words that stand around values everywhere. */
const empty = new Set(
  (
    'if else elif for foreach while do try catch except finally switch case when match return with using new in on of ' +
    'and or not async await function func def class object struct const let var val final static public private export ' +
    'default defaults void string str char bytes int self this super my the main application index init setup run ' +
    'start begin test tests it describe suite config configs configuration conf settings setting options opts opt ' +
    'params parameters args kwargs arguments props properties property values value data stringdata env environment ' +
    'environments vars variables variable locals output spec metadata template containers container services service ' +
    'jobs job steps step stages stage server servers resource resources module provider credentials credential creds ' +
    'auth authentication authenticate authorization authorize login signin sign logon connect connection connections ' +
    'connector create make build get set put add open start load read write register update client api password ' +
    'passwd pass pwd secret secrets token tokens key keys user users account accounts print log echo assert equal ' +
    'expect source cells dict map list array append push json yaml to from by is execute exec call request requests session header ' +
    'headers literal form body input field fields root global common shared utils helper helpers handler process require ' +
    'import include exports logger warn warning warnings info debug error errors raise throw convertto securestring pscredential invoke command param stringify parse encode decode encrypt decrypt hash digest'
  ).split(' '),
);
