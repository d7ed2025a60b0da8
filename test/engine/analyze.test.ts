import assert from 'node:assert/strict';
import { type AnalyzeOptions, analyze, analyzeReading } from '../../server/src/engine/analyze';
import { catalogue } from '../../server/src/engine/catalogue';
import { ownRules } from '../../server/src/engine/own-rules';
import type { Reading } from '../../server/src/readers/reading';
import type { Fix, Rule } from '../../server/src/rules/define';
import { readSettings } from '../../server/src/settings/read';
import { resolveSettings } from '../../server/src/settings/resolve';
import { parseJson } from '../../server/src/syntax/json';
import { fakePolicy, fakeReading, fakeRule, found } from '../support/fake-rule';

const text = '{\n  "a": 1,\n  "b": 2\n}';
const a = { start: text.indexOf('"a"'), end: text.indexOf('"a"') + 3 };
const b = { start: text.indexOf('"b"'), end: text.indexOf('"b"') + 3 };
const fix: Fix = { title: 'Repair it', access: 'keeps', change: [] };

interface Given {
  readonly rules: readonly Rule[];
  readonly raw?: unknown;
  readonly text?: string;
  readonly reading?: Partial<Reading>;
  readonly options?: AnalyzeOptions;
}

function analysisOf({ rules, raw, text: given = text, reading, options }: Given) {
  const document = { path: 'a.jsonc', text: given };
  const facts = [...rules, ...ownRules];
  const settings = resolveSettings([readSettings(raw, { name: 'a test', folder: '' }, facts).layer], facts);
  const { comments } = parseJson(document);
  return analyzeReading(document, fakeReading(given, { comments, ...reading }), settings, { rules, ...options });
}

/** Each finding as its rule, its severity and its message. */
function findings(given: Given): readonly string[] {
  return analysisOf(given).findings.map(({ ruleId, severity, message }) => `${ruleId} ${severity}: ${message}`);
}

suite('A review', () => {
  test('says nothing about a document that no reader suits', () => {
    const settings = resolveSettings([], catalogue);
    const analysis = analyze({ path: 'notes.txt', text: 'Effect: Allow' }, settings);
    assert.deepEqual(analysis, { findings: [], policies: [], credentials: [], routes: [], notes: [], broken: [] });
  });

  test('orders findings by place and then by rule, and says the same thing once', () => {
    const late = fakeRule('mfa/z', () => [found(b, 'b'), found(a, 'a'), found(a, 'a')]);
    const early = fakeRule('mfa/a', () => [found(a, 'a')]);
    assert.deepEqual(findings({ rules: [late, early] }), [
      'mfa/a warning: Found a.',
      'mfa/z warning: Found a.',
      'mfa/z warning: Found b.',
    ]);
  });

  test('asks each rule about each policy', () => {
    const rule = fakeRule('mfa/a', ({ span }) => [found(span, `${span.start}`)]);
    const policies = [fakePolicy(a), fakePolicy(b)];
    assert.equal(findings({ rules: [rule], reading: { policies } }).length, 2);
  });

  test('does not run a rule that is off', () => {
    const rule = fakeRule('mfa/a', () => {
      throw new Error('It ran.');
    });
    assert.deepEqual(findings({ rules: [rule], raw: { rules: { 'mfa/a': 'off' } } }), []);
  });

  test('gives findings the severity of the settings, lowered as the report lowers it', () => {
    const rule = fakeRule('mfa/a', () => [found(a, 'a'), found(b, 'b', { severity: 'information' })]);
    assert.deepEqual(findings({ rules: [rule], raw: { rules: { 'mfa/a': 'error' } } }), [
      'mfa/a error: Found a.',
      'mfa/a warning: Found b.',
    ]);
  });

  test('tells rules their options and what the team has said', () => {
    const rule = fakeRule(
      'mfa/a',
      (_, { options, team }) => [found(a, `${JSON.stringify(options)} ${team.ownAccounts}`)],
      {
        options: { hours: { default: 12, description: 'The longest session.' } },
      },
    );
    assert.deepEqual(findings({ rules: [rule] }), ['mfa/a warning: Found {"hours":12} .']);
    const raw = { rules: { 'mfa/a': { hours: 3 } }, ownAccounts: ['111122223333'] };
    assert.deepEqual(findings({ rules: [rule], raw }), ['mfa/a warning: Found {"hours":3} 111122223333.']);
  });

  test('offers no fixes for a document whose syntax is broken', () => {
    const rules = [fakeRule('mfa/a', () => [found(a, 'a', { fixes: [fix] })])];
    assert.deepEqual(analysisOf({ rules }).findings[0]?.fixes, [fix]);
    assert.deepEqual(analysisOf({ rules, reading: { broken: [{ message: 'x' }] } }).findings[0]?.fixes, []);
  });

  test('tells of a rule that fails once, keeps what it had found, and goes on with the others', () => {
    const bugs: string[] = [];
    const failing = fakeRule('mfa/a', function* () {
      yield found(a, 'a');
      throw new Error('A bug.');
    });
    const sound = fakeRule('mfa/b', () => [found(b, 'b')]);
    const onBug = (id: string) => bugs.push(id);
    const policies = [fakePolicy(a), fakePolicy(b)];
    assert.deepEqual(findings({ rules: [failing, sound], options: { onBug }, reading: { policies } }), [
      'mfa/a warning: Found a.',
      'mfa/b warning: Found b.',
    ]);
    assert.deepEqual(bugs, ['mfa/a']);
  });

  test('fails with a rule that fails where nobody wants to be told', () => {
    const rule = fakeRule('mfa/a', () => {
      throw new Error('A bug.');
    });
    assert.throws(() => findings({ rules: [rule] }), /A bug\./);
  });

  test('ends between two rules once it is cancelled', () => {
    let cancelled = false;
    const first = fakeRule('mfa/a', () => {
      cancelled = true;
      return [found(a, 'a')];
    });
    const second = fakeRule('mfa/b', () => [found(b, 'b')]);
    const options = { isCancelled: () => cancelled };
    assert.deepEqual(findings({ rules: [first, second], options }), ['mfa/a warning: Found a.']);
  });
});

suite('A review of a document with suppression comments', () => {
  const rules = [
    fakeRule('mfa/x', ({ span }) => {
      const at = text.indexOf('"b"');
      return [found({ start: span.end - text.length + at, end: span.end - text.length + at + 3 }, 'b')];
    }),
    fakeRule('mfa/y', () => []),
  ];
  const under = (comment: string, raw?: unknown) =>
    findings({ rules, text: text.replace('  "b"', `  // two-gates-ignore-next-line ${comment}\n  "b"`), raw });

  test('leaves out what a comment silences', () => {
    assert.deepEqual(under('mfa/x -- It is meant so.'), []);
  });

  test('silences nothing on other lines and nothing of other rules', () => {
    const comment = '  // two-gates-ignore-next-line mfa/x -- Why.\n  "a"';
    assert.deepEqual(findings({ rules, text: text.replace('  "a"', comment) }), [
      'engine/no-unused-suppression warning: This comment silences nothing: "mfa/x" reports nothing on the next line.',
      'mfa/x warning: Found b.',
    ]);
  });

  test('reports what is silenced without a reason, and silences it all the same', () => {
    assert.deepEqual(under('mfa/x'), [
      'engine/require-suppression-reason warning: This comment silences "mfa/x" without a reason; a reason stands behind "--".',
    ]);
  });

  test('reports each rule of a comment that silences nothing', () => {
    assert.deepEqual(under('mfa/x, mfa/y -- Why.'), [
      'engine/no-unused-suppression warning: This comment silences nothing: "mfa/y" reports nothing on the next line.',
    ]);
  });

  test('does not call unused what names a rule that did not run', () => {
    assert.deepEqual(under('mfa/x, mfa/y -- Why.', { rules: { 'mfa/y': 'off' } }), []);
  });

  test('reports a rule that there is not, with the nearest one that there is', () => {
    assert.deepEqual(under('mfa/x, mfa/no-open-alow -- Why.'), [
      'engine/no-unused-suppression warning: This comment silences nothing: there is no rule "mfa/no-open-alow"; the nearest one is "mfa/no-open-allow".',
    ]);
  });

  test('reports a comment that names no rule', () => {
    assert.deepEqual(under('-- Why.'), [
      'engine/no-unused-suppression warning: This comment silences nothing, because it names no rule.',
      'mfa/x warning: Found b.',
    ]);
  });

  test('reports comments as strongly as the settings say, or not at all', () => {
    assert.match(under('mfa/x', { rules: { 'engine/require-suppression-reason': 'error' } })[0] ?? '', / error: /);
    assert.deepEqual(under('mfa/x', { rules: { 'engine/require-suppression-reason': 'off' } }), []);
  });

  test('counts a comment for the gate of the rule that it names', () => {
    const second = fakeRule('iam/x', () => [], { gate: 2 });
    const given = text.replace('  "b"', '  // two-gates-ignore-next-line iam/x -- Why.\n  "b"');
    assert.deepEqual(
      analysisOf({ rules: [second], text: given }).findings.map(({ gate }) => gate),
      [2],
    );
  });
});
