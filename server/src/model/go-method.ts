import type { CodeLanguage, FunctionCode } from './code';

/** True for a method of Go, which is called `Type.Method` and whose first parameter is what it is called on. */
export function isGoMethod(code: FunctionCode, language: CodeLanguage): boolean {
  return language === 'go' && code.name?.value.includes('.') === true;
}
