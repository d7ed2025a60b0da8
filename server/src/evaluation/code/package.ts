import type { CodeLanguage } from '../../model/code';
import type { ExternalValue, Value } from '../../model/value';

/**
 * What an import means that no module answers: a name of a package, or nothing that is known, if only a file of the
 * project can be meant. What follows the package's own name is part of the path: `next/server` is `next`, `server`. Other
 * languages name a package as a whole: `github.com/gin-gonic/gin`, `org.springframework.web.bind.annotation`.
 */
export function packageOf(specifier: string, language: CodeLanguage): Value {
  if (language === 'python') return specifier.startsWith('.') ? absent(specifier) : dotted(specifier);
  if (language !== 'javascript') return { kind: 'external', package: specifier, path: [] };
  if (/^(\.|\/|~|#|@\/)/.test(specifier)) return absent(specifier);
  const parts = specifier
    .replace(/^node:/, '')
    .replace(/\.[cm]?js$/, '')
    .split('/');
  const size = specifier.startsWith('@') ? 2 : 1;
  return { kind: 'external', package: parts.slice(0, size).join('/'), path: parts.slice(size) };
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

/** A name that no module declares: of the language, or of where the program runs. */
export function globalName(name: string): ExternalValue {
  return { kind: 'external', package: '', path: [name] };
}
