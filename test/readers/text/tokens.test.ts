import assert from 'node:assert/strict';
import { shapes } from '../../../server/src/knowledge/credential/shapes/registry';
import type { Credential } from '../../../server/src/model/credential';
import { scanAnchors } from '../../../server/src/readers/text/anchors';
import { findTokens } from '../../../server/src/readers/text/tokens';
import type { Hit } from '../../../server/src/text/automaton';
import { assertGrowsLinearly } from '../../support/cost';
import { inContext, madeUp, madeUpArmour, madeUpJwt, madeUpKeyBody, madeUpKeyId } from '../../support/made-up';

function tokensIn(text: string): readonly Credential[] {
  const hits: Hit[] = [];
  scanAnchors(text, (hit) => hits.push(hit));
  return findTokens(text, hits);
}

/** What is found, as `shape evidence`. */
function found(text: string): readonly string[] {
  return tokensIn(text).map(({ shape, evidence }) => `${shape} ${evidence}`);
}

/** The one finding of a text. */
function only(text: string): Credential {
  const tokens = tokensIn(text);
  assert.equal(tokens.length, 1);
  return tokens[0] as Credential;
}

/** Shapes that can be made up and found by themselves: the id of a Twilio account is worth no word. */
const ids = shapes.map(({ id }) => id).filter((id) => id !== 'twilio-account-id' && id !== 'aws-old-key-id');

/** Addresses and blocks, which begin with a mark of their own wherever they stand. */
const selfContained = new Set(
  (
    'slack-webhook discord-webhook teams-webhook pem putty-key jwk docker-auth azure-sas azure-account-key ' +
    'azure-shared-access-key azure-app-configuration'
  ).split(' '),
);

/** Places in which a token may stand, with the token at §. */
const places: Readonly<Record<string, string>> = {
  'by itself': '§',
  'between double quotes': 'const a = "§";',
  'between single quotes': "a = '§'",
  'between backticks': 'run `§` now',
  'in YAML': 'a:\n  b: §\n  c: d\n',
  'in a list of YAML': '- §\n- x\n',
  'in an environment file': 'A=1\nB=§\nC=2\n',
  'in an environment file of Windows': 'A=1\r\nB=§\r\nC=2\r\n',
  'in a shell': 'export B="§" && run',
  'in an attribute of XML': '<add name="b" value="§" />',
  'in an element of XML': '<b>§</b>',
  'as a password in an address': 'https://robot:§@acme.dev/x',
  'in a query': 'https://acme.dev/?a=1&b=§&c=2',
  'in an escaped query': 'https://acme.dev/?to=a%3D§%26c',
  'in a comment of a shell': '# was §',
  'in a comment of a line': 'run(); // was §',
  'in a comment of a block': '/* § */',
  'in a header': 'curl -H "X-Auth: §" https://acme.dev',
  'behind an escaped line end': '{ "log": "first\\n§\\nlast" }',
  'in a log with colours': '\u001b[32m§\u001b[0m',
  'in an argument': 'login(§)',
  'in a table of Markdown': '| b | § |',
  'behind letters of another alphabet': 'ключ §, 鍵「§」',
};

suite('Tokens in their places', () => {
  for (const [place, text] of Object.entries(places)) {
    test(`every shape is found ${place}, with its exact span`, () => {
      for (const id of ids) {
        // The other parameters of a query belong to a signature that stands in it.
        if (place.endsWith(' query') && id === 'azure-sas') continue;
        const made = inContext(id, 3);
        const start = text.indexOf('§') + made.start;
        const spans = tokensIn(text.replaceAll('§', () => made.text)).map(({ span, shape }) => ({ ...span, shape }));
        const wanted = { start, end: start + made.value.length, shape: id };
        assert.deepEqual(
          spans.find((span) => span.start === start),
          wanted,
          `${id} ${place}`,
        );
      }
    });
  }

  test('nearly whatever value of a shape is made up is found, and is no example', () => {
    const missed = ids.flatMap((id) =>
      Array.from({ length: 20 }, (_, seed) => ({ id, seed: seed + 100 })).filter(({ seed }) => {
        const { text, value, start } = inContext(id, seed);
        const [token, ...others] = tokensIn(text);
        const found = token?.shape === id && token.span.start === start && token.span.end === start + value.length;
        return !found || others.length > 0 || token.evidence === 'example';
      }),
    );
    // By chance, one value in some thousands counts up, repeats itself or is made of words.
    assert.ok(missed.length <= 2, JSON.stringify(missed));
  });

  test('a token inside of a longer word is none', () => {
    for (const id of ids) {
      if (selfContained.has(id)) continue;
      const { text, value, start } = inContext(id, 5);
      const glued = `${text.slice(0, start)}Zz9${value}${text.slice(start + value.length)}`;
      assert.deepEqual(
        tokensIn(glued).filter(({ shape, span }) => shape === id && span.start === start + 3),
        [],
        id,
      );
    }
  });

  test('a token goes on as far as its alphabet does, or is none', () => {
    for (const id of ids) {
      if (['pem', 'putty-key', 'teams-webhook'].includes(id)) continue;
      const { text, value, start } = inContext(id, 6);
      const end = start + value.length;
      const longer = `${text.slice(0, end)}7k${text.slice(end)}`;
      assert.deepEqual(
        tokensIn(longer).filter(({ shape, span }) => shape === id && span.start === start && span.end === end),
        [],
        id,
      );
    }
  });

  test('a token that is cut after a third of it is none', () => {
    for (const id of ids) {
      const { text, value, start } = inContext(id, 7);
      const cut = text.slice(0, start + Math.floor(value.length / 3)) + text.slice(start + value.length);
      assert.deepEqual(
        found(cut)
          .filter((each) => each.startsWith(`${id} `))
          .filter((each) => !isOpenEnded(id, each)),
        [],
        id,
      );
    }
  });

  test('a token that is masked with asterisks is none', () => {
    for (const id of ids) {
      const { text, value, start } = inContext(id, 8);
      const kept = Math.min(12, Math.floor(value.length / 3));
      const masked = text.slice(0, start + kept) + '*'.repeat(value.length - kept) + text.slice(start + value.length);
      assert.deepEqual(found(masked), [], id);
    }
  });

  test('a token that is masked with one letter is an example at most', () => {
    for (const id of ids) {
      const { text, value, start } = inContext(id, 9);
      const kept = Math.min(8, Math.floor(value.length / 3));
      const masked = `${text.slice(0, start + kept)}${'x'.repeat(value.length - kept)}${text.slice(start + value.length)}`;
      assert.deepEqual(
        tokensIn(masked).filter(({ evidence }) => evidence !== 'example'),
        [],
        id,
      );
    }
  });
});

/** Tokens without an upper limit of length are still tokens when a third is left. */
function isOpenEnded(id: string, finding: string): boolean {
  const long =
    'aws-session-token aws-bedrock-short-key google-access-token stripe-live-restricted-key fly-macaroon'.split(' ');
  return long.includes(id) || finding.endsWith(' weak');
}

suite('How much speaks for a token', () => {
  test('a checksum that holds makes it strong, one that does not weak', () => {
    const checked = (
      'github-pat github-oauth github-user github-server github-refresh npm-token cloudflare-user-token ' +
      'grafana-service-token atlassian-api-token bitbucket-access-token confluent-key gitlab-routable-pat age-key'
    ).split(' ');
    for (const id of checked) {
      const value = madeUp(id);
      assert.deepEqual([only(value).evidence, only(value).checksum], ['strong', 'holds'], id);
      const other = value.at(20) === 'A' ? 'C' : 'A';
      const wrong = value.slice(0, 20) + other + value.slice(21);
      assert.deepEqual([only(wrong).evidence, only(wrong).checksum], ['weak', 'fails'], id);
    }
  });

  test('a checksum that holds outweighs words that stand for a value', () => {
    assert.equal(only(`example = "${madeUp('github-pat')}" # dummy test token`).evidence, 'strong');
  });

  test('no installation token is lowered for a checksum that it does not have', () => {
    assert.deepEqual(found(madeUp('github-stateless-server')), ['github-stateless-server likely']);
    const finePat = madeUp('github-fine-grained-pat');
    assert.deepEqual([only(finePat).evidence, only(finePat).checksum], ['strong', 'holds']);
    const other = only(finePat.slice(0, 40) + (finePat[40] === 'A' ? 'B' : 'A') + finePat.slice(41));
    assert.deepEqual([other.evidence, other.checksum], ['likely', undefined]);
  });

  test('that of Zuplo is written behind its hexadecimal digits', () => {
    const key = madeUp('zuplo-key');
    assert.deepEqual([only(key).evidence, only(key).checksum], ['strong', 'holds']);
    const wrong = only(key.slice(0, 20) + (key.at(20) === 'a' ? 'c' : 'a') + key.slice(21));
    assert.deepEqual([wrong.evidence, wrong.checksum], ['weak', 'fails']);
  });

  test('a checksum that only some kinds have raises, and its absence lowers nothing', () => {
    for (const id of 'azure-storage-key azure-service-bus-key azure-search-key azure-cosmos-key'.split(' ')) {
      const value = madeUp(id);
      assert.deepEqual([only(value).evidence, only(value).checksum], ['strong', 'holds'], id);
      const other = value.at(20) === 'A' ? 'C' : 'A';
      const wrong = only(value.slice(0, 20) + other + value.slice(21));
      assert.deepEqual([wrong.evidence, wrong.checksum], ['strong', undefined], id);
    }
    const secret = madeUp('azure-client-secret');
    assert.deepEqual([only(secret).evidence, only(secret).checksum], ['strong', 'holds']);
    assert.deepEqual(found(secret.replace('8Q', '7Q')), ['azure-client-secret likely']);
  });

  test('marks and encoded names at their place make it strong', () => {
    const marked = (
      'openai-key anthropic-key groq-key azure-storage-key azure-cosmos-key azure-search-key azure-devops-token ' +
      'azure-function-key aws-bedrock-key pypi-token onepassword-service-token sentry-organization-token discord-bot ' +
      'grafana-cloud-token'
    ).split(' ');
    for (const id of marked) assert.deepEqual(found(madeUp(id)), [`${id} strong`]);
  });

  test('what does not decode is weak', () => {
    const pypi = madeUp('pypi-token');
    assert.deepEqual(found(pypi.slice(0, -8)), ['pypi-token weak']);
    assert.deepEqual(found(madeUp('sentry-organization-token').replace('eyJ', 'eyJ0')), [
      'sentry-organization-token weak',
    ]);
  });

  test('keys for tests of Stripe are weak, those for live payments are not', () => {
    assert.deepEqual(found(madeUp('stripe-test-key')), ['stripe-test-key weak']);
    assert.deepEqual(found(madeUp('stripe-live-key')), ['stripe-live-key likely']);
  });

  test('keys that are public by design are public', () => {
    assert.deepEqual(found(madeUp('newrelic-browser-key')), ['newrelic-browser-key public']);
    const firebase = `{ apiKey: "${madeUp('google-api-key')}", authDomain: "acme.firebaseapp.com" }`;
    assert.deepEqual(found(firebase), ['google-api-key public']);
    assert.deepEqual(found(`key=${madeUp('google-api-key')}`), ['google-api-key likely']);
  });

  test('sequences, repetitions and words that stand for a value are examples', () => {
    const start = ['gh', 'p_'].join('');
    for (const body of [
      'abcdefghijklmnopqrstuvwxyz0123456789',
      '1234567890'.repeat(4).slice(0, 36),
      'a1B2'.repeat(9),
      'yourPersonalAccessTokenGoesHere12345',
    ]) {
      assert.deepEqual(found(start + body), ['github-pat example'], body);
    }
  });
});

suite('What is no credential', () => {
  const hex = (length: number) => madeUp('github-old-token').repeat(4).slice(0, length);

  test('ids of AWS that belong to no credential', () => {
    for (const prefix of 'AGPA AIDA AIPA ANPA ANVA APKA AROA ASCA'.split(' ')) {
      assert.deepEqual(found(`id = ${madeUpKeyId(prefix, 123456789012)}`), []);
    }
  });

  test('an access key id with a digit that base 32 does not have', () => {
    const id = madeUp('aws-access-key-id');
    for (const digit of '0189') assert.deepEqual(found(id.slice(0, 14) + digit + id.slice(15)), []);
    assert.deepEqual(found(id.toLowerCase()), []);
  });

  test('ids of clients, tenants, accounts and integrations', () => {
    const uuid = madeUp('opsgenie-key');
    assert.deepEqual(found(`client_id = ${uuid}\ntenant_id = ${uuid}`), []);
    assert.deepEqual(found(`${['0', 'oa'].join('')}${madeUp('cohere-key').slice(0, 17)}`), []);
    assert.deepEqual(found(madeUp('twilio-account-id')), []);
    assert.deepEqual(found(`ikey = ${['D', 'I'].join('')}${'A7Q2'.repeat(4)}XK`), []);
    assert.deepEqual(found(`"private_key_id": "${hex(40)}"`), []);
    assert.deepEqual(found(`${'1234567890'}-${madeUp('mistral-key').toLowerCase()}.apps.googleusercontent.com`), []);
  });

  test('keys that are made to be published', () => {
    assert.deepEqual(found(madeUp('stripe-live-key').replace('sk', 'pk')), []);
    assert.deepEqual(found(`https://${hex(32)}@o1234.ingest.sentry.io/5678`), []);
    assert.deepEqual(found(madeUpArmour('PUBLIC KEY', madeUpKeyBody())), []);
    assert.deepEqual(found(madeUpArmour('CERTIFICATE', madeUpKeyBody())), []);
    assert.deepEqual(found(madeUp('mailgun-key').replace('key-', 'pubkey-')), []);
  });

  test('hashes, even beside the name of a provider', () => {
    assert.deepEqual(found(`github commit ${hex(40)}`), []);
    assert.deepEqual(found(`"datadog": { "md5": "${hex(32)}" }`), []);
    assert.deepEqual(found(`uses: github/codeql-action@${hex(40)} # the token of github`), []);
    assert.deepEqual(found(`sha256:${hex(64)}`), []);
    assert.deepEqual(found(hex(40)), []);
    assert.deepEqual(found(`integrity sha512-${madeUp('azure-account-key')}`), []);
  });

  test('encrypted values', () => {
    assert.deepEqual(found(madeUpArmour('ENCRYPTED PRIVATE KEY', madeUpKeyBody().repeat(3))), []);
    const old = `Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,${hex(32).toUpperCase()}\n\n${madeUpKeyBody().repeat(3)}`;
    const dashes = '-'.repeat(5);
    assert.deepEqual(
      found(`${dashes}BEGIN RSA PRIVATE KEY${dashes}\n${old}\n${dashes}END RSA PRIVATE KEY${dashes}`),
      [],
    );
    assert.deepEqual(found(madeUp('putty-key').replace('Encryption: none', 'Encryption: aes256-cbc')), []);
    assert.deepEqual(found(`$ANSIBLE_VAULT;1.1;AES256\n${hex(80)}`), []);
  });

  test('the key of the storage emulator of Azure', () => {
    const key = ['Eby8', 'vdM0', madeUp('azure-account-key').slice(8)].join('');
    assert.deepEqual(found(`AccountName=devstoreaccount1;AccountKey=${key}`), []);
    assert.deepEqual(found(`AZURE_STORAGE_KEY=${key}`), []);
  });
});

suite('Keys of AWS', () => {
  const id = madeUp('aws-access-key-id');
  const secret = madeUp('aws-secret-key');
  const session = madeUp('aws-session-token');
  const temporaryId = madeUpKeyId(['AS', 'IA'].join(''), 52310077262);

  test('an access key id alone is weak and tells its account', () => {
    const { evidence, facts, temporary, parts } = only(`id = ${id}`);
    assert.deepEqual(
      [evidence, facts, temporary, parts],
      ['weak', { kind: 'access key id', account: '123456789012' }, false, []],
    );
  });

  test('a secret key is known by its name, by its id or by its place', () => {
    assert.deepEqual(found(`secretAccessKey: "${secret}"`), ['aws-secret-key likely']);
    assert.deepEqual(found(`<SecretAccessKey>${secret}</SecretAccessKey>`), ['aws-secret-key likely']);
    assert.deepEqual(found(`- name: AWS_SECRET_ACCESS_KEY\n  value: ${secret}\n`), ['aws-secret-key likely']);
    assert.deepEqual(found(`new BasicAWSCredentials(id, "${secret}")`), ['aws-secret-key likely']);
    assert.deepEqual(found(`aws configure set aws_secret_access_key ${secret}`), ['aws-secret-key likely']);
    assert.deepEqual(found(`${id},${secret}`), ['aws-secret-key strong']);
    assert.deepEqual(found(`x = "${secret}"`), []);
  });

  test('id, secret and session token of one place are one finding', () => {
    const text = `[default]\nid = ${temporaryId}\nkey = ${secret}\ntoken = ${session}\n`;
    const { span, evidence, temporary, facts, parts } = only(text);
    const at = (value: string) => ({ start: text.indexOf(value), end: text.indexOf(value) + value.length });
    assert.deepEqual(span, at(secret));
    assert.deepEqual([evidence, temporary, facts['account']], ['strong', true, '052310077262']);
    assert.deepEqual(
      parts.map((part) => [part.name, part.span]),
      [
        ['access key id', at(temporaryId)],
        ['session token', at(session)],
      ],
    );
  });

  test('each id of a list goes to the secret beside it, whichever stands first', () => {
    const other = madeUpKeyId(['AK', 'IA'].join(''), 210987654321);
    const otherSecret = madeUp('aws-secret-key', 2);
    for (const text of [
      `[a]\nid = ${id}\nkey = ${secret}\n\n[b]\nid = ${other}\nkey = ${otherSecret}\n`,
      `[a]\nkey = ${secret}\nid = ${id}\n\n[b]\nkey = ${otherSecret}\nid = ${other}\n`,
    ]) {
      const pairs = tokensIn(text).map(({ span, facts }) => [text.indexOf(secret) === span.start, facts['account']]);
      assert.deepEqual(pairs, [
        [true, '123456789012'],
        [false, '210987654321'],
      ]);
    }
  });

  test('halves more than five lines apart are two findings, and forty characters are none', () => {
    const far = '\n'.repeat(7);
    assert.deepEqual(found(`${id}${far}secret_access_key = ${secret}`), [
      'aws-access-key-id weak',
      'aws-secret-key likely',
    ]);
    assert.deepEqual(found(`${id}${far}${secret}`), ['aws-access-key-id weak']);
  });

  test('a session token alone is a finding that expires', () => {
    const { shape, temporary } = only(session);
    assert.deepEqual([shape, temporary], ['aws-session-token', true]);
  });

  test('what AWS shows in its documentation is an example', () => {
    const exampleId = ['AKIA', 'IOSFODNN7', 'EXAMPLE'].join('');
    const exampleSecret = ['wJalrXUtnFEMI/', 'K7MDENG/bPxRfiCY', 'EXAMPLEKEY'].join('');
    assert.deepEqual(found(`${exampleId}\n`), ['aws-access-key-id example']);
    assert.deepEqual(found(`aws_secret_access_key = ${exampleSecret}`), ['aws-secret-key example']);
    assert.deepEqual(found(`aws_secret_access_key = ${exampleSecret.replace('EXAMPLE', 'EXEMPLA')}`), [
      'aws-secret-key likely',
    ]);
  });

  test('forty characters of another kind are no secret key', () => {
    for (const value of [
      madeUp('github-old-token'),
      madeUp('github-old-token').toUpperCase(),
      'src/components/Button/PrimaryButton/Item',
      'thisIsJustALongIdentifierWithNumber12345',
      `${secret}x`,
      `${secret}=`,
      secret.slice(1),
    ]) {
      assert.deepEqual(found(`secret_access_key = ${value}`), []);
    }
  });
});

suite('Other credentials of AWS', () => {
  test('an id of the oldest format counts only beside its secret', () => {
    const id = madeUp('aws-old-key-id');
    const secret = madeUp('aws-secret-key');
    assert.deepEqual(found(id), []);
    assert.deepEqual(found(`${id},${secret}`), ['aws-secret-key strong']);
  });

  test('a password for Git tells its account by the user name beside it', () => {
    const { text, value, start } = inContext('aws-codecommit-password');
    const { span, facts, evidence } = only(text);
    assert.deepEqual(
      [span, facts, evidence],
      [{ start, end: start + value.length }, { account: '123456789012' }, 'likely'],
    );
    assert.deepEqual(found(text.replace('-at-123456789012', '')), []);
    assert.deepEqual(found('see look-at-123456789012-people'), []);
  });

  test('a password of a registry lives for twelve hours and is weak if it does not decode', () => {
    const password = madeUp('aws-ecr-password');
    assert.deepEqual([only(password).evidence, only(password).temporary], ['strong', true]);
    assert.deepEqual(found(`${password.slice(0, 240)}x${password.slice(240)}`), ['aws-ecr-password weak']);
  });

  test('a password for mail is known by its service, whose name stands near it', () => {
    const value = madeUp('aws-ses-smtp-password');
    assert.deepEqual(found(`host = email-smtp.eu-west-1.amazonaws.com\nsmtp_password = ${value}`), [
      'aws-ses-smtp-password likely',
    ]);
    assert.deepEqual(found(`smtp_password = ${value}`), []);
  });

  test('a secret key of another service is none of AWS', () => {
    const value = madeUp('duo-secret-key');
    assert.deepEqual(found(`DUO_SECRET_KEY=${value}`), ['duo-secret-key likely']);
    assert.deepEqual(found(`ACME_SECRET_KEY=${value}`), []);
  });
});

suite('Values that a word of their issuer gives away', () => {
  test('are known where a client is made with them', () => {
    assert.deepEqual(found(`co = cohere.Client("${madeUp('cohere-key')}")`), ['cohere-key likely']);
    assert.deepEqual(found(`s = APISession("${madeUp('pagerduty-key')}")  # PagerDuty`), ['pagerduty-key likely']);
    assert.deepEqual(found(`github.checkout("${madeUp('github-old-token')}")`), []);
  });

  test('are known where the name stands in one attribute or line and the value in the next', () => {
    const key = madeUp('duo-application-key');
    assert.deepEqual(found(`<add key="akey" value="${key}" />`), ['duo-application-key likely']);
    assert.deepEqual(found(`- name: akey\n  value: ${key}\n`), ['duo-application-key likely']);
    assert.deepEqual(found(`akey is a value ${key}`), []);
  });

  test('are known in front of the word too', () => {
    const key = madeUp('mailgun-new-key');
    assert.deepEqual(found(`curl --user 'api:${key}' https://api.mailgun.net/v3`), ['mailgun-new-key likely']);
  });

  test('are none more than five lines away', () => {
    const key = madeUp('cohere-key');
    assert.deepEqual(found(`cohere:${'\n'.repeat(5)}token: ${key}`), ['cohere-key likely']);
    assert.deepEqual(found(`cohere:${'\n'.repeat(6)}token: ${key}`), []);
  });
});

suite('Words that tokens begin with', () => {
  const hex = madeUp('datadog-api-key');

  test('are none of a token as a part of a longer name', () => {
    for (const text of [`cache-key-${hex}`, `my_key-${hex}`, `.key-${hex}`, `risk-sk-${hex}`]) {
      assert.deepEqual(found(text), [], text);
    }
  });

  test('are those of a token behind the dash of a default', () => {
    assert.deepEqual(found(['${KEY:-key-', hex, '}'].join('')), ['mailgun-key likely']);
    assert.deepEqual(found(['${TOKEN:-', madeUp('gitlab-pat'), '}'].join('')), ['gitlab-pat likely']);
  });

  test('count for an id of LaunchDarkly only beside its name', () => {
    const key = madeUp('launchdarkly-key');
    assert.deepEqual(found(`const id = '${key}'`), []);
    assert.deepEqual(found(`LD_SDK_KEY=${key}`), ['launchdarkly-key likely']);
  });
});

suite('Key stores', () => {
  test('in base64 are weak, since a password stands before what is in them', () => {
    const store = madeUp('key-store');
    assert.deepEqual([only(store).evidence, only(store).name], ['weak', 'PKCS #12 key store']);
    const java = Buffer.concat([Buffer.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2]), Buffer.from(store)]).toString(
      'base64',
    );
    assert.deepEqual([only(java).evidence, only(java).name], ['weak', 'Java key store']);
    assert.deepEqual(found(store.slice(0, 300)), []);
    assert.deepEqual(found(store.replace('MII', 'MIJ')), []);
  });
});

suite('Other pairs', () => {
  test('a token of Twilio is known beside the id of its account, which is named', () => {
    const { text } = inContext('twilio-auth-token');
    assert.deepEqual(
      only(text.replace('Twilio', 'Client')).parts.map(({ name }) => name),
      ['account id'],
    );
  });

  test('an id of Alibaba Cloud and its secret are one finding', () => {
    const text = `${madeUp('alibaba-access-key-id')}:${madeUp('alibaba-access-key-secret')}`;
    assert.deepEqual(found(text), ['alibaba-access-key-secret strong']);
  });
});

suite('Tokens with claims', () => {
  const supabase = (role: string) =>
    madeUpJwt({ iss: 'supabase', ref: 'acme', role, iat: 1700000000, exp: 2000000000 });

  test('the role of a token of Supabase decides', () => {
    assert.equal(only(supabase('anon')).evidence, 'public');
    const { evidence, name, facts } = only(supabase('service_role'));
    assert.deepEqual([evidence, name, facts['role']], ['strong', 'Supabase service role key', 'service_role']);
  });

  test('expiry and issuer are facts, and a life of a day at most is temporary', () => {
    const day = only(madeUpJwt({ iss: 'https://id.acme.dev', iat: 1767225600, exp: 1767312000 }));
    assert.deepEqual(
      [day.temporary, day.facts],
      [true, { algorithm: 'HS256', issuedBy: 'https://id.acme.dev', expires: '2026-01-02' }],
    );
    const never = only(madeUpJwt({ iss: 'https://id.acme.dev' }));
    assert.deepEqual([never.temporary, never.facts['expires']], [false, 'never']);
  });

  test('a token without a claim that a service goes by is weak', () => {
    assert.equal(only(madeUpJwt({ some: 'payload' })).evidence, 'weak');
    assert.equal(only(madeUpJwt({ user: 7, iat: 1700000000 })).evidence, 'likely');
  });

  test('a token that is not signed is weak, and the documented one an example', () => {
    const unsigned = madeUpJwt({ sub: 'a' }, { alg: 'none' });
    assert.equal(only(unsigned.slice(0, unsigned.lastIndexOf('.') + 1)).evidence, 'weak');
    assert.equal(only(madeUpJwt({ sub: '1234567890', name: 'Jane', iat: 1516239022 })).evidence, 'example');
  });

  test('five parts are an encrypted token, four or text that does not parse none', () => {
    const [header = '', claims = '', signature = ''] = madeUpJwt({ sub: 'a' }, { alg: 'dir', enc: 'A256GCM' }).split(
      '.',
    );
    assert.equal(only([header, '', signature, signature, signature].join('.')).name, 'Encrypted JSON Web Token');
    assert.deepEqual(found([header, claims, signature, signature].join('.')), []);
    assert.deepEqual(found([header, `${claims.slice(0, -3)}`, signature].join('.')), []);
    assert.deepEqual(found([header, claims].join('.')), []);
    assert.deepEqual(found(madeUpJwt({ a: 1 }, { typ: 'JWT' })), []);
  });

  test('a full stop behind a token is none of it', () => {
    const jwt = madeUp('jwt');
    assert.deepEqual(only(`The token is ${jwt}. It expires.`).span, { start: 13, end: 13 + jwt.length });
  });
});

suite('Private keys', () => {
  const pem = madeUp('pem');

  test('the whole block is the finding, in every embedding', () => {
    const lines = pem.split('\n');
    for (const [text, value] of [
      [`key: |\n  ${lines.join('\n  ')}\n`, lines.join('\n  ')],
      [`"${lines.join('\\n')}\\n"`, lines.join('\\n')],
      [`# ${lines.join('\n# ')}\n`, lines.join('\n# ')],
      [
        lines.map((line) => `"${line}\\n"`).join(' +\n'),
        lines
          .map((line) => `${line}\\n`)
          .join('" +\n"')
          .slice(0, -2),
      ],
      [`> ${lines.join('\r\n> ')}`, lines.join('\r\n> ')],
    ] as const) {
      const { span, evidence } = only(text);
      assert.deepEqual([text.slice(span.start, span.end) === value, evidence], [true, 'strong']);
    }
  });

  test('a body that does not decode is weak, one that begins as a key likely', () => {
    const noise = madeUp('confluent-old-key').repeat(2);
    assert.deepEqual(found(madeUpArmour('RSA PRIVATE KEY', noise)), ['pem weak']);
    assert.deepEqual(found(madeUpArmour('RSA PRIVATE KEY', `MIIE${noise}`)), ['pem likely']);
  });

  test('a placeholder for a body is no key', () => {
    assert.deepEqual(found(madeUpArmour('PRIVATE KEY', '...')), []);
    assert.deepEqual(found(madeUpArmour('PRIVATE KEY', 'MIIEvQ...')), []);
    assert.deepEqual(found(madeUpArmour('PRIVATE KEY', '')), []);
    assert.deepEqual(found(madeUpArmour('PRIVATE KEY', 'x'.repeat(200))), ['pem example']);
  });

  test('a key without its end is weak', () => {
    assert.deepEqual(found(pem.slice(0, pem.indexOf('\n', 40))), ['pem weak']);
  });

  test('the kind of the key is named', () => {
    const nameOf = (label: string) => only(madeUpArmour(label, madeUpKeyBody())).name;
    assert.deepEqual([nameOf('EC PRIVATE KEY'), nameOf('PRIVATE KEY')], ['EC private key', 'Private key']);
  });

  test('the key of a service account of Google tells whose it is', () => {
    const account = {
      type: 'service_account',
      project_id: 'acme-prod',
      private_key: `${pem}\n`,
      client_email: 'robot@acme-prod.iam.gserviceaccount.com',
    };
    const { shape, issuer, facts, kind } = only(JSON.stringify(account, undefined, 2));
    assert.deepEqual([shape, issuer, kind], ['gcp-service-account', 'Google', 'privateKey']);
    assert.deepEqual(facts, {
      label: 'PRIVATE KEY',
      account: 'robot@acme-prod.iam.gserviceaccount.com',
      project: 'acme-prod',
    });
  });
});

suite('The secret id of an AppRole', () => {
  const of = (text: string) => tokensIn(text.replace('§', madeUp('vault-secret-id'))).map(({ shape }) => shape);

  test('is found beside its role and beside the name of the vault', () => {
    assert.deepEqual(of('{ "roleId": "reader", "secretId": "§" }'), ['vault-secret-id']);
    assert.deepEqual(of('vault:\n  auth:\n    secret_id: §\n'), ['vault-secret-id']);
  });

  test('is none among other ids', () => {
    assert.deepEqual(of('{ "userId": "reader", "secretId": "§" }'), []);
  });
});

suite('Findings of tokens', () => {
  test('stand in the order of the text, one for each place', () => {
    const text = ids.map((id) => inContext(id, 4).text).join('\n\n\n\n\n\n\n');
    const tokens = tokensIn(text);
    for (const [index, { span }] of tokens.entries()) {
      const before = tokens[index - 1];
      assert.ok(!before || before.span.end <= span.start);
    }
    assert.ok(tokens.length >= ids.length - 3);
  });

  test('hold the value nowhere but in the secret', () => {
    for (const id of ids) {
      const { text, value } = inContext(id, 2);
      const written = JSON.stringify(tokensIn(text));
      assert.ok(!written.includes(value), id);
      assert.ok(!written.includes(value.slice(4, 16)), id);
    }
  });
});

suite('Hostile text', () => {
  const hostile: Readonly<Record<string, string>> = {
    'the start of tokens with claims': 'eyJ',
    'such starts with dots': 'eyJ.',
    'the start of tokens of GitHub': ['gh', 'p_'].join(''),
    'the start of private keys': ['-----', 'BEGIN '].join(''),
    'whole first lines of private keys': `${['-----', 'BEGIN RSA PRIVATE KEY-----'].join('')}\n`,
    'ids of AWS': `${madeUp('aws-access-key-id')} `,
    'runs of the start of ids of AWS': ['AK', 'IA'].join(''),
    'ids and secrets of AWS': `${madeUp('aws-access-key-id')} ${madeUp('aws-secret-key')} `,
    'names of secrets of AWS': 'secret_access_key ',
    'names of providers': 'datadog github twilio okta azure_devops ',
    'signatures of Azure': 'sig=',
    'queries of Azure': `sv=1&se=2&sp=r&sig=${'a'.repeat(44)}&`,
    'marks of Azure': '+AStACDbAZDO',
    'marks of OpenAI': ['T3Bl', 'bkFJ'].join(''),
    'base64 of zeros': 'AAAA',
    'keys of PuTTY': 'PuTTY-User-Key-File-2: x\nEncryption: none\n',
    'private numbers of keys': '"kty" "d":"',
    'settings of Docker': '"auths" "auth":"QUFBQUFBQUFB ',
    'session tokens': ['IQoJb3', 'JpZ2luX2Vj'].join(''),
    'escaped session tokens': `${['IQoJb3', 'JpZ2luX2Vj'].join('')}%2B`,
    'numbers of bots': ':AA1234567890',
    'a dot after each letter': 'ya29.a.',
    'escaped line ends': '\\neyJ',
  };

  for (const [what, unit] of Object.entries(hostile)) {
    test(`${what} again and again take time in proportion to their length`, () => {
      assertGrowsLinearly({ small: 125_000, large: 1_000_000 }, (length) => {
        const text = unit.repeat(Math.ceil(length / unit.length));
        return () => tokensIn(text);
      });
    });
  }
});
