import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const manifest = JSON.parse(readFileSync(path.join(__dirname, '../../package.json'), 'utf8'));
const events: readonly string[] = manifest.activationEvents;

suite('what wakes the extension', () => {
  test('is a document in a language that is named, and neither the start of VS Code nor any document', () => {
    assert.deepEqual(
      events.filter((event) => !/^onLanguage:[a-z0-9-]+$/.test(event)),
      [],
    );
  });

  test('is named once', () => {
    assert.deepEqual([...new Set(events)], events);
  });

  // A file in a language that this VS Code does not know opens as plain text.
  for (const language of ['json', 'plaintext', 'python', 'typescript', 'go', 'powershell', 'yaml', 'terraform', 'hcl'])
    test(`is among others a document in ${language}`, () => assert.ok(events.includes(`onLanguage:${language}`)));
});
