/** Sends a request of our own to the server; undefined where none runs, or where it could not answer. */
export type AskServer = <Result>(method: string, params: unknown) => Promise<Result | undefined>;
