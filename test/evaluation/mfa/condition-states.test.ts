import assert from 'node:assert/strict';
import { type ConditionStates, conditionStates } from '../../../server/src/evaluation/mfa/condition-states';
import { state } from '../../../server/src/knowledge/mfa/session-states';
import { readCondition } from '../../support/condition';

/** What it is, the condition with P and G for the two keys, and which of the states A F Tf Ts match. */
type Row = readonly [name: string, condition: string, matches: string];

// biome-ignore format: a table
testMatches('every way of writing one test matches the states of the matrix', [
  ['C1',  '{ "Bool":                      { "P": "true" } }',            '- - Y Y'],
  ['C2',  '{ "Bool":                      { "P": "false" } }',           '- Y - -'],
  ['C3',  '{ "BoolIfExists":              { "P": "true" } }',            'Y - Y Y'],
  ['C4',  '{ "BoolIfExists":              { "P": "false" } }',           'Y Y - -'],
  ['C5',  '{ "Null":                      { "P": "true" } }',            'Y - - -'],
  ['C6',  '{ "Null":                      { "P": "false" } }',           '- Y Y Y'],
  ['C7',  '{ "Null":                      { "G": "true" } }',            'Y Y - -'],
  ['C8',  '{ "Null":                      { "G": "false" } }',           '- - Y Y'],
  ['C9',  '{ "NumericLessThan":           { "G": "3600" } }',            '- - Y -'],
  ['C9',  '{ "NumericLessThanEquals":     { "G": "3600" } }',            '- - Y -'],
  ['C10', '{ "NumericLessThanIfExists":   { "G": "3600" } }',            'Y Y Y -'],
  ['C10', '{ "NumericLessThanEqualsIfExists":    { "G": "3600" } }',     'Y Y Y -'],
  ['C11', '{ "NumericGreaterThan":        { "G": "3600" } }',            '- - - Y'],
  ['C11', '{ "NumericGreaterThanEquals":  { "G": "3600" } }',            '- - - Y'],
  ['C12', '{ "NumericGreaterThanIfExists":       { "G": "3600" } }',     'Y Y - Y'],
  ['C12', '{ "NumericGreaterThanEqualsIfExists": { "G": "3600" } }',     'Y Y - Y'],
  ['C13', '{ "ForAllValues:Bool":         { "P": "true" } }',            'Y - Y Y'],
  ['C14', '{ "ForAllValues:Bool":         { "P": "false" } }',           'Y Y - -'],
  ['C15', '{ "ForAnyValue:Bool":          { "P": "true" } }',            '- - Y Y'],
  ['C15', '{ "ForAnyValue:Bool":          { "P": "false" } }',           '- Y - -'],
  ['C16', '{ "Bool":                      { "P": ["true", "false"] } }', '- Y Y Y'],
  ['C17', '{ "BoolIfExists":              { "P": ["true", "false"] } }', 'Y Y Y Y'],
  ['C18', '{ "StringEquals":              { "P": "true" } }',            '- - ? ?'],
  ['C18', '{ "StringLike":                { "P": "true" } }',            '- - ? ?'],
  ['C19', '{ "StringEquals":              { "P": "false" } }',           '- ? - -'],
  ['C20', '{ "StringNotEquals":           { "P": "true" } }',            'Y ? ? ?'],
  ['C21', '{ "ForAnyValue:BoolIfExists":  { "P": "true" } }',            '? - Y Y'],
  ['C21', '{ "ForAnyValue:BoolIfExists":  { "P": "false" } }',           '? Y - -'],
  ['C22', '{ "Bool":                      { "aws:MFAPresent": "true" } }',  '- - - -'],
  ['C22', '{ "Bool":                      { "aws:MFAPresent": "false" } }', '- - - -'],
  ['C22', '{ "BoolIfExists":              { "aws:MFAPresent": "true" } }',  'Y Y Y Y'],
  ['C22', '{ "BoolIfExists":              { "aws:MFAPresent": "false" } }', 'Y Y Y Y'],
]);

// biome-ignore format: a table
testMatches('all tests of one statement have to match together', [
  ['a correct Allow',             '{ "Bool":         { "P": "true" },  "NumericLessThan":            { "G": "3600" } }', '- - Y -'],
  ['correct, P carries it',       '{ "Bool":         { "P": "true" },  "NumericLessThanIfExists":    { "G": "3600" } }', '- - Y -'],
  ['correct, G carries it',       '{ "BoolIfExists": { "P": "true" },  "NumericLessThan":            { "G": "3600" } }', '- - Y -'],
  ['a hole for access keys',      '{ "BoolIfExists": { "P": "true" },  "NumericLessThanIfExists":    { "G": "3600" } }', 'Y - Y -'],
  ['C4 and C12 are C4',           '{ "BoolIfExists": { "P": "false" }, "NumericGreaterThanIfExists": { "G": "3600" } }', 'Y Y - -'],
  ['no MFA, and fresh',           '{ "BoolIfExists": { "P": "false" }, "NumericLessThan":            { "G": "300" } }',  '- - - -'],
  ['no MFA, and old',             '{ "Bool":         { "P": "false" }, "NumericGreaterThan":         { "G": "3600" } }', '- - - -'],
  ['missing, and false',          '{ "Null":         { "P": "true" },  "Bool":                       { "P": "false" } }', '- - - -'],
  ['both keys of one operator',   '{ "Null":         { "P": "false",   "G": "true" } }',                                  '- Y - -'],
  ['present twice over',          '{ "Null":         { "G": "false" }, "BoolIfExists":               { "P": "true" } }',  '- - Y Y'],
  ['a wrong key beside a right',  '{ "Bool":         { "P": "true",    "aws:MFAPresent": "true" } }',                     '- - - -'],
  ['unsure beside impossible',    '{ "StringEquals": { "P": "true" },  "Null":                       { "P": "true" } }',  '- - - -'],
  ['unsure beside certain',       '{ "StringEquals": { "P": "true" },  "NumericLessThan":            { "G": "3600" } }', '- - ? -'],
]);

// biome-ignore format: a table
testMatches('the spelling of values, keys and operators', [
  ['a JSON boolean',              '{ "Bool":         { "P": true } }',                               '- - Y Y'],
  ['a capital letter',            '{ "BoolIfExists": { "P": "False" } }',                            'Y Y - -'],
  ['a list of one',               '{ "Bool":         { "P": ["true"] } }',                           '- - Y Y'],
  ['the same value twice',        '{ "Bool":         { "P": ["true", "True"] } }',                   '- - Y Y'],
  ['an empty list',               '{ "Bool":         { "P": [] } }',                                 '- - - -'],
  ['another word than a boolean', '{ "Bool":         { "P": "yes" } }',                              '- ? ? ?'],
  ['the key in lower case',       '{ "Bool":         { "aws:multifactorauthpresent": "true" } }',    '- - Y Y'],
  ['the key in upper case',       '{ "Null":         { "AWS:MULTIFACTORAUTHAGE": "true" } }',        'Y Y - -'],
  ['the operator in lower case',  '{ "boolifexists": { "P": "false" } }',                            'Y Y - -'],
  ['an operator of no kind',      '{ "Boolean":      { "P": "true" } }',                             '? ? ? ?'],
  ['a boolean for Null',          '{ "Null":         { "G": true } }',                               'Y Y - -'],
  ['a number for Null',           '{ "Null":         { "G": "0" } }',                                '? ? ? ?'],
  ['both answers to Null',        '{ "Null":         { "G": ["true", "false"] } }',                  'Y Y Y Y'],
  ['NullIfExists',                '{ "NullIfExists": { "P": "false" } }',                            '? ? ? ?'],
  ['a number as a number',        '{ "NumericLessThan": { "G": 3600 } }',                            '- - Y -'],
  ['a boolean as an age',         '{ "NumericLessThan": { "G": "true" } }',                          '- - ? ?'],
  ['an empty text as an age',     '{ "NumericGreaterThanIfExists": { "G": "" } }',                   'Y Y ? ?'],
  ['a presence test on the age',  '{ "BoolIfExists":    { "G": "false" } }',                         'Y Y ? ?'],
  ['an age test on the presence', '{ "NumericLessThan": { "P": "3600" } }',                          '- ? ? ?'],
  ['a date test on the age',      '{ "DateLessThan":    { "G": "3600" } }',                          '- - ? ?'],
]);

// biome-ignore format: a table
testMatches('limits of the age', [
  ['the widest of several limits below',  '{ "NumericLessThan":    { "G": ["300", "3600"] } }',                        '- - Y -'],
  ['the narrowest of several above',      '{ "NumericGreaterThan": { "G": ["300", "3600"] } }',                        '- - - Y'],
  ['below one and above another',         '{ "NumericLessThan":    { "G": "300" }, "NumericGreaterThan": { "G": "3600" } }', '- - - -'],
  ['a range',                             '{ "NumericGreaterThan": { "G": "300" }, "NumericLessThan": { "G": "3600" } }',    '- - - -'],
  ['an exact second',                     '{ "NumericEquals":      { "G": "300" } }',                                  '- - - -'],
  ['any other second',                    '{ "NumericNotEquals":   { "G": "300" } }',                                  'Y Y Y Y'],
  ['below zero',                          '{ "NumericLessThan":    { "G": "0" } }',                                    '- - - -'],
  ['below a negative number',             '{ "NumericLessThan":    { "G": "-60" } }',                                  '- - - -'],
  ['above zero',                          '{ "NumericGreaterThan": { "G": "0" } }',                                    '- - Y Y'],
  ['not below zero, or no age',           '{ "NumericGreaterThanEqualsIfExists": { "G": "0" } }',                      'Y Y Y Y'],
  ['zero beside a real limit',            '{ "NumericLessThan":    { "G": ["0", "3600"] } }',                          '- - Y -'],
]);

// biome-ignore format: a table
testMatches('values that are not known', [
  ['a policy variable',                '{ "Bool":            { "P": "${aws:PrincipalTag/mfa}" } }',             '- ? ? ?'],
  ['a variable beside a value',        '{ "Bool":            { "P": ["true", "${aws:PrincipalTag/mfa}"] } }',   '- ? Y Y'],
  ['a variable for Null',              '{ "Null":            { "G": "${aws:PrincipalTag/mfa}" } }',             '? ? ? ?'],
  ['a variable as an age',             '{ "NumericLessThan": { "G": "${aws:PrincipalTag/age}" } }',             '- - ? ?'],
  ['an unreadable value',              '{ "BoolIfExists":    { "P": null } }',                                  'Y ? ? ?'],
  ['an unreadable value beside one',   '{ "BoolIfExists":    { "P": ["false", null] } }',                       'Y Y ? ?'],
  ['an unreadable age',                '{ "NumericGreaterThanIfExists": { "G": null } }',                       'Y Y ? ?'],
  ['an unreadable answer to Null',     '{ "Null":            { "P": null } }',                                  '? ? ? ?'],
  ['unreadable where a value matters', '{ "Bool":            { "P": null }, "Null": { "P": "true" } }',         '- - - -'],
]);

function testMatches(title: string, rows: readonly Row[]): void {
  suite(`session states: ${title}`, () => {
    for (const [name, condition, matches] of rows) {
      test(`${name}: ${condition.replace(/ +/g, ' ')} matches ${matches}`, () => {
        const { yes, maybe } = statesOf(condition).matches;
        const marks = Object.values(state).map((one) => ((yes & one) !== 0 ? 'Y' : (maybe & one) !== 0 ? '?' : '-'));
        assert.equal(marks.join(' '), matches);
        assert.equal(yes & maybe, 0, 'a state is certain and uncertain at once');
      });
    }
  });
}

function statesOf(condition: string): ConditionStates {
  const states = conditionStates(readCondition(condition));
  assert.ok(states, 'the condition says nothing about MFA');
  return states;
}

suite('session states', () => {
  test('a block without a test on MFA has no states', () => {
    assert.equal(conditionStates(readCondition('{ "Bool": { "aws:SecureTransport": "true" } }')), undefined);
    assert.equal(conditionStates([]), undefined);
  });

  test('tests on other keys are left free', () => {
    const alone = statesOf('{ "BoolIfExists": { "P": "false" } }');
    const among = statesOf(
      '{ "BoolIfExists": { "P": "false", "aws:ViaAWSService": "false" }, "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } }',
    );
    assert.deepEqual(among.matches, alone.matches);
    assert.deepEqual(
      among.tests.map(({ test }) => test.key.value),
      ['aws:MultiFactorAuthPresent'],
    );
  });

  test('a block of which a part could not be read matches nothing for certain', () => {
    const block = readCondition('{ "BoolIfExists": { "P": "false" } }');
    assert.deepEqual(conditionStates(block, true)?.matches, { yes: 0, maybe: state.absent | state.false });
  });

  test('each test says what it matches on its own', () => {
    const { tests } = statesOf('{ "BoolIfExists": { "P": "false" }, "NumericLessThan": { "G": "300" } }');
    assert.deepEqual(
      tests.map(({ matches }) => matches.yes),
      [state.absent | state.false, state.fresh],
    );
  });

  test('an age between two limits is a window that neither fresh nor stale shows', () => {
    assert.equal(statesOf('{ "NumericGreaterThan": { "G": "300" }, "NumericLessThan": { "G": "3600" } }').window, true);
    assert.equal(statesOf('{ "NumericEquals": { "G": "300" } }').window, true);
    assert.equal(statesOf('{ "NumericEquals": { "G": "300" }, "Null": { "G": "true" } }').window, false);
    assert.equal(
      statesOf('{ "NumericLessThan": { "G": "300" }, "NumericGreaterThan": { "G": "3600" } }').window,
      false,
    );
    assert.equal(statesOf('{ "NumericLessThan": { "G": "300" } }').window, false);
  });

  test('the limit is the smallest age that divides fresh from stale', () => {
    assert.equal(statesOf('{ "NumericLessThan": { "G": ["3600", "300"] } }').limit, 300);
    assert.equal(statesOf('{ "Null": { "G": "true" } }').limit, undefined);
    assert.equal(statesOf('{ "NumericLessThan": { "G": "" } }').limit, undefined);
    assert.equal(statesOf('{ "NumericLessThan": { "P": "300" } }').limit, undefined);
  });

  test('a misspelt key is said to be one, and its numbers are no limits', () => {
    const states = statesOf('{ "NumericLessThan": { "aws:MFAAge": "3600" } }');
    assert.equal(states.misspelled, true);
    assert.deepEqual(states.tests[0]?.limits, []);
    assert.equal(statesOf('{ "Bool": { "P": "true" } }').misspelled, false);
  });
});
