import { isCredentialName } from '../../knowledge/route/attributes';
import { libraryFact } from '../../knowledge/route/libraries';
import type { Value } from '../../model/value';
import { applyClosure, construct, constructFields } from './apply';
import { callMethod } from './call-method';
import type { CallSite } from './call-site';
import { convert, isConversion, isUnpacking } from './conversion';
import { evaluateEither } from './either';
import { inject } from './inject';
import { evaluateFact } from './library-call';
import { memberOf, packageOf } from './member';
import { joinOrigins, type Origin, partsOf, unknown } from './origin';
import { pass } from './pass';
import { type Frame, originOfValue, REJECTS, RESOLVES, type Run } from './run';
import { callUnknown, factOfTeam } from './unknown-call';

/** What calling an origin gives. */
export function callOrigin(callee: Origin, site: CallSite, frame: Frame, run: Run): Origin {
  switch (callee.kind) {
    case 'closure':
      return site.call.isNew ? constructFields(callee, site.args, frame, run) : callClosure(callee, site, frame, run);
    case 'settle':
      run.effects |= callee.as === 'resolved' ? RESOLVES : REJECTS;
      return unknown;
    case 'pass':
      return pass(site.args, site.call, frame, run);
    case 'object':
      return callObject(callee, site, frame, run);
    case 'several': {
      const closures = callee.of.filter(({ kind }) => kind === 'closure');
      return closures.length > 0 ? joinOrigins(closures.map((one) => callOrigin(one, site, frame, run))) : unknown;
    }
    case 'value': {
      if (callee.value.kind === 'class')
        return construct({ kind: 'object', of: callee.value, fields: new Map() }, site.args, frame, run);
      return callValue(callee.value, site, frame, run);
    }
    case 'request':
      // What a library makes out of the request is the request.
      return callee.path.length === 0 ? callee : callMethod(site, frame, run);
    default:
      return callMethod(site, frame, run);
  }
}

function callClosure(callee: Origin & { kind: 'closure' }, site: CallSite, frame: Frame, run: Run): Origin {
  const teamFact = factOfTeam(site.names.at(-1) ?? '', run);
  if (teamFact) return evaluateFact(teamFact, site.call, site.args, frame, run);
  // A function that cannot be followed further is what its name says.
  if (run.active.has(callee.function)) return unknown;
  const evidence = run.trace.evidence.length;
  const result = applyClosure(callee, site.args, frame, run);
  const isOpaque =
    result.kind === 'unknown' && run.trace.evidence.length === evidence && callee.function.body.length === 0;
  return isOpaque ? callUnknown(site, frame, run) : result;
}

function callObject(callee: Origin & { kind: 'object' }, site: CallSite, frame: Frame, run: Run): Origin {
  const method = memberOf(callee, '__call__', frame, run);
  return method.kind === 'closure' ? applyClosure(method, site.args, frame, run) : callMethod(site, frame, run);
}

function callValue(value: Value, site: CallSite, frame: Frame, run: Run): Origin {
  const { call, names, args } = site;
  const package_ = packageOf(value);
  const fact = package_ ? libraryFact(package_.name, package_.path) : undefined;
  const name = names.at(-1) ?? '';
  if (fact) return evaluateFact(fact, call, args, frame, run);
  const either = package_?.name.startsWith('fp-ts') ? evaluateEither(name, args) : undefined;
  if (either) return either;
  const functions = run.values.callables(value);
  if (functions.length > 0 && value.kind === 'call') {
    return joinOrigins(
      functions.slice(0, 3).map((one) => callOrigin(originOfValue(one, run, frame.depth), site, frame, run)),
    );
  }
  if (name === 'Depends' || name === 'Security') return inject(call, args, frame, run);
  if (package_ && isConversion(package_.name, name)) return convert(args);
  if (package_ && isOfRuntime(package_.name)) return { kind: 'unknown', from: args.map(({ origin }) => origin) };
  if (package_ && isUnpacking(package_.name, name)) return unpack(package_.name, site, frame, run);
  return callMethod(site, frame, run);
}

/** True for modules of Node.js that look at nobody: what is written into a file or a log refuses no caller. */
function isOfRuntime(package_: string): boolean {
  return runtime.has(package_.replace(/^node:/, ''));
}

const runtime = new Set([
  'fs',
  'fs/promises',
  'path',
  'os',
  'util',
  'child_process',
  'zlib',
  'querystring',
  'perf_hooks',
]);

/** What is in a text. Fields of a session or token that is only unpacked were put there by whoever sends it. */
function unpack(package_: string, { call, args }: CallSite, frame: Frame, run: Run): Origin {
  const [given] = args.flatMap(({ origin }) => partsOf(origin)).filter(({ kind }) => kind === 'controlled');
  if (given?.kind !== 'controlled') return convert(args);
  const isSent = given.part === 'header' || given.part === 'cookie';
  if (package_ === 'base64' || package_ === 'urllib' || !isSent || !isCredentialName(given.name)) return given;
  return evaluateFact({ does: 'decodes', says: `unpacks ${given.name} without verifying it` }, call, args, frame, run);
}
