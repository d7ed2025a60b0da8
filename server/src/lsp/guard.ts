import { type CancellationToken, ResponseError } from 'vscode-languageserver/node';
import { cancelled } from './to-protocol';

/** Where the server writes what people may want to look up. Never the text of a policy above the level of debug. */
export interface Log {
  error(message: string): void;
  warn(message: string): void;
  info(message: string): void;
  debug(message: string): void;
}

/**
 * Wraps the handler of one request. A bug in it is logged under the name of the request and answered as if there were
 * nothing to say, so that one bad request does not disturb the others.
 */
export function guardRequest<Params, Result>(
  name: string,
  log: Log,
  empty: (params: Params) => Result,
  answer: (params: Params, token: CancellationToken) => Promise<Result>,
): (params: Params, token: CancellationToken) => Promise<Result> {
  return async (params, token) => {
    try {
      if (token.isCancellationRequested) throw cancelled();
      return await answer(params, token);
    } catch (error) {
      // Not a bug but an answer: cancelled, or about a version that is gone.
      if (error instanceof ResponseError) throw error;
      log.error(`${name}: ${describeError(error)}`);
      return empty(params);
    }
  };
}

/** The same for a notification, which has no answer; nobody needs to hear that it came too late. */
export function guardNotification<Params>(
  name: string,
  log: Log,
  take: (params: Params) => Promise<void> | void,
): (params: Params) => Promise<void> {
  return async (params) => {
    try {
      await take(params);
    } catch (error) {
      if (error instanceof ResponseError) return;
      log.error(`${name}: ${describeError(error)}`);
    }
  };
}

/** The stack of an error, which names the place of the bug. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
