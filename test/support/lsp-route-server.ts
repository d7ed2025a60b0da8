import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/connection';
import { rules } from '../../server/src/rules/index';
import { readGrammar } from './parse-code';

startServer(createConnection(), { rules: rules.filter(({ id }) => id.startsWith('route/')), readGrammar });
