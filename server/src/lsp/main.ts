import { createConnection } from 'vscode-languageserver/node';
import { grammarsIn } from '../disk/grammars';
import { rules } from '../rules/index';
import { startServer } from './connection';

startServer(createConnection(), { rules, readGrammar: grammarsIn(`${__dirname}/grammars`) });
