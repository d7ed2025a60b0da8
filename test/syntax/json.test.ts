import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findMember, parseEmbedded, parseJson, spanOf } from '../../server/src/syntax/json';
import { readMarks } from '../support/marks';

function parse(text: string) {
  return parseJson({ path: 'x.json', text });
}

suite('JSON syntax', () => {
  test('one tree is shared by all who ask about one document', () => {
    const document = { path: 'x.json', text: '{"a": 1}' };
    assert.equal(parseJson(document), parseJson(document));
    assert.notEqual(parseJson(document), parseJson({ ...document }));
  });

  test('comments and trailing commas are no errors, and comments are told with their places', () => {
    const { text, reported } = readMarks('{ «/* one */» "a": ["http://x", 1,], «// two»\n}');
    const json = parse(text);
    assert.deepEqual(json.errors, []);
    assert.deepEqual(
      json.comments,
      reported.map((span) => ({ span, text: text.slice(span.start, span.end) })),
    );
  });

  test('a byte order mark is skipped and counted', () => {
    const json = parse('\uFEFF{"a": 1}');
    assert.deepEqual(json.errors, []);
    assert.equal(json.root?.offset, 1);
  });

  test('both sides of a merge conflict are read, and the conflict is an error', () => {
    const { text, reported } = readMarks(
      '{\n«<<<<<<< ours»\n"a": 1,\n||||||| base\n"b": 2,\n=======\n"c": 3,\n>>>>>>> theirs\n"d": 4}',
    );
    const json = parse(text);
    assert.deepEqual(json.errors, [{ message: 'A merge conflict is not resolved.', span: reported[0] }]);
    assert.equal(findMember(json.root, 'a')?.value, 1);
    assert.equal(findMember(json.root, 'c')?.value, 3);
    assert.equal(findMember(json.root, 'd')?.value, 4);
  });

  test('a line of equal signs alone is no merge conflict', () => {
    assert.deepEqual(parse('[1,\n=======\n2]').errors[0]?.message, 'This is not JSON.');
  });

  test('errors are said in words, at most five, with their places', () => {
    const { text, reported } = readMarks('{"a": 1 «"b"»: 2}');
    assert.deepEqual(parse(text).errors, [{ message: 'A comma is missing.', span: reported[0] }]);
    assert.deepEqual(
      parse('{"a": [1').errors.map(({ message }) => message),
      ['A closing bracket is missing.'],
    );
    assert.equal(parse('[x,x,x,x,x,x,x,x,x]').errors.length, 5);
  });

  test('a key behind an open list ends the list', () => {
    const { text, reported } = readMarks('{"a": ["b", "c"«»,\n  "d": 1, "e": [ "f": 2}');
    const { root, errors } = parse(text);
    assert.deepEqual(errors[0], { message: 'A closing bracket is missing.', span: reported[0] });
    assert.deepEqual(
      findMember(root, 'a')?.children?.map(({ value }) => value),
      ['b', 'c'],
    );
    assert.equal(findMember(root, 'd')?.value, 1);
    assert.equal(findMember(root, 'e')?.children?.length, 0);
  });

  test('a key where a value is missing is no value', () => {
    const { root, errors } = parse('{"a":\n "b": 1}');
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['A value is missing.'],
    );
    assert.equal(findMember(root, 'a'), undefined);
    assert.equal(findMember(root, 'b')?.value, 1);
  });

  test('a string that is not closed ends with its line', () => {
    const { root } = parse('{"a": ["b,\n"c": 1}');
    assert.equal(findMember(root, 'a')?.children?.[0]?.value, 'b,');
  });

  test('text nested deeper than the limit is refused', () => {
    assert.equal(parse('['.repeat(256) + ']'.repeat(256)).refused, undefined);
    assert.match(parse('['.repeat(10_000)).refused ?? '', /nested deeper than 256/);
    assert.match(parse('[},'.repeat(10_000)).refused ?? '', /nested deeper than 256/);
    assert.match(parse('{"a":'.repeat(300)).refused ?? '', /nested deeper than 256/);
  });

  test('brackets in strings and comments do not count as nesting', () => {
    assert.equal(parse(`["${'['.repeat(300)}", "\\"${'{'.repeat(300)}" /* ${'['.repeat(300)} */]`).refused, undefined);
  });

  test('text beyond the size limit is refused', () => {
    assert.match(parse(`["${'x'.repeat(12_000_000)}"]`).refused ?? '', /10 million/);
  });

  test('any text gives a result', () => {
    const texts = [
      '',
      ' ',
      'null',
      '\0',
      '{"\0": "\uD800"}',
      '"',
      '"\\',
      '"\\u12',
      '/*',
      '//',
      '<<<<<<<\n>>>>>>>',
      '\uFEFF',
      ']',
      '}',
      ',',
    ];
    for (const text of texts) assert.equal(parse(text).text, text);
  });

  test('any jumble of signs gives a tree that lies in the text and is no deeper than the limit', () => {
    const sign = fc.constantFrom(
      '[',
      ']',
      '{',
      '}',
      ',',
      ':',
      '"',
      '"a"',
      '"a":',
      '\n',
      ' ',
      '\\',
      '//',
      '/*',
      '*/',
      '1',
      'x',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), fc.integer({ min: 1, max: 200 }), (signs, times) => {
        const text = signs.join('').repeat(times);
        const source = parse(text);
        const waiting = source.root ? [{ node: source.root, depth: 1 }] : [];
        for (let at = waiting.pop(); at; at = waiting.pop()) {
          const { start, end } = spanOf(source, at.node);
          assert.ok(start >= 0 && start <= end && end <= text.length);
          assert.ok(at.depth <= 2 * 256 + 1);
          for (const node of at.node.children ?? []) waiting.push({ node, depth: at.depth + 1 });
        }
      }),
      { examples: [[['[', '/*'], 1]] },
    );
  });

  suite('a string that holds JSON', () => {
    function embed(text: string) {
      const outer = parse(text);
      assert.ok(outer.root);
      return parseEmbedded(outer, outer.root);
    }

    test('has exact spans into the outer text, whatever the escapes', () => {
      const { text, reported } = readMarks(String.raw`"{\n\t\u0022a\\\u0062\u0022: «\"x\/\\\"y\"»}"`);
      const inner = embed(text);
      assert.equal(inner?.text, '{\n\t"a\\b": "x/\\"y"}');
      const value = findMember(inner.root, 'a\b');
      assert.ok(value);
      assert.deepEqual(spanOf(inner, value), reported[0]);
      assert.equal(inner.toInner(inner.toOuter(value.offset)), value.offset);
    });

    test('may hold a string that holds JSON', () => {
      const { text, reported } = readMarks(String.raw`"{\"a\": \"{\\\"b\\\": «\\\"c\\\"»}\"}"`);
      const inner = embed(text);
      const string = findMember(inner?.root, 'a');
      assert.ok(inner && string);
      const innermost = parseEmbedded(inner, string);
      const value = findMember(innermost?.root, 'b');
      assert.ok(innermost && value);
      assert.deepEqual(spanOf(innermost, value), reported[0]);
    });

    test('is left alone beyond the third level', () => {
      let text = '{}';
      for (let level = 0; level < 4; level++) text = JSON.stringify([text]);
      let source = parse(text) as Parameters<typeof parseEmbedded>[0] | undefined;
      let levels = -1;
      while (source) {
        levels++;
        const string: NonNullable<typeof source.root> | undefined = source.root?.children?.[0];
        source = string && parseEmbedded(source, string);
      }
      assert.equal(levels, 3);
    });

    test('with an escape that JSON does not know is left alone', () => {
      assert.equal(embed(String.raw`"{\x}"`), undefined);
      assert.equal(embed(String.raw`"{\u12}"`), undefined);
      assert.equal(embed('"{\\"'), undefined);
    });

    test('is still read while its closing quote is missing', () => {
      assert.equal(embed('"{\\"a\\": 1}')?.text, '{"a": 1}');
    });
  });
});
