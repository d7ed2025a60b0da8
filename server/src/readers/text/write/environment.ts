import type { TextEdit } from '../../../text/edit';
import type { Companion } from '../../reading';
import { type Form, formOf, type Site } from './site';

/** The form that has a program read the environment. */
export function environmentForm(form: {
  replace(site: Site): TextEdit | string;
  also?(sites: readonly Site[]): readonly TextEdit[];
}): Form {
  return formOf({
    by: 'environment',
    title: (variable) => `Read it from the environment as ${variable} (then rotate it)`,
    companions: namedInEnvironmentFiles,
    ...form,
  });
}

/**
 * What a project that keeps its environment in files has to hold: the names, for everybody; a place for the values on
 * this machine, which a person fills in once they are rotated; and the rule that git never takes those.
 */
export function namedInEnvironmentFiles(sites: readonly Site[]): readonly Companion[] {
  const inOrder = [...sites].sort((a, b) => a.span.start - b.span.start);
  const names = [...new Set(inOrder.map(({ variable }) => variable))];
  return [
    ...names.map((key): Companion => ({ file: '.env.example', entry: `${key}=`, key, beside: false })),
    ...names.map((key): Companion => ({ file: '.env', entry: `${key}=`, key, beside: false })),
    { file: '.gitignore', entry: '.env', key: '.env', beside: false },
  ];
}
