import type { CommandLine } from '../../reading';

/**
 * The command that keeps settings of .NET in the home folder of a developer, by the names on the way to each, see
 * https://learn.microsoft.com/aspnet/core/security/app-secrets. Undefined where a name holds what shells have a meaning for.
 */
export function keepInUserSecrets(paths: readonly (readonly string[])[]): CommandLine | undefined {
  if (!paths.every((path) => path.length > 0 && path.every((name) => /^[\w.-]+$/.test(name)))) return undefined;
  const text = paths.map((path) => `dotnet user-secrets set "${path.join(':')}" "<value>"`).join('; ');
  return {
    title: `Copy 'dotnet user-secrets set "${paths[0]?.join(':')}"'`,
    text,
    next: 'Run it in the folder of the project, with the new value in place of <value>.',
  };
}
