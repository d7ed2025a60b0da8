import type { ClassCode, CodeModule } from '../../model/code';
import { type RouteEntry, type Stack, stackId } from '../../model/route';
import type { ClassValue, Values } from '../../model/value';
import { accessOf } from './aspnet-attribute';
import { guarded } from './aspnet-controller';
import { externalsOf, instanceOf, lineageOf } from './classes';
import type { Stacks } from './framework';

/** `OnGet`, `OnPostAsync`, `OnPostDelete`. */
const handlerName = /^On(Get|Post|Put|Delete|Patch)([A-Z]\w*?)??(Async)?$/;

/** A page of Razor, whose path is that of its file in the folder `Pages`. */
export function readPage(code: ClassCode, module: CodeModule, values: Values, stacks: Stacks): void {
  const path = pathOfFile(module.path);
  if (path === undefined || code.bases.length === 0) return;
  const value: ClassValue = { kind: 'class', class: code, module };
  const lineage = lineageOf(value, values);
  if (!externalsOf(lineage).some((one) => one.path.at(-1)?.endsWith('PageModel'))) return;
  const stack: Omit<Stack, 'entries'> = {
    id: stackId(module.path, code.span.start),
    framework: 'aspnet',
    place: { path: module.path, span: code.name?.span ?? code.span },
    name: code.name?.value ?? 'page',
    kind: 'router',
    isOrdered: false,
    awaits: 'pages',
  };
  const access = accessOf(code.decorators, module, values);
  const routes = code.members.flatMap((member): readonly RouteEntry[] => {
    const [, verb] = handlerName.exec(member.name.value) ?? [];
    if (!verb || member.value?.kind !== 'function' || member.isHidden) return [];
    return [
      {
        do: 'route',
        place: { path: module.path, span: member.name.span },
        order: member.span.start,
        methods: [verb.toUpperCase()],
        path,
        ...guarded(access, { guards: [] }),
        handler: { kind: 'function', function: member.value, module, self: instanceOf(value) },
        handlerName: `${code.name?.value ?? 'page'}.${member.name.value}`,
      },
    ];
  });
  if (routes.length > 0) stacks.add(stack, ...routes);
}

/** `Areas/Shop/Pages/Orders/Index.cshtml.cs` is `/Shop/Orders`. */
function pathOfFile(path: string): string | undefined {
  if (!path.endsWith('.cshtml.cs')) return undefined;
  const parts = path.slice(0, -'.cshtml.cs'.length).split('/');
  const pages = parts.lastIndexOf('Pages');
  if (pages < 0) return undefined;
  const area = parts[pages - 2] === 'Areas' ? [parts[pages - 1] ?? ''] : [];
  const inside = parts.slice(pages + 1);
  if (inside.at(-1) === 'Index') inside.pop();
  return `/${[...area, ...inside].join('/')}`;
}
