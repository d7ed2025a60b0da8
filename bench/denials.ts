import { findDenials } from '../server/src/explain/denial/find-denials';
import { explainDenial } from '../server/src/explain/explain';
import { PolicyIndex } from '../server/src/project/policy-index';
import { messages } from '../test/explain/denial/messages';
import { shown, summarize } from './statistics';

/** How many messages are parsed each second at least. */
const messageGoal = 20_000;
/** Milliseconds that an answer may take on the workspace. */
const answerGoal = 300;
const documents = 500;
const rounds = 60;

/** How many messages are read a second, and what an answer costs in a workspace of many policies. */
export function measureDenials(): string {
  const texts = Object.values(messages).map(({ text }) => text);
  const rates: number[] = [];
  for (let time = 0; time < 5; time++) {
    const started = performance.now();
    for (let round = 0; round < rounds; round++) for (const text of texts) findDenials(text);
    rates.push((texts.length * rounds * 1000) / (performance.now() - started));
  }
  const rate = Math.max(...rates);
  const index = new PolicyIndex();
  const read = (): void => {
    for (let at = 0; at < documents; at++) index.set(`policies/team-${at}.json`, policyText(at));
  };
  const [denial] = findDenials(texts[0] ?? '');
  if (!denial) throw new Error('The denial of the bench was not found.');
  const answers: number[] = [];
  for (let time = 0; time < 20; time++) {
    const started = performance.now();
    read();
    explainDenial(denial, index.policies);
    // The first time each file is parsed, which no later question does.
    if (time > 0) answers.push(performance.now() - started);
  }
  const answer = summarize(answers);
  return `## Denials

Every shape of message of the tests, ${texts.length} of them; the best of five runs. An answer on a workspace of ${documents} policy documents
whose texts have not changed since the last question.

| | figure | goal | |
| --- | --- | --- | --- |
| messages parsed a second | ${Math.round(rate).toLocaleString('en-US')} | ${messageGoal.toLocaleString('en-US')} | ${rate >= messageGoal ? 'reached' : 'not reached'} |
| an answer | ${shown(answer)} | worst under ${answerGoal} ms | ${answer.worst < answerGoal ? 'reached' : 'not reached'} |
`;
}

function policyText(at: number): string {
  const statement = (action: string, resource: string): object => ({
    Effect: 'Allow',
    Action: action,
    Resource: resource,
  });
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        statement('sqs:SendMessage', `arn:aws:sqs:eu-north-1:123456789012:queue-${at}`),
        statement('sqs:PurgeQueue', `arn:aws:sqs:eu-north-1:123456789012:queue-${at}`),
        statement('s3:Get*', `arn:aws:s3:::bucket-${at}/*`),
        statement('logs:*', '*'),
      ],
    },
    undefined,
    2,
  );
}
