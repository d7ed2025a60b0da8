import assert from 'node:assert/strict';
import { type ConfigNode, configAt, configText } from '../../server/src/model/config';
import { readYaml } from '../../server/src/syntax/yaml';

/** A node as JSON would write it. */
function print(node: ConfigNode | undefined): string {
  if (!node) return 'nothing';
  if (node.kind === 'scalar') return JSON.stringify(node.value);
  if (node.kind === 'list') return `[${node.items.map(print).join(', ')}]`;
  return `{${node.entries.map(({ key, value }) => `${key.value}: ${print(value)}`).join(', ')}}`;
}

/** Texts, and what they say. */
const texts: Readonly<Record<string, readonly [string, string]>> = {
  'maps, lists and values': [
    'a: 1\nb:\n  - x\n  - true\n  - "2"\nc: ~\nd: {e: f}\n',
    '{a: 1, b: ["x", true, "2"], c: null, d: {e: "f"}}',
  ],
  'JSON is the same': ['{"a": [1, {"b": null}]}', '{a: [1, {b: null}]}'],
  'tags of CloudFormation': [
    'a: !Ref Api\nb: !GetAtt Fn.Arn\nc: !Sub "${Fn.Arn}/x"\nd: !If [A, b, !Ref C]\n',
    '{a: {Ref: "Api"}, b: {Fn::GetAtt: "Fn.Arn"}, c: {Fn::Sub: "${Fn.Arn}/x"}, d: {Fn::If: ["A", "b", {Ref: "C"}]}}',
  ],
  anchors: ['a: &x {b: 1}\nc: *x\n', '{a: {b: 1}, c: {b: 1}}'],
  'what is merged in': ['a: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n', '{a: {b: 1}, c: {b: 1, d: 2}}'],
  'a key without a value, and one that is half typed': ['a:\nb: 1\nc', '{a: null, b: 1, c: null}'],
  nothing: ['', 'nothing'],
  'a key that stands twice': ['a: 1\na: 2\n', '{a: 1, a: 2}'],
};

suite('YAML', () => {
  for (const [name, [text, says]] of Object.entries(texts)) {
    test(name, () => assert.equal(print(readYaml(text)), says));
  }

  test('spans are offsets in the text', () => {
    const text = 'a:\n  b: "c d" # e\n';
    const node = configAt(readYaml(text), 'a', 'b');
    assert.equal(node && text.slice(node.span.start, node.span.end), '"c d"');
    assert.equal(configText(node), 'c d');
  });

  test('a text that goes deeper than people write is not read', () => {
    for (const part of ['[', '{a: ', '- ', '? ']) assert.equal(readYaml(part.repeat(20_000)), undefined);
  });

  test('anchors that multiply end', () => {
    const lines = [
      'a0: &a0 [x, x]',
      ...Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`),
    ];
    assert.ok(readYaml(lines.join('\n')));
  });

  test('half a text gives what can be read', () => {
    const text = 'functions:\n  a:\n    handler: x.y\n    events:\n      - http: {path: /a, method: get}\n';
    for (let end = 0; end < text.length; end++) readYaml(text.slice(0, end));
  });
});
