import { attributeSortOf, isCredentialName, isOwnerField } from '../../knowledge/route/attributes';
import { administrationWord } from '../../knowledge/route/paths';
import { wordsOf } from '../../knowledge/route/phrases';
import type { Expression } from '../../model/code';
import type { CheckSort } from '../../model/route';
import { useClaims } from './claims';
import { failureOf, isEmptyOfGo } from './go-values';
import { isErrorName, memberOf } from './member';
import { missing, type Origin, partsOf, unknown } from './origin';
import { ask, asksWhether, asksWho, type Frame, note, placeIn, type Run } from './run';
import { written } from './written';

/** What is compared, and how it is written. */
interface Sides {
  readonly left: Origin;
  readonly right: Origin;
  readonly at: Expression;
}

/** What a comparison says: `user.role == 'admin'`, `post.owner != user.id`, `'admin' in roles`, `level < 3`. */
export function compare(operator: string, sides: Sides, frame: Frame, run: Run): Origin {
  const isNegated = operator === '!=' || operator === 'not in';
  const isEqual = isNegated || operator === '==' || operator === 'in';
  const emptied = frame.module.language === 'go' ? withoutEmpty(sides) : sides;
  const proof = frame.module.language === 'go' && isEqual ? errorOfProof(emptied) : undefined;
  if (proof) return isNegated ? proof : { kind: 'not', of: proof };
  const folded = fold(operator, emptied);
  if (folded !== undefined) return { kind: 'constant', value: folded };
  const key = operator === 'in' || operator === 'not in' ? keyIn(sides, frame, run) : undefined;
  if (key) return isNegated ? { kind: 'not', of: key } : key;
  if (isEqual) {
    const existence = compareWithNothing(emptied);
    if (existence) return isNegated ? existence : { kind: 'not', of: existence };
  }
  const counted = countedRow(operator, emptied);
  if (counted) return counted;
  const found = compareOrigins(sides, !isEqual, frame, run);
  return isNegated ? { kind: 'not', of: found } : found;
}

/** The empty values of Go say that there is nothing: `id == ""`, `user.ID == 0`. */
function withoutEmpty({ left, right, at }: Sides): Sides {
  const isKnown = left.kind === 'constant' && right.kind === 'constant';
  const plain = (one: Origin): Origin => (!isKnown && isEmptyOfGo(one) ? missing : one);
  return { left: plain(left), right: plain(right), at };
}

/** `bcrypt.CompareHashAndPassword(…) != nil`: the error of what proves something is there if it is not proved. */
function errorOfProof({ left, right }: Sides): Origin | undefined {
  const isNothing = right.kind === 'constant' && right.value === null;
  return isNothing && left.kind === 'test' ? failureOf(left) : undefined;
}

/** What a call like `user.roles.includes('admin')` or `post.user.equals(user.id)` says. */
export function compareAll(all: readonly Origin[], at: Expression, frame: Frame, run: Run): Origin {
  const [left = unknown, ...others] = all;
  const emptyList = all.some((one) => one.kind === 'list' && one.isWhole && one.items.length === 0);
  if (emptyList) return { kind: 'constant', value: false };
  return compareOrigins({ left, right: { kind: 'unknown', from: others }, at }, false, frame, run);
}

/**
 * `'error' in claims`: what is there only if nobody was proved; whether a dictionary has a key that it was given; and
 * `'user' in session`, which asks for the field that it names.
 */
function keyIn({ left, right }: Sides, frame: Frame, run: Run): Origin | undefined {
  if (left.kind !== 'constant' || typeof left.value !== 'string') return undefined;
  if (right.kind === 'request') {
    const field = memberOf(right, left.value, frame, run);
    return partsOf(field).some(({ kind }) => kind === 'principal' || kind === 'nobody') ? field : undefined;
  }
  if (right.kind === 'fields' && right.entries.has(left.value)) return { kind: 'constant', value: true };
  const isAboutProof = partsOf(right).some(({ kind }) => kind === 'principal' || kind === 'nobody');
  return isAboutProof && isErrorName(left.value) ? { kind: 'failure' } : undefined;
}

function fold(operator: string, { left, right }: Sides): boolean | undefined {
  if (left.kind === 'nobody' || right.kind === 'nobody') {
    const other = left.kind === 'nobody' ? right : left;
    const isNothing = other.kind === 'nobody' || (other.kind === 'constant' && other.value === null);
    if (operator === '==' || operator === 'in') return isNothing;
    if (operator === '!=' || operator === 'not in') return !isNothing;
    return undefined;
  }
  if (right.kind === 'list' && right.isWhole && right.items.length === 0) {
    if (operator === 'in') return false;
    if (operator === 'not in') return true;
  }
  if (left.kind !== 'constant' || right.kind !== 'constant') return undefined;
  if (operator === '==') return left.value === right.value;
  if (operator === '!=') return left.value !== right.value;
  if (typeof left.value !== 'number' || typeof right.value !== 'number') return undefined;
  if (operator === '>') return left.value > right.value;
  if (operator === '<') return left.value < right.value;
  if (operator === '>=') return left.value >= right.value;
  if (operator === '<=') return left.value <= right.value;
  return undefined;
}

/** `user != null` asks whether there is one. */
function compareWithNothing({ left, right }: Sides): Origin | undefined {
  const isNothing = (one: Origin) => one.kind === 'constant' && one.value === null;
  if (isNothing(right)) return left;
  return isNothing(left) ? right : undefined;
}

const sizes = new Set(['length', 'rowCount', 'count', 'size']);

/** `rows.length === 0`, `(await User.count()) > 0` ask whether there is a row. */
function countedRow(operator: string, { left, right }: Sides): Origin | undefined {
  if (left.kind !== 'row' || right.kind !== 'constant') return undefined;
  const last = left.path.at(-1);
  if (last !== undefined && !sizes.has(last)) return undefined;
  const isThere: Origin = { ...left, path: [] };
  const asked = `${operator} ${right.value}`;
  if (asked === '> 0' || asked === '>= 1' || asked === '!= 0') return isThere;
  return asked === '== 0' || asked === '< 1' || asked === '<= 0' ? { kind: 'not', of: isThere } : undefined;
}

function compareOrigins({ left, right, at }: Sides, isOpen: boolean, frame: Frame, run: Run): Origin {
  const here = partsOf(left);
  const there = partsOf(right);
  const all = [...here, ...there];
  const place = placeIn(frame, at);
  const says = `compares ${written(at)}`;
  const earlier = all.find((one) => one.kind === 'test');
  const principal = all.find((one) => one.kind === 'principal');
  if (principal?.kind === 'principal') {
    useClaims(principal, says, place, run);
    const isBothSides =
      here.some(isPrincipal) &&
      there.some(isPrincipal) &&
      !all.some((one) => one.kind === 'row' || one.kind === 'constant');
    const sort = sortOfComparison(principal.path, all);
    if (isBothSides) return ask(run, asksWho(says, place));
    // Whether a token has expired says nothing of which answer is the good one.
    if (sort === undefined) return ask(run, { ...asksWho(says, place), isOpen });
    const about = all.flatMap((one) => (one.kind === 'row' ? [one.access] : []));
    return ask(run, { ...asksWhether(sort, says, place, about), isOpen });
  }
  if (earlier) return earlier;
  const held = all.map(rightInRow).find((one) => one !== undefined);
  if (held) return ask(run, { ...asksWhether(held, says, place), isOpen });
  if (all.some((one) => one.kind === 'nobody')) return { kind: 'constant', value: false };
  const controlled = all.find((one) => one.kind === 'controlled');
  if (controlled?.kind === 'controlled') return compareControlled(controlled, all, isOpen, says, at, frame, run);
  const setting = all.find((one) => one.kind === 'setting');
  if (setting) return setting;
  return { kind: 'unknown', from: all };
}

/** What a row that was searched with the caller says of the caller's rights: `membership.role`. */
export function rightInRow(origin: Origin): CheckSort | undefined {
  if (origin.kind !== 'row' || !origin.access.isScoped) return undefined;
  const sort = attributeSortOf(origin.path.at(-1) ?? '');
  return sort === 'role' || sort === 'permission' || sort === 'scope' ? sort : undefined;
}

function isPrincipal(origin: Origin): boolean {
  return origin.kind === 'principal';
}

/** Which question a comparison asks, or undefined if it only asks who calls. */
function sortOfComparison(path: readonly string[], others: readonly Origin[]): CheckSort | undefined {
  const sort = attributeSortOf(path.at(-1) ?? 'id');
  const row = others.find((one) => one.kind === 'row');
  const isAboutObject =
    row !== undefined ||
    others.some((one) => one.kind === 'controlled' && one.part !== 'header' && one.part !== 'cookie');
  switch (sort) {
    case 'role':
    case 'permission':
    case 'scope':
    case 'tenant':
      return sort;
    case 'state':
      return undefined;
    case 'id':
      return isAboutObject
        ? 'owner'
        : others.some((one) => one.kind === 'constant' || one.kind === 'setting')
          ? 'attribute'
          : 'owner';
    default:
      return row ? 'owner' : 'attribute';
  }
}

/** A name of those who may do more, as a constant: `'admin'`. */
function namesAdministration(one: Origin): boolean {
  return one.kind === 'constant' && typeof one.value === 'string' && administrationWord(one.value) !== undefined;
}

/** `'true'`, `1`: what a flag is compared with. */
function saysYes(one: Origin): boolean {
  return (
    one.kind === 'constant' && (one.value === true || one.value === 1 || one.value === 'true' || one.value === '1')
  );
}

function compareControlled(
  controlled: Origin & { kind: 'controlled' },
  all: readonly Origin[],
  isOpen: boolean,
  says: string,
  at: Expression,
  frame: Frame,
  run: Run,
): Origin {
  const place = placeIn(frame, at);
  const isSent = controlled.part === 'header' || controlled.part === 'cookie';
  const last = controlled.name.split('.').at(-1) ?? '';
  const row = all.find((one) => one.kind === 'row');
  const secret = all.some(
    (one) =>
      one.kind === 'setting' ||
      (one.kind === 'value' && one.value.kind !== 'parameter') ||
      (one.kind === 'constant' && typeof one.value === 'string' && one.value.length > 7),
  );
  if (row?.kind === 'row') {
    const field = row.path.at(-1) ?? '';
    const lower = field.toLowerCase();
    if (lower.includes('password') || lower.includes('otp') || lower === 'code') {
      note(run.trace.behaviours, { sort: 'password', says: 'verifies a password or code', place });
      return ask(run, asksWho('verifies a password or code', place));
    }
    if (isSent && isCredentialName(last)) return ask(run, asksWho(says, place));
    if (
      !isOpen &&
      isOwnerField(field) &&
      // Which tenant a row belongs to is compared with the request to keep things together, not to let callers in.
      attributeSortOf(field) !== 'tenant' &&
      frame.depth <= 1 &&
      lower !== 'username' &&
      (isSent || controlled.part === 'query' || controlled.part === 'body')
    ) {
      note(run.trace.clientAuthority, { says: `${says}, which the caller chooses`, place });
    }
    return { kind: 'unknown', from: all };
  }
  if (isCredentialName(last) && secret && controlled.part !== 'path') {
    note(run.trace.evidence, { says: 'compares a secret of the request', place });
    if (wordsOf(last).includes('signature'))
      note(run.trace.behaviours, { sort: 'signature', says: 'compares a signature', place });
    return ask(run, asksWho('compares a secret of the request', place));
  }
  const sort = attributeSortOf(last);
  if (
    isSent &&
    (sort === 'role' || sort === 'permission' || sort === 'scope') &&
    all.some((one) => one.kind === 'constant' || one.kind === 'list')
  ) {
    note(run.trace.clientAuthority, { says: `${says}, which the caller sends`, place });
  }
  // What else is sent may be a choice among roles; who is refused for it shows that it was believed.
  const isOne = at.kind === 'binary' && (at.operator === '==' || at.operator === '!=');
  const isFlag = administrationWord(last) !== undefined && all.some(saysYes);
  const isRight = sort === 'role' && !isSent && isOne && (isFlag || all.some(namesAdministration));
  const claimed = { says: `${says}, which the caller chooses`, place };
  return { kind: 'unknown', from: isRight ? [...all, { ...controlled, claimed }] : all };
}
