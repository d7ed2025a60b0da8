import type { LogOutputChannel } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { ServerListeners } from './server-listeners';

/** Starts and stops the server. */
export class ServerControl {
  readonly #module: string;
  readonly #log: LogOutputChannel;
  readonly #listeners: ServerListeners;
  #client: Promise<LanguageClient> | undefined;

  constructor(module: string, log: LogOutputChannel, listeners: ServerListeners) {
    this.#module = module;
    this.#log = log;
    this.#listeners = listeners;
  }

  /** Ends once the server answers, or once the log says why it does not. */
  async start(): Promise<void> {
    this.#client ??= this.#makeClient();
    await this.#started(await this.#client);
  }

  /** Asks the server, which is started if need be; undefined where it does not run or could not answer, which the log tells. */
  async ask<Result>(method: string, params: unknown): Promise<Result | undefined> {
    await this.start();
    const client = await this.#client;
    if (!client?.isRunning()) return undefined;
    try {
      return await client.sendRequest<Result>(method, params);
    } catch (error) {
      this.#log.error(`${method} was not answered.`, error instanceof Error ? error : String(error));
      return undefined;
    }
  }

  async stop(): Promise<void> {
    const client = await this.#client;
    if (!client?.needsStop()) return;
    // A client that is still starting cannot be stopped.
    await this.#started(client);
    if (client.isRunning()) await client.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    this.#listeners.status.clear();
    this.#client = undefined;
    await this.start();
    this.#listeners.routesChanged();
  }

  async #started(client: LanguageClient): Promise<void> {
    try {
      await client.start();
    } catch (error) {
      this.#log.error('The server did not start.', error instanceof Error ? error : String(error));
    }
  }

  /** The protocol library is a bundle of its own, which is loaded once the editor has time for it. */
  async #makeClient(): Promise<LanguageClient> {
    const { makeClient } = await import('./client');
    return makeClient(this.#module, this.#log, this.#listeners);
  }
}
