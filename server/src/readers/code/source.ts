import type { CodeModule } from '../../model/code';

/** Code that is being rewritten. */
export interface CodeSource {
  readonly text: string;
  readonly module: CodeModule;
}
