import { createConnection } from 'vscode-languageserver/node';
import { startServer } from '../../server/src/lsp/connection';
import { testRules } from './lsp-rules';

startServer(createConnection(), { rules: testRules });
