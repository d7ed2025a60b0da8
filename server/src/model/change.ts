import type { Located } from '../text/span';
import type { ConditionTest, Principal, Statement } from './policy';

/** A condition test to be written. */
export interface NewTest {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** The statement elements that hold a list of strings. */
export type ListElement = 'Action' | 'NotAction' | 'Resource' | 'NotResource';

/**
 * One step of a repair, in the words of the policy language. A writer turns steps into text edits for its syntax.
 *
 * - `removeTests`: drops tests; operator blocks and a `Condition` that are left empty go with them.
 * - `addTest`: adds a test, merged into the operator block of the same name if there is one.
 * - `replaceTest`: puts a test where another one stood.
 * - `rename`: puts another text into one string: a key, an operator, an action, a principal.
 * - `removeItem`: takes one string out of a list.
 * - `addItems`: adds strings to a list, making a list of a single string, and leaving out what is there already.
 * - `setList`: replaces an element by another one with these items, e.g. `Action` by `NotAction`.
 * - `splitOff`: moves actions or principals into a copy of the statement that follows it, and changes the copy's tests.
 */
export type Step =
  | { readonly do: 'removeTests'; readonly tests: readonly ConditionTest[] }
  | { readonly do: 'addTest'; readonly to: Statement; readonly test: NewTest }
  | { readonly do: 'replaceTest'; readonly old: ConditionTest; readonly test: NewTest }
  | { readonly do: 'rename'; readonly at: Located<string>; readonly to: string }
  | { readonly do: 'removeItem'; readonly item: Located<string> }
  | {
      readonly do: 'addItems';
      readonly to: Statement;
      readonly element: ListElement;
      readonly items: readonly string[];
    }
  | {
      readonly do: 'setList';
      readonly of: Statement;
      readonly element: ListElement;
      readonly becomes: ListElement;
      readonly items: readonly string[];
    }
  | {
      readonly do: 'splitOff';
      readonly from: Statement;
      readonly actions?: readonly Located<string>[];
      readonly principals?: readonly Principal[];
      readonly dropTests: readonly ConditionTest[];
      readonly addTests: readonly NewTest[];
    };

/** The steps of one repair. They are written together or not at all. */
export type Change = readonly Step[];
