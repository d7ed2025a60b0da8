import assert from 'node:assert/strict';
import { bindingsOf } from '../../../server/src/evaluation/code/bindings';
import { readMarks } from '../../support/marks';
import { parseCode } from '../../support/parse-code';

interface Case {
  readonly file: string;
  /** The program, with the name that is asked for between « and », and what binds it between ‹ and ›. */
  readonly code: string;
}

const cases: Readonly<Record<string, Case>> = {
  'a parameter of the nearest function': { file: 'a.ts', code: '(x) => (‹x›) => «x»' },
  'a parameter, though a variable outside has the name': {
    file: 'a.ts',
    code: 'const x = 1;\nfunction f(‹x›) { return «x»; }',
  },
  'a variable outside, for the decorator of a class': {
    file: 'a.ts',
    code: 'const x = ‹1›;\n@d(«x»)\nclass C { m(x) {} }',
  },
  'a variable of the block': { file: 'a.ts', code: 'const x = 1;\n{ const x = ‹2›;\n«x»; }' },
  'a variable outside of a block': { file: 'a.ts', code: 'const x = ‹1›;\n{ const x = 2; }\n«x»;' },
  'a variable of a block that all of the function sees': { file: 'a.js', code: 'if (a) { var x = ‹1›; }\n«x»;' },
  'what is given last': { file: 'a.ts', code: 'let x = 1;\nx = ‹2›;\n«x»;' },
  'all that may have been given': { file: 'a.ts', code: 'let x = ‹1›;\nif (a) x = ‹2›;\n«x»;' },
  'both ways of a branch': { file: 'a.py', code: 'if a:\n    x = ‹1›\nelse:\n    x = ‹2›\nf(«x»)\n' },
  'what a function sees that runs later': { file: 'a.ts', code: 'let x = 1;\nf(() => «x»);\nx = ‹2›;' },
  'a variable of the class body': { file: 'a.py', code: 'x = 1\nclass C:\n    x = ‹2›\n    y = f(«x»)\n' },
  'no variable of the class body, in a method': {
    file: 'a.py',
    code: 'x = ‹1›\nclass C:\n    x = 2\n    def m(self):\n        return «x»\n',
  },
  'a variable outside, for a default': { file: 'a.py', code: 'x = ‹1›\ndef f(x = «x»):\n    pass\n' },
  'a parameter, for a default of JavaScript': { file: 'a.js', code: 'const x = 1;\nfunction f(‹x›, y = «x») {}' },
  'a variable of a lambda in a default': { file: 'a.py', code: 'def f(x, y = lambda ‹x›: «x»):\n    pass\n' },
  'the value of an assignment in a condition': {
    file: 'a.py',
    code: 'def f():\n    if (x := ‹g()›):\n        return «x»\n',
  },
  'the value of a context': { file: 'a.py', code: 'with ‹open(p)› as x:\n    f(«x»)\n' },
  'nothing, for a global': { file: 'a.ts', code: '«x»;\nfunction f() { const x = 1; }' },
};

suite('what a name is bound to', () => {
  for (const [what, { file, code }] of Object.entries(cases)) {
    test(what, async () => {
      const { text, reported, related } = readMarks(code);
      const module = await parseCode(file, text);
      const [at] = reported;
      assert(at);
      const found = bindingsOf(module)
        .find(text.slice(at.start, at.end), at.start)
        .map((binding) => {
          if (binding.kind === 'value') return binding.value.span;
          return binding.kind === 'parameter' ? binding.parameter.target.span : binding.kind;
        });
      assert.deepEqual(found, related);
    });
  }
});
