import assert from 'node:assert/strict';
import { findDenials, mostDenials } from '../../../server/src/explain/denial/find-denials';
import { shapes } from '../../../server/src/knowledge/cloud-errors/catalogue';
import type { Denial } from '../../../server/src/model/denial';
import { assertGrowsLinearly, assertTakesAtMost } from '../../support/cost';
import { messages } from './messages';

/** Shapes that are another shape in a wrapping, or that no text can tell from another one. */
const others: Readonly<Record<number, string>> = {
  21: 'a reason with an authorization id',
  22: 'a session of single sign-on',
  23: 'EC2 with a sentence and an encoded message',
  27: 'EC2 with a sentence and an encoded message',
  29: 'S3 with a reason',
  93: 'a permission of Google Cloud',
};

suite('Messages of a denial', () => {
  for (const [name, { text, cloud = 'aws', ...expected }] of Object.entries(messages)) {
    test(`tell of ${name}`, () => assert.deepEqual(findDenials(text).map(told), [told({ cloud, ...expected })]));
  }

  test('are covered shape by shape', () => {
    const covered = new Set([...Object.values(messages).map(({ shape }) => shape), ...Object.keys(others).map(Number)]);
    assert.deepEqual(
      shapes.map(({ number }) => number).filter((number) => !covered.has(number)),
      [],
    );
    assert.deepEqual(
      Object.values(others).filter((name) => !messages[name]),
      [],
    );
    assert.equal(new Set(shapes.map(({ number }) => number)).size, 100);
  });
});

type Told = Pick<Denial, 'shape' | 'gate' | 'layer' | 'cloud'> & {
  readonly [Fact in 'denyType' | 'code' | 'principal' | 'action' | 'resource']?: string | undefined;
};

function told({ shape, gate, layer, cloud, denyType, code, principal, action, resource }: Told): object {
  return { shape, gate, layer, cloud, denyType, code, principal, action, resource };
}

const queue = 'arn:aws:sqs:eu-north-1:123456789012:mail';
const sentence = `User: arn:aws:iam::123456789012:user/lee is not authorized to perform: sqs:PurgeQueue on resource: ${queue} because no identity-based policy allows the sqs:PurgeQueue action`;

/** One message as each client prints it, with what the client adds. */
const clients: Readonly<Record<string, readonly [text: string, Partial<Denial>]>> = {
  'the command line of AWS': [
    `An error occurred (AccessDenied) when calling the PurgeQueue operation: ${sentence}`,
    { code: 'AccessDenied', operation: 'PurgeQueue' },
  ],
  'the command line of AWS since 2026': [
    `aws: [ERROR]: An error occurred (AccessDenied) when calling the PurgeQueue operation (reached max retries: 4): ${sentence}`,
    { code: 'AccessDenied', operation: 'PurgeQueue' },
  ],
  boto3: [
    `botocore.exceptions.ClientError: An error occurred (AccessDeniedException) when calling the PurgeQueue operation: ${sentence}`,
    { code: 'AccessDeniedException', operation: 'PurgeQueue' },
  ],
  'a printed response of boto3': [
    `{'Error': {'Code': 'AccessDenied', 'Message': '${sentence}'}, 'ResponseMetadata': {'HTTPStatusCode': 403}}`,
    { code: 'AccessDenied' },
  ],
  JavaScript: [
    `AccessDeniedException: ${sentence}\n    at throwDefaultError (x.js:1:1) {\n  '$fault': 'client',\n  '$metadata': {\n    httpStatusCode: 403,\n    requestId: 'a1-b2',\n    attempts: 1\n  }\n}`,
    { code: 'AccessDeniedException', status: 403, requestId: 'a1-b2' },
  ],
  Java: [
    `software.amazon.awssdk.services.sqs.model.SqsException: ${sentence} (Service: Sqs, Status Code: 403, Request ID: a1-b2) (SDK Attempt Count: 1)`,
    { code: 'SqsException', status: 403, requestId: 'a1-b2' },
  ],
  'Java of the older kind': [
    `AmazonSQSException: ${sentence} (Service: AmazonSQS; Status Code: 403; Error Code: AccessDenied; Request ID: a1-b2; Proxy: null)`,
    { code: 'AccessDenied', status: 403, requestId: 'a1-b2' },
  ],
  Go: [
    `operation error SQS: PurgeQueue, https response error StatusCode: 403, RequestID: a1-b2, api error AccessDenied: ${sentence}`,
    { code: 'AccessDenied', status: 403, operation: 'PurgeQueue', requestId: 'a1-b2' },
  ],
  'Go of the older kind': [
    `AccessDenied: ${sentence}\n\tstatus code: 403, request id: a1-b2`,
    { code: 'AccessDenied', status: 403, requestId: 'a1-b2' },
  ],
  'Terraform, with gutters and lines that it broke': [
    `│ Error: purging SQS Queue (mail): operation error SQS: PurgeQueue, https\n│ response error StatusCode: 403, RequestID: a1-b2, api error AccessDenied:\n│ ${sentence.replace(' because no ', ' because\n│ no ').replace(' on resource: ', ' on\n│ resource: ')}\n│\n│   with aws_sqs_queue.mail,\n│   on queues.tf line 12, in resource "aws_sqs_queue" "mail":\n│   12: resource "aws_sqs_queue" "mail" {\n╵`,
    { code: 'AccessDenied', status: 403, operation: 'PurgeQueue', source: { path: 'queues.tf', line: 12 } },
  ],
  CloudFormation: [
    `Resource handler returned message: "${sentence} (Service: Sqs, Status Code: 403, Request ID: a1-b2) (SDK Attempt Count: 1)" (RequestToken: t, HandlerErrorCode: GeneralServiceException)`,
    { status: 403, requestId: 'a1-b2' },
  ],
  'a string of JSON within a string of JSON': [
    `{"log":"{\\"__type\\":\\"com.amazon#AccessDeniedException\\",\\"message\\":\\"${sentence}\\"}\\n"}`,
    { code: 'AccessDeniedException' },
  ],
  'a terminal with colours': [
    `\u001b[31mAn error occurred (AccessDenied) when calling the PurgeQueue operation: ${sentence.replace('not authorized', '\u001b[1mnot authorized\u001b[0m')}\u001b[0m`,
    { code: 'AccessDenied', operation: 'PurgeQueue' },
  ],
};

suite('A message is the same, whoever carries it:', () => {
  for (const [name, [text, facts]] of Object.entries(clients)) {
    test(name, () => {
      const [found, ...more] = findDenials(text);
      assert.ok(found);
      assert.deepEqual(more.map(told), []);
      assert.equal(found.shape, 1);
      assert.equal(found.action, 'sqs:PurgeQueue');
      assert.equal(found.resource, queue);
      assert.equal(found.account, '123456789012');
      const known: Partial<Record<string, unknown>> = { ...found };
      for (const [fact, value] of Object.entries(facts)) assert.deepEqual(known[fact], value, fact);
    });
  }
});

suite('What makes messages hard to read', () => {
  test('a stray colon behind the resource', () => {
    const [found] = findDenials(sentence.replace(queue, `${queue}:`));
    assert.equal(found?.resource, queue);
    assert.equal(found?.layer, 'identity');
  });

  test('an action whose second writing has a typing error: the first counts', () => {
    const [found] = findDenials(sentence.replace('allows the sqs:PurgeQueue', 'allows the sqs:PurgQueue'));
    assert.equal(found?.action, 'sqs:PurgeQueue');
  });

  test('the cut of CloudTrail', () => {
    const [found] = findDenials(`${sentence.slice(0, sentence.indexOf('identity-based'))}...`);
    assert.equal(found?.isCut, true);
    assert.equal(found?.layer, 'unknown');
  });

  test('several messages in one text, each once', () => {
    const other = sentence.replaceAll('sqs:PurgeQueue', 'sqs:DeleteQueue');
    const found = findDenials(`${sentence}\n${other}\n${sentence}\nUnable to locate credentials\n`);
    assert.deepEqual(
      found.map(({ gate, action }) => [gate, action]),
      [
        [2, 'sqs:PurgeQueue'],
        [2, 'sqs:DeleteQueue'],
        [1, undefined],
      ],
    );
  });

  test('the place of each message in the text', () => {
    const text = `before\n${sentence}\nafter`;
    const [found] = findDenials(text);
    assert.equal(found && text.slice(found.span.start, found.span.end), sentence);
  });

  test('ids and encoded messages are known as what must not be passed on', () => {
    const blob = 'aBc1'.repeat(20);
    const text = `${sentence}. For details call it with the following authorization id: 12ab-34cd. Encoded authorization failure message: ${blob}`;
    const [found] = findDenials(text);
    assert.deepEqual(
      found?.redact.map(({ start, end }) => text.slice(start, end)),
      [blob, '12ab-34cd'],
    );
  });

  test('words about denials are none', () => {
    const texts = [
      'See AccessDeniedException.java and the class AccessDenied.',
      'Nobody is authorized to enter; the user is forbidden to smoke.',
      'All requests were allowed.',
      '',
    ];
    assert.deepEqual(texts.flatMap((text) => findDenials(text)).map(told), []);
  });
});

suite('Records of CloudTrail', () => {
  const record = {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:42',
      arn: 'arn:aws:sts::123456789012:assumed-role/release/42',
      accountId: '123456789012',
      sessionContext: {
        sessionIssuer: { type: 'Role', arn: 'arn:aws:iam::123456789012:role/teams/release' },
        attributes: { mfaAuthenticated: 'false' },
      },
    },
    eventSource: 'sqs.amazonaws.com',
    eventName: 'PurgeQueue',
    awsRegion: 'eu-north-1',
    sourceIPAddress: '192.0.2.7',
    errorCode: 'AccessDenied',
    errorMessage: sentence,
    requestParameters: { queueUrl: 'x' },
    requestID: 'a1-b2',
    recipientAccountId: '123456789012',
  };

  for (const [name, text] of Object.entries({
    'alone, in one line': JSON.stringify(record),
    'in a file of several': JSON.stringify(
      { Records: [record, { ...record, errorCode: undefined, errorMessage: undefined }] },
      undefined,
      2,
    ),
    'cut off behind the message': JSON.stringify(record).slice(
      0,
      JSON.stringify(record).indexOf('"requestParameters"'),
    ),
  })) {
    test(name, () => {
      const found = findDenials(text);
      assert.equal(found.length, 1);
      const [one] = found;
      assert.equal(one?.action, 'sqs:PurgeQueue');
      assert.equal(one?.layer, 'identity');
      assert.equal(one?.caller?.kind, 'user');
      assert.equal(one?.context.get('aws:sourceip'), '192.0.2.7');
      assert.equal(one?.context.get('aws:multifactorauthpresent'), 'false');
    });
  }

  test('name the role of a session with its path', () => {
    const [one] = findDenials(JSON.stringify({ ...record, errorMessage: 'Access Denied' }));
    assert.equal(one?.caller?.role, 'arn:aws:iam::123456789012:role/teams/release');
    assert.equal(one?.action, 'sqs:PurgeQueue');
    assert.equal(one?.layer, 'unknown');
  });
});

suite('The cost of looking for messages', () => {
  test('grows no faster than the text', () => {
    const part = `${'nothing to see here, '.repeat(40)}\n${sentence}\n`;
    assertGrowsLinearly({ small: 200, large: 1600 }, (size) => {
      const text = part.repeat(size);
      return () => findDenials(text);
    });
  });

  for (const [name, text] of Object.entries({
    'a text of callers without an end': 'User: '.repeat(30_000),
    'a text of anchors': 'is not authorized to perform: '.repeat(10_000),
    'a text of records that never close': '{"errorCode":"AccessDenied",'.repeat(8000),
    'a text of codes': 'AccessDenied '.repeat(20_000),
    'one long word': `${sentence.slice(0, 20)}${'a'.repeat(300_000)}`,
  })) {
    test(`${name} takes less than a second`, () => {
      assertTakesAtMost(1000, () => findDenials(text));
    });
  }

  test('stops at a hundred', () => {
    const text = Array.from({ length: 150 }, (_, at) =>
      sentence.replaceAll('PurgeQueue', `Purge${'Q'.repeat(at)}`),
    ).join('\n');
    assert.equal(findDenials(text).length, mostDenials);
  });
});
