import { createConnection } from 'vscode-languageserver/node';
import { rules } from '../rules/index';
import { startServer } from './connection';

startServer(createConnection(), { rules });
