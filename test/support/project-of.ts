import { noGuardNames } from '../../server/src/model/team';
import { Project } from '../../server/src/project/project';
import { grammarOf, loadGrammars } from '../../server/src/syntax/code/grammars';
import { readGrammar } from './parse-code';

/** A project that is given by the paths and texts of its files. */
export async function projectOf(files: Readonly<Record<string, string>>): Promise<Project> {
  const paths = Object.keys(files);
  await loadGrammars(
    paths.flatMap((path) => grammarOf(path) ?? []),
    readGrammar,
  );
  return new Project({ paths, read: (path) => files[path] }, noGuardNames);
}
