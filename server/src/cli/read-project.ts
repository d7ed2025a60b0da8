import { sourceFilesIn } from '../disk/source-files';
import type { GuardNames } from '../model/team';
import { Project } from '../project/project';
import { grammarOf, loadGrammars } from '../syntax/code/grammars';
import type { Host } from './host';

/**
 * The project of a folder, ready to be asked for its routes. The grammars of the languages in it are loaded before.
 * Rejects where a grammar is not beside the program.
 */
export async function readProject(
  root: string,
  team: GuardNames,
  { readGrammar }: Host,
  named: readonly string[] = [],
): Promise<Project> {
  const files = sourceFilesIn(root);
  // What git ignores is no part of a project, unless somebody asks for its review.
  const paths = [...new Set([...files.paths, ...named])];
  await loadGrammars(
    paths.flatMap((path) => grammarOf(path) ?? []),
    readGrammar,
  );
  return new Project({ ...files, paths }, team);
}
