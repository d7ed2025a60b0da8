import type { CodeLanguage } from '../../model/code';
import type { ExternalValue, Value } from '../../model/value';

/**
 * What an import means that no module answers: a name of a package, or nothing that is known, if only a file of the
 * project can be meant. What follows the package's own name is part of the path: `next/server` is `next`, `server`. Other
 * languages name a package as a whole: `github.com/gin-gonic/gin`, `org.springframework.web.bind.annotation`.
 */
export function packageOf(specifier: string, language: CodeLanguage): Value {
  if (language === 'python') return specifier.startsWith('.') ? absent(specifier) : dotted(specifier);
  if (language === 'php') return { kind: 'external', package: namespaceOf(specifier), path: [] };
  if (language === 'java') return classIn(specifier);
  if (language !== 'javascript') return { kind: 'external', package: specifier, path: [] };
  if (/^(\.|\/|~|#|@\/)/.test(specifier)) return absent(specifier);
  const parts = specifier
    .replace(/^node:/, '')
    .replace(/\.[cm]?js$/, '')
    .split('/');
  const size = specifier.startsWith('@') ? 2 : 1;
  return { kind: 'external', package: parts.slice(0, size).join('/'), path: parts.slice(size) };
}

/** The namespace that a name of PHP lies in: `Illuminate\Http` for `Illuminate\Http\Request`; `\` is the global one. */
function namespaceOf(name: string): string {
  const end = name.lastIndexOf('\\');
  return end <= 0 ? '\\' : name.slice(0, end);
}

/** A class of Java is a name in its package: `Principal` in `java.security`. */
function classIn(specifier: string): ExternalValue {
  const names = specifier.split('.');
  const first = names.findIndex((name) => /^\p{Lu}/u.test(name));
  const size = first < 0 ? names.length : first;
  return { kind: 'external', package: names.slice(0, size).join('.'), path: names.slice(size) };
}

function dotted(specifier: string): ExternalValue {
  const [first = '', ...path] = specifier.split('.');
  return { kind: 'external', package: first, path };
}

function absent(specifier: string): Value {
  return { kind: 'unknown', reason: `"${specifier}" is not in the workspace` };
}

/** A name behind an external one. */
export function behind({ package: from, path }: ExternalValue, name: string): ExternalValue {
  return { kind: 'external', package: from, path: name === 'default' ? path : [...path, name] };
}

/** What holds the names of languages in which each name is of some namespace, though not of one that is written. */
const global: Readonly<Partial<Record<CodeLanguage, string>>> = { php: '\\', csharp: '.net', ruby: 'ruby' };

/** A name that no module declares: of the language, or of where the program runs. */
export function globalName(name: string, language: CodeLanguage): ExternalValue {
  return { kind: 'external', package: global[language] ?? '', path: [name] };
}
