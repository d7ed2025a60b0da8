import type { Truth } from '../../model/decision';
import type { Statement } from '../../model/policy';
import { enumerate } from '../../text/enumerate';
import type { Span } from '../../text/span';
import { type ActionMatcher, findAction } from './action';
import type { TestMatcher } from './condition/test';
import { findKey } from './key';
import { reachOfOne } from './principal';
import type { Question } from './question';
import { matchesOneResource, type ResourceMatcher } from './resource';

/** A clause about a part of a statement, and what in the statement it is about; undefined for the whole element. */
export interface Clause {
  readonly says: string;
  readonly span?: Span;
}

/** Whom the statement is for. */
export function sayPrincipal({ principals, notPrincipals }: Statement, question: Question, holds: Truth): Clause {
  const named = principals ?? notPrincipals;
  if (!named) return { says: 'it names no principal' };
  const found = named.items.find((item) => reachOfOne(item, question).possible > 0);
  const who = question.caller.arn === '' ? 'an anonymous caller' : question.caller.arn;
  if (principals && found && holds === 'yes') return { says: `"${found.value}" stands for ${who}`, span: found.span };
  if (holds === 'unknown')
    return { says: `it is not known whether it is for ${who}`, ...(found && { span: found.span }) };
  if (principals) return { says: `none of the principals is ${who}` };
  return found ? { says: `"${found.value}" is left out`, span: found.span } : { says: `${who} is not left out` };
}

/** Which of the actions covers the one that is asked for. */
export function sayAction(actions: ActionMatcher | undefined, question: Question, holds: Truth): Clause {
  if (!actions) return { says: 'it names no action' };
  const { request, action } = question;
  const found = findAction(actions, action);
  if (found)
    return { says: `"${found.value}" covers it${actions.isExcept ? ', which leaves it out' : ''}`, span: found.span };
  if (holds === 'unknown') return { says: 'an action could not be read' };
  return { says: actions.isExcept ? `${request.action} is not left out` : `no action covers ${request.action}` };
}

/** Which of the resources covers the one that is asked for. */
export function sayResource(resources: ResourceMatcher | undefined, question: Question, holds: Truth): Clause {
  if (!resources) return { says: 'it names no resource' };
  const { words, patterns, isExcept, exact } = resources;
  const { resource } = question;
  const pattern = patterns.find((one) => matchesOneResource(one, question) !== false);
  const plain =
    exact.has(resource) || resources.isAny
      ? words.items.find(({ value }) => value === resource || /^\*+$/.test(value))
      : undefined;
  const found = plain ?? (pattern && { value: pattern.text, span: pattern.span });
  if (holds === 'unknown') {
    return found
      ? { says: `it is not known what "${found.value}" stands for`, span: found.span }
      : { says: 'a resource could not be read' };
  }
  if (found) return { says: `"${found.value}" covers it${isExcept ? ', which leaves it out' : ''}`, span: found.span };
  return { says: isExcept ? `${resource} is not left out` : `no resource covers ${resource}` };
}

/** What the request has for the key of a test, and what the test asks for. */
export function sayTest({ test, key, operator, otherType }: TestMatcher, question: Question, holds: Truth): string {
  const found = findKey(question, key);
  const name = test.key.value;
  const values = enumerate(test.values.map(({ value }) => `"${value}"`));
  if (operator.family === undefined) return `"${operator.name}" is no condition operator`;
  if (found === undefined) return holds === 'unknown' ? `${name} is not known` : `${name} may be anything`;
  if (operator.family === 'null')
    return found === 'absent' ? `${name} is not in the request` : `${name} is in the request`;
  if (found === 'absent') {
    const met = { yes: 'meets', no: 'does not meet', unknown: 'may or may not meet' }[holds];
    return `${name} is not in the request, which ${met} ${test.operator.value}`;
  }
  const is = `${name} is ${found.values.length === 0 ? 'empty' : enumerate(found.values.map((value) => `"${value}"`))}`;
  if (otherType && holds === 'unknown') return `${is}, and what ${test.operator.value} makes of that is not documented`;
  if (holds === 'unknown') return `${is}, and what it is compared with is not known`;
  if (found.isList && !operator.set) return `${is}, a list that ${test.operator.value} does not look into`;
  return `${is}, which ${holds === 'yes' ? 'meets' : 'does not meet'} ${test.operator.value} ${values}`;
}
