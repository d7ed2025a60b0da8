import { type Disposable, type TerminalLink, type TerminalLinkProvider, window } from 'vscode';
import { mayTellOfDenial } from '../commands/denial-text';

interface DenialLink extends TerminalLink {
  readonly line: string;
}

/** Makes lines of the terminal that may tell of a denial into links that explain them. */
export function linkDenials(explain: (text: string) => unknown): Disposable {
  const provider: TerminalLinkProvider<DenialLink> = {
    provideTerminalLinks: ({ line }) => {
      const text = line.trimEnd();
      if (!mayTellOfDenial(text)) return [];
      const startIndex = text.length - text.trimStart().length;
      return [{ startIndex, length: text.length - startIndex, tooltip: 'Explain with Two Gates', line: text }];
    },
    handleTerminalLink: ({ line }) => {
      explain(line);
    },
  };
  return window.registerTerminalLinkProvider(provider);
}
