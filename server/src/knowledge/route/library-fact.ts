/** What a check of the second gate is about. */
type Sort = 'role' | 'permission' | 'scope' | 'owner' | 'tenant' | 'attribute';

/** What a name of a package does when it is used as a guard or called. */
export type LibraryFact =
  /** A middleware, decorator, class or dependency that lets callers through or refuses by itself. */
  | {
      readonly does: 'guards';
      readonly authentication: 'required' | 'optional' | 'unknown' | 'none';
      readonly authorization?: Sort;
      readonly says: string;
    }
  /** A call that proves who calls. It throws, or gives nothing, if nobody could be proved. */
  | {
      readonly does: 'verifies';
      readonly fails: 'throws' | 'missing';
      readonly says: string;
      readonly by?: 'password' | 'signature';
    }
  /** A call that reads claims without proving them. */
  | { readonly does: 'decodes'; readonly says: string }
  /** What only takes a credential out of a request. */
  | { readonly does: 'extracts' }
  /** A call that asks the second gate. */
  | { readonly does: 'checks'; readonly fails: 'throws' | 'missing'; readonly sort: Sort; readonly says: string }
  /** The one who calls. */
  | { readonly does: 'names' }
  /** The request of the framework as a global of the program. */
  | { readonly does: 'requests' }
  /** A call that signs somebody in or hands out a token. */
  | { readonly does: 'issues'; readonly says: string }
  /** A call that asks something elsewhere: with the presented credential in hand, it asks who that is. */
  | { readonly does: 'sends'; readonly says: string }
  | { readonly does: 'refuses'; readonly status: number | undefined }
  /** The answer that is being written, or one that is made. */
  | { readonly does: 'answers' }
  | { readonly does: 'neutral' };

export const requires = (says: string, authorization?: Sort): LibraryFact => ({
  does: 'guards',
  authentication: 'required',
  ...(authorization ? { authorization } : {}),
  says,
});
export const proves = (says: string): LibraryFact => ({ does: 'verifies', fails: 'throws', says });
export const finds = (says: string): LibraryFact => ({ does: 'verifies', fails: 'missing', says });
export const asks = (sort: Sort, says: string): LibraryFact => ({ does: 'checks', fails: 'missing', sort, says });
export const demands = (sort: Sort, says: string): LibraryFact => ({ does: 'checks', fails: 'throws', sort, says });
export const decodes = (says: string): LibraryFact => ({ does: 'decodes', says });
export const issues = (says: string): LibraryFact => ({ does: 'issues', says });
export const refuses = (status?: number): LibraryFact => ({ does: 'refuses', status });
export const password = (says: string): LibraryFact => ({ does: 'verifies', fails: 'missing', says, by: 'password' });
export const signature = (fails: 'throws' | 'missing'): LibraryFact => ({
  does: 'verifies',
  fails,
  says: 'verifies a signature',
  by: 'signature',
});
export const only = (authorization: Sort, says: string): LibraryFact => ({
  does: 'guards',
  authentication: 'unknown',
  authorization,
  says,
});
export const optional: LibraryFact = {
  does: 'guards',
  authentication: 'optional',
  says: 'lets callers in without a credential',
};
export const neutral: LibraryFact = { does: 'neutral' };
export const answers: LibraryFact = { does: 'answers' };
export const extracts: LibraryFact = { does: 'extracts' };
export const names: LibraryFact = { does: 'names' };
export const requests: LibraryFact = { does: 'requests' };

export const jwt = 'verifies a JSON Web Token';
export const session = 'reads a verified session';

/** A row of a table of facts: packages, names behind them, and what those do. See `libraries.ts`. */
export type LibraryRow = readonly [packages: string, names: string, fact: LibraryFact];
