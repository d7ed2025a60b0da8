import { resolve } from 'node:path';
import { shown } from '../../disk/paths';
import { decodeText, readTextFile } from '../../disk/text-file';
import { findDenialsInParts } from '../../explain/denial/denials-in-parts';
import { explainDenial } from '../../explain/explain';
import type { NamedPolicy } from '../../model/decision';
import type { PolicyIndex } from '../../project/policy-index';
import { clean } from '../../text/clean';
import { LineIndex } from '../../text/line-index';
import type { Span } from '../../text/span';
import { defineCommand } from '../command';
import { explainedAsJson, explainedAsMarkdown, explainedAsText } from '../formats/explain';
import type { ExitCode, Host } from '../host';
import { policiesBelow } from '../workspace-policies';

const printers = { text: explainedAsText, json: explainedAsJson, markdown: explainedAsMarkdown };
/** A log is read up to here. */
const longestLog = 64_000_000;

/** `two-gates explain` */
export const explain = defineCommand({
  name: 'explain',
  summary: 'Explain an AccessDenied: which gate failed, which layer, which statement, and the smallest fix.',
  operands: { usage: '[TEXT|-]', least: 0, most: 1 },
  flags: {
    policies: {
      takes: 'PATH',
      default: '.',
      description: 'The folder or file whose policies are asked, the current folder unless given.',
    },
    format: {
      takes: 'FORMAT',
      choices: ['text', 'json', 'markdown'],
      default: 'text',
      description: 'How to print the explanation.',
    },
  },
  details: [
    'The text is the message, or the name of a file that holds it, or - for standard input. It may hold several messages',
    'and whatever else a log holds; of each denial one is explained. Nothing of it is kept or sent anywhere.',
    'The exit code is 0 whatever was found, 2 if something could not be read.',
  ].join('\n'),

  async run({ flags, operands: [operand = '-'] }, host): Promise<ExitCode> {
    const read = await readText(operand, host);
    if ('failure' in read) {
      host.complain(read.failure);
      return 2;
    }
    const { index, failures } = policiesBelow(flags.policies, host.cwd);
    for (const { path, message } of failures) host.complain(clean(`${shown(path, host.cwd)}: ${message}`));
    const { policies } = index;
    const explanations = findDenialsInParts(read.text).map((denial) => explainDenial(denial, policies));
    host.write(printers[flags.format]({ text: read.text, explanations, placeOf: placesIn(index) }));
    return failures.length > 0 ? 2 : 0;
  },
});

async function readText(
  operand: string,
  host: Host,
): Promise<{ readonly text: string } | { readonly failure: string }> {
  if (operand === '-') {
    const decoded = decodeText(await host.readInput(longestLog), longestLog);
    return decoded.kind === 'text' ? { text: decoded.text } : { failure: `Standard input: ${decoded.message}` };
  }
  // A message has blanks; what has none may be the name of a file.
  const file =
    /\s/.test(operand) || operand.length > 1000 ? undefined : readTextFile(resolve(host.cwd, operand), longestLog);
  return file?.kind === 'text' ? { text: file.text } : { text: operand };
}

function placesIn(index: PolicyIndex): (policy: NamedPolicy, span: Span) => string {
  const lines = new Map<string, LineIndex>();
  return ({ path, name }, { start }) => {
    if (path === undefined) return name;
    const known = lines.get(path) ?? new LineIndex(index.textOf(path) ?? '');
    lines.set(path, known);
    return `${path}:${known.toLineColumn(start).line + 1}`;
  };
}
