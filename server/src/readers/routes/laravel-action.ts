import type { CodeModule, Expression } from '../../model/code';
import type { Values } from '../../model/value';
import { written } from '../../model/written';
import { optionOf } from './arguments';
import { type Action, actionOf, ofAction } from './laravel-controller';
import { controllerOf, type Group } from './laravel-group';

/** `[UserController::class, 'show']`, `'UserController@show'`, a closure, an invokable class, `['uses' => …]`. */
export function actionIn(given: Expression | undefined, group: Group, module: CodeModule, values: Values): Action {
  if (!given) return { handlerName: '', guards: [] };
  const value = values.of(given, module);
  switch (value.kind) {
    case 'function':
      return { handler: value, handlerName: written(given), guards: ofAction(value, values) };
    case 'class':
      return actionOf(value, written(given), '__invoke', values);
    case 'dictionary': {
      const uses = optionOf({ expression: given, module }, 'uses', values);
      const only = uses?.expression ?? value.dictionary.entries.find(({ key }) => !key)?.value;
      return only ? actionIn(only, group, uses?.module ?? module, values) : { handlerName: '', guards: [] };
    }
    case 'list': {
      const [controller, method] = value.list.items;
      if (!controller) return { handlerName: '', guards: [] };
      const text = method && values.of(method, value.module);
      const named = values.of(controller, value.module);
      const found = named.kind === 'text' ? controllerOf(named.value, group, module, values) : named;
      const name = named.kind === 'text' ? lastOf(named.value) : lastOf(written(controller));
      if (method && text?.kind !== 'text') return { handlerName: name, guards: [] };
      return actionOf(found, name, text?.kind === 'text' ? text.value : '__invoke', values);
    }
    case 'text': {
      const [name = '', method] = value.value.split('@');
      if (method === undefined && group.controller) {
        return actionOf(group.controller.value, lastOf(group.controller.name), name, values);
      }
      return actionOf(controllerOf(name, group, module, values), lastOf(name), method ?? '__invoke', values);
    }
    default:
      return { handlerName: lastOf(written(given)), guards: [] };
  }
}

/** The name of a class without its namespace. */
export function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('\\') + 1);
}
