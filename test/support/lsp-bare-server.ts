import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/connection';
import { rules } from '../../server/src/rules/index';

/** A server that was installed without its grammars. */
startServer(createConnection(), { rules, readGrammar: () => Promise.reject(new Error('There is no such file.')) });
