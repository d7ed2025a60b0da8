import type { Severity } from '../../rules/define';
import type { ColourWishes } from '../host';

/** Marks up text for a terminal, or leaves it as it is. */
export interface Paint {
  path(text: string): string;
  faint(text: string): string;
  severity(severity: Severity, text: string): string;
}

const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 34, hint: 36 };

export const plain: Paint = { path: (text) => text, faint: (text) => text, severity: (_, text) => text };

export const coloured: Paint = {
  path: (text) => sequence(4, text),
  faint: (text) => sequence(2, text),
  severity: (severity, text) => sequence(colours[severity], text),
};

/** Whether to colour: the flag decides, then NO_COLOR, then FORCE_COLOR, then whether a terminal reads it. */
export function wantsColour(noColour: boolean, { NO_COLOR, FORCE_COLOR }: ColourWishes, isTerminal: boolean): boolean {
  if (noColour || isSet(NO_COLOR)) return false;
  return isSet(FORCE_COLOR) ? FORCE_COLOR !== '0' : isTerminal;
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

function sequence(code: number, text: string): string {
  return `\u001b[${code}m${text}\u001b[0m`;
}
