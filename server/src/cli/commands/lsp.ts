import { defineCommand } from '../command';
import type { ExitCode } from '../host';

/** `two-gates lsp` */
export const lsp = defineCommand({
  name: 'lsp',
  summary: 'Serve an editor over the Language Server Protocol.',
  flags: { stdio: { description: 'Speak over standard input and output.' } },

  run({ flags }, host): ExitCode {
    if (!flags.stdio) {
      host.complain('The language server speaks over standard input and output only: two-gates lsp --stdio.');
      return 2;
    }
    host.startServer();
    return 0;
  },
});
