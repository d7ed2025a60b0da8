import type { ClassCode, CodeLanguage, CodeModule } from '../../model/code';
import type { ClassValue, InstanceValue } from '../../model/value';
import { fromSurroundings } from './exports';
import type { Follow } from './follow';

/** How classes are called that stand for an interface, by languages. */
const habits: Readonly<Partial<Record<CodeLanguage, (name: string) => readonly string[]>>> = {
  csharp: (name) => (/^I\p{Lu}/u.test(name) ? [name.slice(1)] : []),
  java: (name) => {
    const bare = /^I\p{Lu}\p{Ll}/u.test(name) ? name.slice(1) : undefined;
    const own = [`${name}Impl`, `${name}Implementation`, `Default${name}`, `Simple${name}`];
    return bare === undefined ? own : [...own, bare, `${bare}Impl`];
  },
};

/**
 * What stands for an interface where the program has one class for it that is called like it: `Users` for `IUsers`,
 * `UsersImpl` for `Users`.
 */
export function implementing(follow: Follow, { class: code, module }: ClassValue): InstanceValue | undefined {
  const name = code.name?.value ?? '';
  for (const one of habits[module.language]?.(name) ?? []) {
    const found = classCalled(follow, one, module);
    if (found && names(found.class, name)) return { kind: 'instance', of: found, module: found.module };
  }
  return undefined;
}

function classCalled(follow: Follow, name: string, module: CodeModule): ClassValue | undefined {
  const found = follow.exported(module, name) ?? fromSurroundings(follow, module, name);
  if (found?.kind === 'class') return found;
  // Classes of Java are in files that are called like them, in whatever package.
  const other = module.language === 'java' ? follow.modules.find(module, name) : undefined;
  const whole = other && follow.whole(other);
  return whole?.kind === 'class' ? whole : undefined;
}

function names({ bases }: ClassCode, name: string): boolean {
  return bases.some((base) => {
    const bare = base.kind === 'index' ? base.of : base;
    return bare.kind === 'name' ? bare.name === name : bare.kind === 'member' && bare.name.value === name;
  });
}
