import type { PolicyStatus } from './views/policy-status';

/** Who is told what the server says by itself. */
export interface ServerListeners {
  readonly status: PolicyStatus;
  /** The routes of the workspace are others than before. */
  routesChanged(): void;
}
