import type { NewImport } from '../../model/route';
import type { TextEdit } from '../../text/edit';
import type { CodeSource } from './source';

/** Writes imports below those that the file begins with, in the way in which it writes its own. */
export function addImports({ text, module }: CodeSource, imports: readonly NewImport[]): readonly TextEdit[] {
  if (imports.length === 0) return [];
  const isIndented = (start: number): boolean => /[ \t]/.test(text[text.lastIndexOf('\n', start - 1) + 1] ?? '');
  const first = module.body.find(({ kind }) => kind === 'function' || kind === 'class')?.span.start ?? text.length;
  const last = module.imports.filter(({ span }) => span.start < first && !isIndented(span.start)).at(-1);
  const at = last ? endOfLine(text, last.span.end) : 0;
  const model = last ? text.slice(last.span.start, last.span.end) : '';
  const lines = imports.map((one) => (module.language === 'python' ? python(one) : script(one, model)));
  return [{ span: { start: at, end: at }, text: lines.map((line) => (last ? `\n${line}` : `${line}\n`)).join('') }];
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  const line = end < 0 ? text.length : end;
  return text[line - 1] === '\r' ? line - 1 : line;
}

function python({ from, name }: NewImport): string {
  return `from ${from} import ${name}`;
}

function script({ from, name, isDefault }: NewImport, model: string): string {
  const quote = model.includes('"') ? '"' : "'";
  const end = model === '' || model.endsWith(';') ? ';' : '';
  const specifier = `${quote}${from}${quote}`;
  if (/\brequire\b/.test(model)) {
    return isDefault
      ? `const ${name} = require(${specifier})${end}`
      : `const { ${name} } = require(${specifier})${end}`;
  }
  return `import ${isDefault ? name : `{ ${name} }`} from ${specifier}${end}`;
}
