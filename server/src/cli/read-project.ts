import { sourceFilesIn } from '../disk/source-files';
import type { GuardNames } from '../model/team';
import { Project } from '../project/project';
import { grammarOf, loadGrammars } from '../syntax/code/grammars';
import type { Host } from './host';

/**
 * The project of a folder, ready to be asked for its routes. The grammars of the languages in it are loaded before.
 * Rejects where a grammar is not beside the program.
 */
export async function readProject(root: string, team: GuardNames, { readGrammar }: Host): Promise<Project> {
  const files = sourceFilesIn(root);
  const paths = [...files.paths];
  await loadGrammars(
    paths.flatMap((path) => grammarOf(path) ?? []),
    readGrammar,
  );
  return new Project({ ...files, paths }, team);
}
