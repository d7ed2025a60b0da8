import { type Change, type CodeStep, isOfCode } from '../../model/change';
import { grammarOf } from '../../syntax/code/grammars';
import { readCode } from '../../syntax/code/read-code';
import type { TextDocument } from '../../text/document';
import { applyEdits, independent, type TextEdit } from '../../text/edit';
import type { Writer, Written } from '../reading';
import { addGuard } from './add-guard';
import { lowerDecorator } from './lower-decorator';
import type { CodeSource } from './source';
import { swapStatus } from './swap-status';
import { tieToOwner } from './tie-to-owner';
import { verifyToken } from './verify-token';

/** Repairs routes and guards in the languages whose code is read. */
export const codeWriter: Writer = {
  suits: ({ path }) => grammarOf(path) !== undefined,
  writes: (change) => change.length > 0 && change.every(isOfCode),
  write: writeCode,
};

/** Turns a change into the edits that make it, or says why it cannot be written. Never throws. */
function writeCode({ path, text }: TextDocument, change: Change): Written {
  const module = readCode(path, text);
  if (!module) return { refused: 'This code cannot be read.' };
  const edits: TextEdit[] = [];
  for (const step of change) {
    const written = isOfCode(step) ? writeStep({ text, module }, step) : { refused: 'This is no repair of code.' };
    if ('refused' in written) return written;
    if (!independent(edits, written.edits)) return { refused: 'Two steps change the same place.' };
    edits.push(...written.edits);
  }
  const broken = readCode(path, applyEdits(text, edits))?.broken.length ?? 0;
  return broken > module.broken.length ? { refused: 'The code around it is not understood.' } : { edits };
}

function writeStep(source: CodeSource, step: CodeStep): Written {
  switch (step.do) {
    case 'swapStatus':
      return swapStatus(source, step.at, step.to);
    case 'addGuard':
      return addGuard(source, step);
    case 'tieToOwner':
      return tieToOwner(source, step);
    case 'verifyToken':
      return verifyToken(source, step.at);
    case 'lowerDecorator':
      return lowerDecorator(source, step.at, step.route);
  }
}
