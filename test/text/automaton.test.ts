import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Anchor, buildAutomaton, scan } from '../../server/src/text/automaton';

const exact = (text: string): Anchor => ({ text, caseless: false, of: 'exact' });
const caseless = (text: string): Anchor => ({ text, caseless: true, of: 'caseless' });

function hitsOf(anchors: readonly Anchor[], text: string, from = 0, to = text.length): readonly string[] {
  const hits: string[] = [];
  scan(buildAutomaton(anchors), text, from, to, ({ anchor, start, end }) => {
    hits.push(`${anchor.text}@${start}-${end}`);
  });
  return hits;
}

suite('The scan for anchors', () => {
  test('reports each place of an anchor', () => {
    assert.deepEqual(hitsOf([exact('ab')], 'ab cab b'), ['ab@0-2', 'ab@4-6']);
  });

  test('reports anchors inside of each other and anchors that overlap', () => {
    assert.deepEqual(hitsOf([exact('he'), exact('she'), exact('hers'), exact('sh')], 'ushers'), [
      'sh@1-3',
      'she@1-4',
      'he@2-4',
      'hers@2-6',
    ]);
  });

  test('reports the same anchor again where it overlaps itself', () => {
    assert.deepEqual(hitsOf([exact('aa')], 'aaaa'), ['aa@0-2', 'aa@1-3', 'aa@2-4']);
  });

  test('minds the case of an anchor only where the anchor says so', () => {
    const anchors = [exact('Key'), caseless('key')];
    assert.deepEqual(hitsOf(anchors, 'key KEY Key'), ['key@0-3', 'key@4-7', 'Key@8-11', 'key@8-11']);
  });

  test('reports two anchors with the same text', () => {
    const other = { ...exact('ab'), of: 'other' };
    assert.deepEqual(hitsOf([exact('ab'), other], 'ab'), ['ab@0-2', 'ab@0-2']);
  });

  test('folds only ASCII letters, and keeps brackets apart from braces', () => {
    assert.deepEqual(hitsOf([caseless('[k')], '{k [K [\u212a'), ['[k@3-5']);
  });

  test('sees only anchors that lie wholly in the range', () => {
    assert.deepEqual(hitsOf([exact('abc')], 'abc abc abc', 1, 10), ['abc@4-7']);
    assert.deepEqual(hitsOf([exact('abc')], 'abc', -5, 99), ['abc@0-3']);
  });

  test('leaves an empty anchor out, and finds nothing without anchors', () => {
    assert.deepEqual(hitsOf([exact('')], 'abc'), []);
    assert.deepEqual(hitsOf([], 'abc'), []);
  });

  test('finds anchors of characters outside of ASCII', () => {
    assert.deepEqual(hitsOf([exact('contraseña'), exact('🔑=')], 'contraseña 🔑=x'), ['contraseña@0-10', '🔑=@11-14']);
  });

  test('finds exactly what a search for each anchor finds', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '-'), minLength: 1, maxLength: 4 });
    const anchor = fc.record({ text: word, caseless: fc.boolean(), of: fc.constant('any') });
    const text = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'B', '-', 'x'), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(anchor, { maxLength: 6 }), text, (anchors, within) => {
        const expected = anchors.flatMap((each) => {
          const fold = (value: string) => (each.caseless ? value.toLowerCase() : value);
          return [...within].flatMap((_, start) =>
            fold(within).startsWith(fold(each.text), start)
              ? [`${each.text}@${start}-${start + each.text.length}`]
              : [],
          );
        });
        assert.deepEqual([...hitsOf(anchors, within)].sort(), expected.sort());
      }),
    );
  });
});
