import { distinctiveFact } from '../../knowledge/route/libraries';
import type { LibraryFact } from '../../knowledge/route/library-fact';
import { asksOnly, meaningOfName } from '../../knowledge/route/names';
import { wordsOf } from '../../knowledge/route/phrases';
import type { Call } from '../../model/code';
import { accessOfRow, rowIn } from './access-row';
import { enter } from './apply';
import { commit, setOnRow } from './assigned';
import type { CallSite } from './call-site';
import { convert, isConversion } from './conversion';
import { evaluateFact } from './library-call';
import { memberOf } from './member';
import { joinOrigins, missing, type Origin, partsOf, unknown } from './origin';
import { ask, asksWhether, type Frame, type GivenArgument, note, placeIn, type Run } from './run';
import { written } from './written';

export function factOfTeam(name: string, run: Run): LibraryFact | undefined {
  if (run.team.authentication.includes(name))
    return {
      does: 'verifies',
      fails: asksOnly(name) ? 'missing' : 'throws',
      says: `calls ${name}, which the team names as authentication`,
    };
  if (run.team.authorization.includes(name))
    return {
      does: 'checks',
      fails: asksOnly(name) ? 'missing' : 'throws',
      sort: 'permission',
      says: `calls ${name}, which the team names as authorization`,
    };
  return undefined;
}

/** A call that cannot be followed: by what the team says, by a name that says it all, by the words of its name. */
export function callUnknown({ call, names, args, receiver }: CallSite, frame: Frame, run: Run): Origin {
  const name = names.at(-1) ?? '';
  const fact = factOfTeam(name, run) ?? distinctiveFact(names);
  if (fact) return evaluateFact(fact, call, args, frame, run);
  const metadata = metadataOf(names, args, run);
  if (metadata) return metadata;
  if (isConversion('', name) || name === 'parse' || name === 'safeParse' || name === 'validate') return convert(args);
  if (name === 'getattr' || name === 'getByPath') {
    const [of, key] = args;
    return of && key?.origin.kind === 'constant'
      ? memberOf(of.origin, String(key.origin.value), frame, run)
      : convert(args);
  }
  const parts = args.flatMap(({ origin }) => partsOf(origin));
  const takesCaller = parts.some(
    ({ kind }) => kind === 'request' || kind === 'principal' || kind === 'pass' || kind === 'test',
  );
  const row = rowIn(args);
  if (row && (name === 'delete' || name === 'remove' || name === 'destroy' || name === 'save' || name === 'merge')) {
    return accessOfRow(row, name === 'merge' ? 'update' : name, call, [], frame, run) ?? row;
  }
  if (name === 'commit') commit(call, frame, run);
  if (name === 'setattr') setAttribute(call, args, frame);
  callFunctionsIn(args, frame, run);
  if (parts.some(({ kind }) => kind === 'nobody') && asksOnly(name)) return { kind: 'nobody' };
  if (takesCaller) return callByName(call, name, args, frame, run);
  const made = [...(receiver?.kind === 'unknown' ? [receiver] : []), ...args.map(({ origin }) => origin)];
  return { kind: 'unknown', from: made.filter(({ kind }) => kind !== 'constant' && kind !== 'closure') };
}

/** `setattr(user, key, value)`: what the caller names may be any field. */
function setAttribute(call: Call, [of, key, value]: readonly GivenArgument[], frame: Frame): void {
  if (of?.origin.kind !== 'row' || !value) return;
  const name = key?.origin.kind === 'constant' ? String(key.origin.value) : undefined;
  const isChosen = partsOf(key?.origin ?? unknown).some(({ kind }) => kind === 'controlled');
  if (name !== undefined || isChosen) setOnRow(of.origin.access, name, value.origin, placeIn(frame, call));
}

/** Metadata that a decorator left is what the framework gives the guard. */
function metadataOf(names: readonly string[], args: readonly GivenArgument[], run: Run): Origin | undefined {
  const isReader = names.some((name) => wordsOf(name).includes('reflector') || name === 'Reflect');
  if (!isReader) return undefined;
  const [first] = args;
  const key = first?.origin.kind === 'constant' ? String(first.origin.value) : '';
  if (meaningOfName(key, false)?.isPublic) return { kind: 'metadata', key };
  return run.given.length > 0 ? joinOrigins(run.given) : missing;
}

/** Functions that are handed to something unknown may be called by it. */
function callFunctionsIn(args: readonly GivenArgument[], frame: Frame, run: Run): void {
  for (const { origin } of args) {
    if (origin.kind === 'closure' && origin.function.parameters.length < 4) {
      run.forks++;
      const { thrown } = run;
      enter(origin, frame, run, (inner) => {
        for (const parameter of origin.function.parameters)
          if (parameter.target.kind === 'name') inner.scope.names.set(parameter.target.name, unknown);
      });
      run.thrown = thrown;
      run.forks--;
    }
  }
}

const plainMethods = new Set(
  'get has set log info warn error debug push concat join call apply bind on once emit toString keys values entries assign stringify parse map reduce forEach filter hasOwnProperty isArray now print append format render update add setattr hasattr isinstance'.split(
    ' ',
  ),
);

/** A call that is given the caller and whose body nobody has: its name has to do, and the doubt is kept. */
function callByName(call: Call, name: string, args: readonly GivenArgument[], frame: Frame, run: Run): Origin {
  const place = placeIn(frame, call);
  const isGiven = args.some(({ origin }) => origin.kind === 'constant' && typeof origin.value === 'string');
  const meaning = meaningOfName(name, isGiven);
  // What a built-in method does with the caller refuses nobody.
  const isNeutral = meaning?.authentication === 'none' && !meaning.isPublic;
  if (isNeutral || (!meaning && (plainMethods.has(name) || name === '')))
    return { kind: 'unknown', from: args.map(({ origin }) => origin) };
  note(run.trace.gaps, { says: `${name || 'a call'} could not be followed`, place });
  const about = args.flatMap(({ origin }) => (origin.kind === 'row' ? [origin.access] : []));
  if (meaning?.authorization) {
    const says = `calls ${written(call)}`;
    if (asksOnly(name)) return ask(run, asksWhether('permission', says, place, about));
    if (run.caller !== 'trusted') run.thrown = true;
    return ask(run, asksWhether('permission', says, place, about));
  }
  if (meaning?.authentication === 'required') {
    return evaluateFact(
      { does: 'verifies', fails: asksOnly(name) ? 'missing' : 'throws', says: `calls ${name}, going by its name` },
      call,
      args,
      frame,
      run,
    );
  }
  return { kind: 'unknown', from: args.map(({ origin }) => origin) };
}
