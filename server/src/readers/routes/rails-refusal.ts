import type { ClassValue, FunctionValue, Values } from '../../model/value';
import type { CodeNode } from '../../model/walk-code';
import { walkCode } from '../../model/walk-code';
import { instanceOf } from './classes';

/** What a callback answers with, so that the action does not run: https://guides.rubyonrails.org/action_controller_overview.html. */
const answers = /^(?:redirect_to|redirect_back|redirect_back_or_to|redirect|head|render|send_data|send_file)$/;
/** What refuses wherever it stands. */
const refusals =
  /^(?:raise|fail|head|not_found|authorize!?|authenticate\w{0,60}[!?]?|require_\w{1,60}|deny_\w{1,60}|verify_\w{1,60}|unauthorized\w{0,30}|forbidden\w{0,30}|can\?|policy\w{0,20}|permission\w{0,30}|access_denied\w{0,20})$/;
/** Methods of the controller that are looked into behind one callback, and how deep. */
const deepest = 3;
const most = 40;

/** True if a callback may keep the action from running: it answers itself, or raises, or calls what does. */
export function mayStop(callback: FunctionValue, controller: ClassValue, values: Values): boolean {
  const stops = (name: string): boolean => answers.test(name) || refusals.test(name);
  return stops(callback.function.name?.value ?? '') || mayDo(callback, controller, values, stops);
}

/** True if the action itself may turn a caller away, in whatever way. */
export function mayRefuse(action: FunctionValue, controller: ClassValue, values: Values): boolean {
  return mayDo(action, controller, values, (name) => refusals.test(name));
}

function mayDo(start: FunctionValue, controller: ClassValue, values: Values, does: (name: string) => boolean): boolean {
  const seen = new Set([start.function]);
  let level: readonly FunctionValue[] = [start];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    const next: FunctionValue[] = [];
    for (const one of level) {
      const names = namesIn(one);
      if (names === undefined || names.some(does)) return true;
      for (const name of names) {
        const found = values.member(instanceOf(controller), name);
        if (found.kind !== 'function' || seen.has(found.function)) continue;
        if (seen.size >= most) return true;
        seen.add(found.function);
        next.push(found);
      }
    }
    level = next;
  }
  return false;
}

/** What a body names without saying whose it is; undefined if it throws. */
function namesIn({ function: code }: FunctionValue): readonly string[] | undefined {
  const names = new Set<string>();
  let throws = false;
  walkCode(code.body, (node: CodeNode) => {
    if (node.kind === 'throw') throws = true;
    if (node.kind === 'name') names.add(node.name);
    if (node.kind === 'member') names.add(node.name.value);
  });
  return throws ? undefined : [...names];
}
