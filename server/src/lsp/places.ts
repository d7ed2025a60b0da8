import { access, readFile } from 'node:fs/promises';
import type { Connection } from 'vscode-languageserver/node';
import { URI, Utils } from 'vscode-uri';
import type { ReadFileMethod, ReadFileParams, ReadFileResult } from './custom-messages';
import type { Abilities } from './from-protocol';
import type { Log } from './guard';
import type { Places } from './project-files';

const method: ReadFileMethod = 'twoGates/readFile';

/** Looks on disk for what is on disk, and asks the client for what only the client can reach. */
export function makePlaces(connection: Connection, can: Abilities, log: Log): Places {
  return {
    async read(uri) {
      if (URI.parse(uri).scheme === 'file') return readFromDisk(uri, log);
      if (!can.readFile) return undefined;
      const params: ReadFileParams = { uri };
      const text: ReadFileResult = await connection.sendRequest(method, params);
      return text ?? undefined;
    },
    isRepository: (folder) =>
      access(Utils.joinPath(URI.parse(folder), '.git').fsPath).then(
        () => true,
        () => false,
      ),
  };
}

async function readFromDisk(uri: string, log: Log): Promise<string | undefined> {
  try {
    const text = await readFile(URI.parse(uri).fsPath, 'utf8');
    return text.replace(/^\uFEFF/, '');
  } catch (error) {
    if (!isAbsent(error)) log.warn(`${uri} cannot be read: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}

/** True for what the disk answers where there is no such file. */
export function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
