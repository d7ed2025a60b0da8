import assert from 'node:assert/strict';
import { parseArguments } from '../../server/src/cli/args';
import { defineCommand } from '../../server/src/cli/command';
import { commandHelp } from '../../server/src/cli/help';

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

suite('A flag that may stand alone', () => {
  const since = defineCommand({
    name: 'since',
    summary: 'A command of this test.',
    operands: { usage: '[PATH...]', least: 0, most: 2 },
    flags: { changed: { takes: 'REF', bare: 'HEAD', description: 'Since when.' } },
    run: () => 0,
  });
  const changed = (...argv: readonly string[]) => {
    const parsed = parseArguments(argv, since);
    return parsed.kind === 'run' ? [parsed.args.flags['changed'], ...parsed.args.operands] : parsed;
  };

  test('takes its value behind the sign only, so that a path is not taken for one', () => {
    assert.deepEqual(changed(), [undefined]);
    assert.deepEqual(changed('--changed', 'src'), ['HEAD', 'src']);
    assert.deepEqual(changed('--changed=main', 'src'), ['main', 'src']);
  });

  test('is shown with its value in brackets', () => {
    assert.match(commandHelp(since), /^ {2}--changed\[=REF\] {2}Since when\.$/m);
  });

  test('is refused with an empty value', () => {
    assert.deepEqual(changed('--changed='), {
      kind: 'wrong',
      message: 'The flag "--changed" needs a value: --changed REF.',
    });
  });
});
