import type { Call } from '../../model/code';
import { walkCode } from '../../model/walk-code';
import { readSetting, readSetup } from './aspnet-application';
import { type Builders, makeBuilders } from './aspnet-builder';
import { readController } from './aspnet-controller';
import { readEndpointChain } from './aspnet-endpoint';
import { readPage } from './aspnet-page';
import { type Framework, Stacks } from './framework';
import { handedOver } from './hand-over';

/** Projects of tests hold programs that are none. */
const tests = /(^|[/.])(unit|integration|functional|acceptance|e2e)?tests?([/.]|$)/i;

/**
 * ASP.NET Core: controllers by their classes and attributes, endpoints by the calls that map them, and what is set up for
 * all of a program.
 */
export const aspnet: Framework = {
  id: 'aspnet',
  suits: ({ language, path }) => language === 'csharp' && !tests.test(path),
  read(module, values) {
    const stacks = new Stacks();
    const builders = makeBuilders(module, values);
    const read = new Set<Call>();
    walkCode(module.body, (node) => {
      if (node.kind === 'class' && !('class' in node)) {
        readController(node, module, values, stacks);
        readPage(node, module, values, stacks);
      }
      if (node.kind === 'assignment') readSetting(node, module, values, stacks);
      if (node.kind !== 'call') return;
      readSetup(node, module, values, stacks);
      if (!read.has(node)) {
        for (const one of readEndpointChain(node, { module, values, stacks, builders })) read.add(one);
      }
      const given = handedOver(node, module, values, (_, expression) => builders.of(expression));
      for (const { stack, entry } of given) stacks.add(stack, entry);
    });
    takeServices(stacks, builders.application);
    return stacks.all();
  },
};

/** What is set up for all of a program covers its application, in whatever file that is. */
function takeServices(stacks: Stacks, application: Builders['application']): void {
  if (!stacks.has(application.id)) return;
  const takes = { word: 'services', all: true };
  stacks.add(application, { do: 'mount', place: application.place, order: 0, path: '/', guards: [], takes });
}
