import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/connection';
import { testRules } from './lsp-rules';
import { readGrammar } from './parse-code';

startServer(createConnection(), { rules: testRules, readGrammar });
