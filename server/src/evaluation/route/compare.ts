import { attributeSortOf, isCredentialName, isOwnerField } from '../../knowledge/route/attributes';
import type { Expression } from '../../model/code';
import type { CheckSort } from '../../model/route';
import { type Origin, partsOf, unknown } from './origin';
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
  const folded = fold(operator, sides);
  if (folded !== undefined) return { kind: 'constant', value: folded };
  if (isEqual) {
    const existence = compareWithNothing(sides);
    if (existence) return isNegated ? existence : { kind: 'not', of: existence };
  }
  const found = compareOrigins(sides, !isEqual, frame, run);
  return isNegated ? { kind: 'not', of: found } : found;
}

/** What a call like `user.roles.includes('admin')` or `post.user.equals(user.id)` says. */
export function compareAll(all: readonly Origin[], at: Expression, frame: Frame, run: Run): Origin {
  const [left = unknown, ...others] = all;
  const emptyList = all.some((one) => one.kind === 'list' && one.isWhole && one.items.length === 0);
  if (emptyList) return { kind: 'constant', value: false };
  return compareOrigins({ left, right: { kind: 'unknown', from: others }, at }, false, frame, run);
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

function compareOrigins({ left, right, at }: Sides, isOpen: boolean, frame: Frame, run: Run): Origin {
  const here = partsOf(left);
  const there = partsOf(right);
  const all = [...here, ...there];
  const place = placeIn(frame, at);
  const says = `compares ${written(at)}`;
  const earlier = all.find((one) => one.kind === 'test');
  const principal = all.find((one) => one.kind === 'principal');
  if (principal?.kind === 'principal') {
    const isBothSides =
      here.some(isPrincipal) &&
      there.some(isPrincipal) &&
      !all.some((one) => one.kind === 'row' || one.kind === 'constant');
    const sort = sortOfComparison(principal.path, all);
    if (isBothSides || sort === undefined) return ask(run, asksWho(says, place));
    const about = all.flatMap((one) => (one.kind === 'row' ? [one.access] : []));
    return ask(run, { ...asksWhether(sort, says, place, about), isOpen });
  }
  if (earlier) return earlier;
  const held = all.map(rightInRow).find((one) => one !== undefined);
  if (held) return ask(run, { ...asksWhether(held, says, place), isOpen });
  const claims = all.find((one) => one.kind === 'claims');
  if (claims?.kind === 'claims') {
    run.trace.decodes.push({ token: claims.token, decode: claims.decode, use: { says, place } });
    return { kind: 'unknown', from: all };
  }
  if (all.some((one) => one.kind === 'nobody')) return { kind: 'constant', value: false };
  const controlled = all.find((one) => one.kind === 'controlled');
  if (controlled?.kind === 'controlled') return compareControlled(controlled, all, isOpen, says, at, frame, run);
  if (all.some((one) => one.kind === 'setting')) return { kind: 'setting' };
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
  return { kind: 'unknown', from: all };
}
