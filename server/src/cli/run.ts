import { nearestClause } from '../settings/nearest';
import { parseArguments } from './args';
import type { Command } from './command';
import { check } from './commands/check';
import { explain } from './commands/explain';
import { lsp } from './commands/lsp';
import { mfa } from './commands/mfa';
import { routes } from './commands/routes';
import { rules } from './commands/rules';
import { simulate } from './commands/simulate';
import { commandHelp, programHelp } from './help';
import type { ExitCode, Host } from './host';
import { version } from './product';

const commands: readonly Command[] = [check, routes, explain, mfa, simulate, rules, lsp];

/** Runs the program on its arguments and tells the exit code. */
export async function run(argv: readonly string[], host: Host): Promise<ExitCode> {
  const [name, ...rest] = argv;
  if (name === '--version') {
    host.write(`${version}\n`);
    return 0;
  }
  if (name === '--help' || name === '-h') {
    host.write(programHelp(commands));
    return 0;
  }
  if (name === undefined) {
    const names = commands.map((candidate) => candidate.name);
    host.complain(
      `A command is missing: ${names.slice(0, -1).join(', ')} or ${names.at(-1)}. More with two-gates --help.`,
    );
    return 2;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (!command) {
    const names = commands.map((candidate) => candidate.name);
    host.complain(`There is no command "${name}"${nearestClause(name, names)}.`);
    return 2;
  }
  const parsed = parseArguments(rest, command);
  switch (parsed.kind) {
    case 'wrong':
      host.complain(parsed.message);
      return 2;
    case 'help':
      host.write(commandHelp(command));
      return 0;
    case 'run':
      return command.run(parsed.args, host);
  }
}
