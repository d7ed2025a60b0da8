import type { TextEdit } from '../../../../text/edit';
import type { Companion } from '../../../reading';

/** The block that declares a sensitive variable, line by line. */
export function declaration(name: string): readonly string[] {
  return [`variable "${name}" {`, '  type      = string', '  sensitive = true', '}'];
}

/**
 * Most projects keep their variables in a file of that name, which makes the edits that declare them in the document
 * itself needless.
 */
export function declaredBeside(
  path: string,
  names: readonly string[],
  standsFor: readonly TextEdit[],
): readonly Companion[] {
  if (/(?:^|\/)variables\.tf$/.test(path)) return [];
  return names.map((name) => ({
    file: 'variables.tf',
    entry: declaration(name).join('\n'),
    key: name,
    beside: true,
    standsFor,
  }));
}
