import { either, type Truth } from '../../knowledge/iam/operators';
import type { NamedPolicy, PolicySet } from '../../model/decision';
import type { Statement } from '../../model/policy';
import { type CompiledPolicy, compilePolicy } from './compiled';
import type { Reach, Reaches } from './principal';
import type { Question } from './question';
import { reachOfStatement, type Side, type StatementMatcher } from './statement';

/** A statement and the policy that it stands in. */
export interface Place {
  readonly policy: NamedPolicy;
  readonly statement: Statement;
}

/** What the policies of one layer say to a request. */
export interface Verdict {
  readonly denies: Truth;
  /** How far the Allows reach; 0 if nothing allows it. */
  readonly allows: Reaches;
  readonly denyBy?: Place;
  /** The first of the statements that reach the furthest. */
  readonly allowBy?: Place;
  /** Statements of which it is not known whether they are about the request. */
  readonly open: readonly Open[];
  /** True if there may be more statements than those that were asked. */
  readonly isCut: boolean;
}

export interface Open extends Place {
  readonly matcher: StatementMatcher;
  /** How far it would reach. */
  readonly possible: Reach;
}

/** Asks every statement of the policies. */
export function askPolicies({ policies, isComplete }: PolicySet, question: Question, side: Side): Verdict {
  let denies: Truth = false;
  let certain: Reach = 0;
  let possible: Reach = 0;
  let denyBy: Place | undefined;
  let allowBy: Place | undefined;
  let isCut = !isComplete;
  const open: Open[] = [];
  for (const policy of policies) {
    const compiled: CompiledPolicy = compilePolicy(policy.policy);
    isCut ||= compiled.isCut;
    for (const matcher of compiled.statements) {
      const { effect, statement } = matcher;
      if (!effect) continue;
      const reaches = reachOfStatement(matcher, question, side);
      if (reaches.possible === 0) continue;
      const isSure = reaches.certain > 0 && effect !== 'unknown';
      if (!isSure || reaches.certain < reaches.possible)
        open.push({ policy, statement, matcher, possible: reaches.possible });
      if (effect !== 'Allow') {
        denies = either(denies, isSure ? true : undefined);
        if (isSure) denyBy ??= { policy, statement };
      }
      if (effect !== 'Deny') {
        if (reaches.possible > possible) possible = reaches.possible;
        if (isSure && reaches.certain > certain) {
          certain = reaches.certain;
          allowBy = { policy, statement };
        }
      }
    }
  }
  if (isCut) {
    denies = either(denies, undefined);
    possible = 3;
  }
  return { denies, allows: { certain, possible }, ...(denyBy && { denyBy }), ...(allowBy && { allowBy }), open, isCut };
}

/** Whether an Allow reaches so far. */
export function reachesTo({ certain, possible }: Reaches, reach: Reach): Truth {
  if (certain >= reach) return true;
  return possible >= reach ? undefined : false;
}
