import assert from 'node:assert/strict';
import {
  both,
  either,
  matchesMissingKey,
  not,
  nullAsks,
  parseOperator,
  toNumber,
} from '../../../server/src/knowledge/iam/operators';

suite('condition operators', () => {
  test('an operator is taken apart into set prefix, name and IfExists', () => {
    assert.deepEqual(parseOperator('ForAllValues:StringNotLikeIfExists'), {
      set: 'all',
      name: 'StringNotLike',
      family: 'string',
      negated: true,
      ifExists: true,
    });
    assert.deepEqual(parseOperator('Bool'), { name: 'Bool', family: 'bool', negated: false, ifExists: false });
  });

  test('case does not matter, and the name comes back in its official spelling', () => {
    assert.deepEqual(parseOperator('foranyvalue:BOOLIFEXISTS'), parseOperator('ForAnyValue:BoolIfExists'));
    assert.equal(parseOperator('numericgreaterthanequals').name, 'NumericGreaterThanEquals');
  });

  test('a word that is no operator has no family and keeps its spelling', () => {
    assert.deepEqual(parseOperator('BoolIfPresent'), {
      name: 'BoolIfPresent',
      family: undefined,
      negated: false,
      ifExists: false,
    });
    assert.equal(parseOperator('constructor').family, undefined);
    assert.equal(parseOperator('IfExists').family, undefined);
    assert.equal(parseOperator('ForSomeValues:Bool').family, undefined);
  });

  test('negation is told for each family that has it', () => {
    const negated = ['NotIpAddress', 'StringNotEqualsIgnoreCase', 'ArnNotLike', 'DateNotEquals', 'NumericNotEquals'];
    const positive = ['IpAddress', 'StringEqualsIgnoreCase', 'ArnLike', 'DateEquals', 'NumericEquals', 'Null', 'Bool'];
    assert.deepEqual(
      negated.filter((name) => !parseOperator(name).negated),
      [],
    );
    assert.deepEqual(
      positive.filter((name) => parseOperator(name).negated),
      [],
    );
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
  test('a missing key fails a positive operator and meets a negated one', () => {
    assert.equal(onMissing('StringEquals'), false);
    assert.equal(onMissing('StringNotEquals'), true);
    assert.equal(onMissing('NotIpAddress'), true);
    assert.equal(onMissing('Bool'), false);
  });

  test('a missing key meets every IfExists and ForAllValues, and fails ForAnyValue', () => {
    assert.equal(onMissing('StringEqualsIfExists'), true);
    assert.equal(onMissing('StringNotEqualsIfExists'), true);
    assert.equal(onMissing('ForAllValues:StringEquals'), true);
    assert.equal(onMissing('ForAllValues:BoolIfExists'), true);
    assert.equal(onMissing('ForAnyValue:StringEquals'), false);
    assert.equal(onMissing('ForAnyValue:StringNotEquals'), false);
  });

  test('nothing is claimed where AWS is silent', () => {
    assert.equal(onMissing('ForAnyValue:BoolIfExists'), undefined);
    assert.equal(onMissing('Boolean'), undefined);
    assert.equal(onMissing('NullIfExists'), undefined);
    assert.equal(onMissing('ForAnyValue:Null'), undefined);
  });

  test('Null is answered from its values', () => {
    const isNull = parseOperator('Null');
    assert.equal(nullAsks(isNull, ['true'], 'true'), true);
    assert.equal(nullAsks(isNull, ['False'], 'false'), true);
    assert.equal(nullAsks(isNull, ['true'], 'false'), false);
    assert.equal(nullAsks(isNull, ['true', 'false'], 'false'), true);
    assert.equal(nullAsks(isNull, ['0'], 'false'), undefined);
    assert.equal(nullAsks(isNull, ['0', 'false'], 'false'), true);
    assert.equal(onMissing('Null', ['true']), true);
    assert.equal(onMissing('Null', ['false']), false);
  });

  test('a number is digits, perhaps with a sign and a fraction', () => {
    assert.equal(toNumber('3600'), 3600);
    assert.equal(toNumber('-1.5'), -1.5);
    assert.equal(toNumber(''), undefined);
    assert.equal(toNumber(' '), undefined);
    assert.equal(toNumber('0x10'), undefined);
    assert.equal(toNumber('1h'), undefined);
    assert.equal(toNumber('Infinity'), undefined);
    assert.equal(toNumber('${aws:PrincipalTag/age}'), undefined);
  });

  test('two truths hold together only if both do, and one that fails settles it', () => {
    assert.equal(both(true, true), true);
    assert.equal(both(true, undefined), undefined);
    assert.equal(both(undefined, false), false);
    assert.equal(both(false, undefined), false);
  });

  test('what is not known stays so unless the other half settles it', () => {
    assert.deepEqual(
      [either(true, undefined), either(undefined, false), either(false, false)],
      [true, undefined, false],
    );
    assert.deepEqual([not(true), not(undefined), not(false)], [false, undefined, true]);
  });
});

function onMissing(operator: string, values: readonly string[] = ['x']) {
  return matchesMissingKey(parseOperator(operator), values);
}
