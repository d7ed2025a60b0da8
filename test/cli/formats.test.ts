import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import type { Log, Run, Result as SarifResult } from 'sarif';
import { formatSarif, mostResults } from '../../server/src/cli/formats/sarif';
import type { Result, Review } from '../../server/src/cli/review';
import { catalogue } from '../../server/src/engine/catalogue';
import { fakeFacts } from '../support/fake-rule';
import { type Folder, makeFolder, openAllow, runCli } from '../support/run-cli';

const repository = join(__dirname, '../..');
const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));

function schemaAt(path: string) {
  // The schema of SARIF is written for draft 4, where an id is called `id`; it uses nothing else that draft 7 reads
  // otherwise. One of its patterns is a regular expression only without the Unicode flag.
  const { id, $schema, ...schema } = JSON.parse(readFileSync(join(repository, path), 'utf8'));
  return ajv.compile(schema);
}

suite('The output of two-gates check', () => {
  const isOutput = schemaAt('schemas/output.schema.json');
  const isSarif = schemaAt('test/fixtures/sarif/sarif-2.1.0-rtm.5.json');
  let folder: Folder;
  setup(() => {
    folder = makeFolder({
      '.git/HEAD': '',
      'policies/a #1 ä.json': openAllow,
      'policies/broken.json': openAllow.replace('"Action":', '"Action"'),
      'half.json': Buffer.from('\ufeff{', 'utf16le').subarray(0, 3),
    });
  });
  teardown(() => folder.remove());
  const check = async (format: string, ...argv: readonly string[]) => {
    const { output } = await runCli(folder.path, ['check', '--format', format, ...argv]);
    return JSON.parse(output);
  };
  const sarif = async (...argv: readonly string[]): Promise<Run> => {
    const log: Log = await check('sarif', ...argv);
    isSarif(log);
    assert.deepEqual(isSarif.errors ?? [], []);
    const [run] = log.runs;
    assert.equal(log.runs.length, 1);
    assert.ok(run);
    return run;
  };

  test('as JSON fits its published schema', async () => {
    for (const argv of [[], ['gone.json', 'policies']]) {
      const output = await check('json', ...argv);
      isOutput(output);
      assert.deepEqual(isOutput.errors ?? [], []);
    }
  });

  test('as JSON holds what was found, and what was not analysed and why', async () => {
    const { version, results, notAnalysed } = await check('json', '.', 'gone.json');
    assert.equal(version, 1);
    assert.deepEqual(results[0], {
      file: 'policies/a #1 ä.json',
      ruleId: 'mfa/no-open-allow',
      gate: 1,
      severity: 'error',
      message: 'Lets access keys in without MFA: BoolIfExists true also matches when the key is missing.',
      range: { start: { line: 7, character: 39 }, end: { line: 7, character: 75 } },
      related: [],
      fixes: results[0].fixes,
      properties: results[0].properties,
    });
    assert.equal(results[0].fixes[0].safe, false);
    assert.deepEqual(
      notAnalysed.map(({ file }: { file: string }) => file),
      ['half.json', 'policies/broken.json', 'gone.json'],
    );
  });

  test('as SARIF fits its schema, with findings and without', async () => {
    assert.equal((await sarif()).results?.length, 2);
    folder.write('policies/a #1 ä.json', '{}');
    folder.write('policies/broken.json', '{}');
    assert.deepEqual((await sarif()).results, []);
  });

  test('as SARIF describes every rule as code scanning wants it', async () => {
    const rules = (await sarif()).tool.driver.rules ?? [];
    assert.deepEqual(
      rules.map(({ id }) => id),
      catalogue.map(({ id }) => id),
    );
    for (const { id, shortDescription, fullDescription, help, helpUri, properties, defaultConfiguration } of rules) {
      for (const text of [shortDescription?.text, fullDescription?.text, help?.text, help?.markdown]) {
        assert.ok(text, id);
      }
      assert.ok((fullDescription?.text.length ?? 0) <= 1024, id);
      assert.match(helpUri ?? '', new RegExp(`/docs/rules/${id}\\.md$`));
      assert.equal(properties?.tags?.includes('security'), true);
      assert.equal((properties?.tags?.length ?? 0) <= 20, true);
      const { precision, 'security-severity': score } = properties ?? {};
      assert.match(precision, /^(very-high|high|medium|low)$/);
      assert.match(score, /^\d\.\d$/);
      assert.match(defaultConfiguration?.level ?? '', /^(error|warning|note)$/);
    }
  });

  test('as SARIF names files by their encoded path in the repository, wherever it ran', async () => {
    const location = (run: Run) => run.results?.[0]?.locations?.[0]?.physicalLocation;
    const expected = {
      artifactLocation: { uri: 'policies/a%20%231%20%C3%A4.json', uriBaseId: '%SRCROOT%' },
      region: { startLine: 8, startColumn: 40, endLine: 8, endColumn: 76 },
    };
    const run = await sarif();
    assert.deepEqual(location(run), expected);
    assert.deepEqual(run.originalUriBaseIds, { '%SRCROOT%': { uri: `${pathToFileURL(folder.path).href}/` } });
    const { output } = await runCli(join(folder.path, 'policies'), ['check', '--format', 'sarif']);
    assert.deepEqual(location(JSON.parse(output).runs[0]), expected);
  });

  test('as SARIF gives each result one place, the index of its rule and a fingerprint', async () => {
    const run = await sarif();
    for (const { locations, ruleId, ruleIndex, partialFingerprints, message } of run.results ?? []) {
      assert.equal(locations?.length, 1);
      assert.equal(run.tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
      assert.match(partialFingerprints?.['twoGates/v1'] ?? '', /^[0-9a-f]{32}:\d+$/);
      assert.ok(message.text);
    }
  });

  test('as SARIF says what was not analysed, and whether the run was whole', async () => {
    const notified = ({ invocations }: Run) => ({
      whole: invocations?.[0]?.executionSuccessful,
      levels: invocations?.[0]?.toolExecutionNotifications?.map(({ level }) => level),
    });
    assert.deepEqual(notified(await sarif('half.json')), { whole: true, levels: ['note'] });
    assert.deepEqual(notified(await sarif('gone.json')), { whole: false, levels: ['error'] });
  });
});

suite('A finding whose guard stands in another file', () => {
  let folder: Folder;
  setup(() => {
    folder = makeFolder({
      '.git/HEAD': '',
      'auth.js': `const jwt = require('jsonwebtoken');

exports.requireUser = (req, res, next) => {
  try {
    req.user = jwt.verify(req.headers.authorization, process.env.KEY);
  } catch {
    return res.sendStatus(401);
  }
  next();
};
`,
      'app.js': `const app = require('express')();
const { requireUser } = require('./auth');
app.get('/admin/users', requireUser, async (req, res) => res.json(await User.find()));
`,
    });
  });
  teardown(() => folder.remove());
  const check = async (format: string): Promise<string> =>
    (await runCli(folder.path, ['check', 'app.js', '--format', format])).output;

  test('is told with that file and the lines of it, in every format', async () => {
    assert.match(await check('text'), /at auth\.js:5:\d+: requireUser verifies/);
    const json: { readonly results: readonly Result[] } = JSON.parse(await check('json'));
    const isOutput = schemaAt('schemas/output.schema.json');
    assert.equal(isOutput(json), true);
    const place = json.results[0]?.related[0];
    assert.deepEqual([place?.file, place?.range.start.line], ['auth.js', 4]);
    const sarif: Log = JSON.parse(await check('sarif'));
    const location = sarif.runs[0]?.results?.[0]?.relatedLocations?.[0]?.physicalLocation;
    assert.deepEqual([location?.artifactLocation?.uri, location?.region?.startLine], ['auth.js', 5]);
  });
});

suite('SARIF of very many results', () => {
  const rules = [fakeFacts('mfa/no-thing')];
  const result = (severity: Result['severity'], path: string): Result => ({
    file: path,
    path,
    ruleId: 'mfa/no-thing',
    gate: 1,
    severity,
    message: 'Found.',
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
    related: [],
    fixes: [],
    properties: {},
    fingerprint: 'x:1',
  });
  const format = (
    results: readonly Result[],
  ): { readonly results: readonly SarifResult[]; readonly warnings: readonly string[] } => {
    const review: Review = {
      root: '/repository',
      results,
      notAnalysed: [],
      failures: [],
      files: 1,
      filesWithAny: 1,
      policies: 1,
      credentials: 0,
      routes: 0,
      fixed: [],
    };
    const warnings: string[] = [];
    const text = formatSarif(review, {
      rules,
      version: '0.0.0',
      homepage: 'https://example.com',
      cwd: '/repository',
      warn: (line) => warnings.push(line),
    });
    return { results: JSON.parse(text).runs[0].results, warnings };
  };

  test('keeps the strongest that code scanning takes, and says how many are left out', () => {
    const hints = Array.from({ length: mostResults }, () => result('hint', '/repository/a.json'));
    const { results, warnings } = format([...hints, result('error', '/repository/b.json')]);
    assert.equal(results.length, mostResults);
    assert.equal(results[0]?.level, 'error');
    assert.deepEqual(warnings, ['The SARIF output holds the 5000 strongest results; 1 more were left out.']);
  });

  test('keeps the order of files where nothing is left out', () => {
    const { results, warnings } = format([result('hint', '/repository/a.json'), result('error', '/repository/b.json')]);
    assert.deepEqual(
      results.map(({ level }) => level),
      ['note', 'error'],
    );
    assert.deepEqual(warnings, []);
  });

  test('names a file outside of the repository by its whole address', () => {
    const [found] = format([result('error', '/elsewhere/a b.json')]).results;
    assert.deepEqual(found?.locations?.[0]?.physicalLocation?.artifactLocation, {
      uri: 'file:///elsewhere/a%20b.json',
    });
  });
});
