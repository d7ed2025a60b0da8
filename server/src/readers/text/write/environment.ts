import type { TextEdit } from '../../../text/edit';
import { type Form, formOf, type Site } from './site';

/** The form that has a program read the environment. */
export function environmentForm(form: {
  replace(site: Site): TextEdit | string;
  also?(sites: readonly Site[]): readonly TextEdit[];
}): Form {
  return formOf({
    by: 'environment',
    title: (variable) => `Read it from the environment as ${variable} (then rotate it)`,
    ...form,
  });
}
