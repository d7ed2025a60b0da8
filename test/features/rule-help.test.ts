import assert from 'node:assert/strict';
import { ruleHelp } from '../../server/src/features/rule-help';
import { fakeFacts } from '../support/fake-rule';

suite('The help of a rule', () => {
  const rule = fakeFacts('trust/no-long-session', {
    gate: 2,
    messages: { long: 'Lasts {hours} hours, with "*" for everyone.' },
    examples: { bad: ['{ "Version": 1 }'], good: ['// A comment.\n{}'] },
    options: { hours: { default: 12, description: 'The longest session.' } },
    references: ['CIS 1.2, https://example.com/cis'],
  });

  test('says what the rule is about, what it says, and what is reported', () => {
    const help = ruleHelp(rule);
    assert.match(help, /^Disallow what this test says\.\n\n- Gate: 2, authorization\n- Severity: warning\n\n## Why\n/);
    assert.match(help, /^- Lasts \{hours\} hours, with "\\\*" for everyone\.$/m);
    assert.match(
      help,
      /^## Reported\n\n```json\n\{ "Version": 1 \}\n```\n\n## Not reported\n\n```jsonc\n\/\/ A comment\.\n\{\}\n```$/m,
    );
    assert.match(help, /^- `hours` \(number, default `12`\): The longest session\.$/m);
    assert.match(help, /^- CIS 1\.2, <https:\/\/example\.com\/cis>$/m);
  });

  test('has no empty section', () => {
    assert.doesNotMatch(ruleHelp(fakeFacts('mfa/no-thing')), /## (Reported|Not reported|Options|References|Fixes)/);
  });

  test('lists fixes where they are known', () => {
    assert.match(ruleHelp(rule, ['Write [x]']), /^## Fixes for what is reported above\n\n- Write \\\[x\\\]$/m);
  });
});
