import { both, type Truth as Kleene } from '../../knowledge/iam/operators';
import type { LayerName, Layers, NamedPolicy, PartTrace, PolicySet, StatementTrace, Truth } from '../../model/decision';
import type { Statement } from '../../model/policy';
import type { AccessRequest } from '../../model/request';
import { matchesAction } from './action';
import type { Answer } from './answer';
import { compilePolicy, knowsVariables } from './compiled';
import { missingOfTest } from './condition/missing';
import { matchesTest } from './condition/test';
import { sideOf } from './layers';
import { missingOfPrincipal, missingOfResource } from './missing';
import { reachOf } from './principal';
import { type Question, toQuestion } from './question';
import { sayAction, sayPrincipal, sayResource, sayTest } from './say';
import { asksResource, type StatementMatcher, toStatementMatcher } from './statement';

/** Every statement of the layers that have a say, with why it is about the request or not. */
export function traceLayers(question: Question, layers: Layers, answers: readonly Answer[]): readonly StatementTrace[] {
  return answers
    .filter(({ applies }) => applies)
    .flatMap(({ layer }) =>
      setsOf(layers, layer).flatMap(({ policies }) =>
        policies.flatMap((policy) =>
          compilePolicy(policy.policy).statements.map((matcher) => traceMatcher(matcher, question, layer, policy)),
        ),
      ),
    );
}

function setsOf(layers: Layers, layer: LayerName): readonly PolicySet[] {
  const given = layers[layer === 'trust' || layer === 'key' ? 'resource' : layer];
  if (given === undefined || given === 'none') return [];
  return 'policies' in given ? [given] : given;
}

/** Why a statement of a policy in this layer is about the request, or not. */
export function traceStatement(
  statement: Statement,
  request: AccessRequest,
  { layer, policy }: Pick<StatementTrace, 'layer' | 'policy'>,
): StatementTrace {
  const matcher =
    compilePolicy(policy.policy).statements.find((one) => one.statement === statement) ??
    toStatementMatcher(statement, knowsVariables(policy.policy), false);
  return traceMatcher(matcher, toQuestion(request), layer, policy);
}

function traceMatcher(
  matcher: StatementMatcher,
  question: Question,
  layer: LayerName,
  policy: NamedPolicy,
): StatementTrace {
  const parts = [
    ...tracePrincipal(matcher, question, layer),
    traceAction(matcher, question),
    ...traceResource(matcher, question, layer),
    ...traceConditions(matcher, question),
  ];
  const whole = parts.reduce<Kleene>((truth, { holds }) => both(truth, fromTruth(holds)), wholeOf(matcher));
  return { layer, policy, statement: matcher.statement, matches: toTruth(whole), parts };
}

/** A statement without an effect is about nothing, and one whose effect could not be read may be. */
function wholeOf({ effect }: StatementMatcher): Kleene {
  return effect === undefined ? false : effect === 'unknown' ? undefined : true;
}

function tracePrincipal(matcher: StatementMatcher, question: Question, layer: LayerName): readonly PartTrace[] {
  if (sideOf(layer) === 'principal') return [];
  const { statement } = matcher;
  const { certain, possible } = reachOf(statement, question);
  const holds = toTruth(certain > 0 ? true : possible > 0 ? undefined : false);
  const { span } = statement.principals ?? statement.notPrincipals ?? statement;
  const says = sayPrincipal(statement, question, holds);
  const missing = holds === 'unknown' ? [missingOfPrincipal(matcher, question)] : [];
  return [{ part: 'principal', holds, says: says.says, span: says.span ?? span, missing }];
}

function traceAction({ statement, actions }: StatementMatcher, question: Question): PartTrace {
  const holds = toTruth(matchesAction(actions, question));
  const says = sayAction(actions, question, holds);
  return {
    part: 'action',
    holds,
    says: says.says,
    span: says.span ?? actions?.words.span ?? statement.span,
    missing: [],
  };
}

function traceResource(matcher: StatementMatcher, question: Question, layer: LayerName): readonly PartTrace[] {
  const { resources, statement } = matcher;
  const side = sideOf(layer);
  if (!resources && side === 'resource') return [];
  const holds = toTruth(asksResource(matcher, question, side));
  const says = sayResource(resources, question, holds);
  const missing = resources && holds === 'unknown' ? missingOfResource(resources, question) : [];
  return [
    { part: 'resource', holds, says: says.says, span: says.span ?? resources?.words.span ?? statement.span, missing },
  ];
}

function traceConditions({ statement, tests }: StatementMatcher, question: Question): readonly PartTrace[] {
  const parts = tests.map((matcher): PartTrace => {
    const holds = toTruth(matchesTest(matcher, question));
    return {
      part: 'condition',
      holds,
      says: sayTest(matcher, question, holds),
      span: matcher.test.span,
      missing: holds === 'unknown' ? missingOfTest(matcher, question) : [],
    };
  });
  const unread = (statement.conditions?.unknown ?? []).map(
    (span): PartTrace => ({
      part: 'condition',
      holds: 'unknown',
      says: 'a part of the condition could not be read',
      span,
      missing: [],
    }),
  );
  return [...parts, ...unread];
}

function toTruth(truth: Kleene): Truth {
  return truth === undefined ? 'unknown' : truth ? 'yes' : 'no';
}

function fromTruth(truth: Truth): Kleene {
  return truth === 'unknown' ? undefined : truth === 'yes';
}
