import { isBlank, isLetter } from './lexer';

/** Marks of lists and a few words, but no sentence, stand in front of a name: `- `, `export `, `the vpn `. */
export function isLabel(line: string): boolean {
  if (line.length > LONGEST_LABEL) return false;
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at);
    if (!isLetter(code) && !isBlank(code) && !marks.includes(line.charAt(at))) return false;
  }
  return true;
}

const LONGEST_LABEL = 40;
const marks = '-*>+$,';
