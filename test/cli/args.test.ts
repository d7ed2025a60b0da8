import assert from 'node:assert/strict';
import { parseArguments } from '../../server/src/cli/args';
import { defineCommand } from '../../server/src/cli/command';

const command = defineCommand({
  name: 'check',
  summary: 'A command of this test.',
  operands: { usage: '[PATH...]', least: 0, most: 2 },
  flags: {
    format: { takes: 'FORMAT', choices: ['text', 'json'], default: 'text', description: 'How to print.' },
    rule: { takes: 'ID', many: true, description: 'Only this rule.' },
    name: { takes: 'NAME', description: 'A name.' },
    fix: { description: 'Repair.' },
  },
  run: () => 0,
});
const parse = (...argv: readonly string[]) => parseArguments(argv, command);
const mistake = (...argv: readonly string[]) => {
  const parsed = parse(...argv);
  return parsed.kind === 'wrong' ? parsed.message : parsed.kind;
};

suite('Arguments of a command', () => {
  test('have their defaults', () => {
    assert.deepEqual(parse(), {
      kind: 'run',
      args: { operands: [], flags: { help: false, format: 'text', rule: [], name: undefined, fix: false } },
    });
  });

  test('may stand in any order, with the value behind the flag or joined to it', () => {
    const parsed = parse('a.json', '--rule', 'x/y', '--fix', '--rule=x/z', '--name=-', 'b.json', '--format', 'json');
    assert.deepEqual(parsed, {
      kind: 'run',
      args: {
        operands: ['a.json', 'b.json'],
        flags: { help: false, format: 'json', rule: ['x/y', 'x/z'], name: '-', fix: true },
      },
    });
  });

  test('behind two dashes are paths, whatever they look like', () => {
    const parsed = parse('--', '--fix');
    assert.deepEqual(parsed.kind === 'run' && parsed.args.operands, ['--fix']);
  });

  test('ask for help in two ways', () => {
    assert.equal(mistake('--help'), 'help');
    assert.equal(mistake('a.json', '-h'), 'help');
  });

  test('that are unknown are named, with the nearest right one', () => {
    assert.equal(mistake('--fromat', 'json'), 'There is no flag "--fromat"; the nearest one is "--format".');
    assert.equal(mistake('--zzzzzzzzz'), 'There is no flag "--zzzzzzzzz".');
    assert.equal(mistake('-q'), 'There is no flag "-q".');
  });

  test('are refused where a value is missing, wrong, too many or not wanted', () => {
    assert.equal(mistake('--format'), 'The flag "--format" needs a value: --format FORMAT.');
    assert.equal(mistake('--format', '--fix'), 'The flag "--format" needs a value: --format FORMAT.');
    assert.equal(mistake('--format='), 'The flag "--format" needs a value: --format FORMAT.');
    assert.equal(mistake('--format', 'jsn'), '"jsn" is not one of text, json; the nearest one is "json".');
    assert.equal(mistake('--name', 'a', '--name', 'b'), 'The flag "--name" was given twice.');
    assert.equal(mistake('--fix=yes'), 'The flag "--fix" takes no value.');
    assert.equal(mistake('a', 'b', 'c'), '"c" is one argument too many.');
  });

  test('are refused where a path is missing', () => {
    const needy = { ...command, operands: { usage: 'FILE', least: 1, most: 1 } };
    assert.deepEqual(parseArguments([], needy), { kind: 'wrong', message: 'FILE is missing.' });
  });
});
