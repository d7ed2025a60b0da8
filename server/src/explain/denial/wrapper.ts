/** What the client that carried a message says around it. */
export interface Wrapper {
  readonly start: number;
  readonly end: number;
  readonly code?: string;
  readonly status?: number;
  readonly operation?: string;
  readonly service?: string;
  readonly requestId?: string;
}

/** So far before and behind a message its client may speak. */
const furthest = 500;

const name = '[A-Za-z][\\w.]{1,80}';

/** Each is looked for directly before the message; the groups are facts. */
const before: readonly RegExp[] = [
  // The command line of AWS and boto3.
  /(?:aws: \[ERROR\]: )?An error occurred \((?<code>[\w.]{2,80})\) when calling the (?<operation>\w{2,80}) operation(?: \(reached max retries: \d{1,3}\))?: $/i,
  // Go and what is made with it: Terraform, Pulumi.
  new RegExp(
    `operation error (?<service>[\\w ]{2,40}): (?<operation>\\w{2,80}), https response error StatusCode: (?<status>\\d{3}), RequestID: ?(?<requestId>[\\w-]{0,80})(?:, HostID: ?[\\w+/=-]{0,200})?, (?:api error )?(?<code>${name}): $`,
    'i',
  ),
  // S3 and other services that answer in XML.
  /<Error>\s?<Code>(?<code>\w{2,80})<\/Code>\s?<Message>$/i,
  /"__type"\s?:\s?"(?:[\w.]{1,100}#)?(?<code>\w{2,80})"\s?,\s?"[Mm]essage"\s?:\s?"$/,
  /"[Cc]ode"\s?:\s?"(?<code>[\w.]{2,80})"\s?,\s?"[Mm]essage"\s?:\s?"$/,
  /'Code'\s?:\s?'(?<code>[\w.]{2,80})'\s?,\s?'Message'\s?:\s?['"]$/,
  /\[?Code=["']?(?<code>[\w.]{2,80})["']?,? Message=["']?$/i,
  /\((?<code>[A-Z]\w{2,80})\) (?:Code: \w{2,80} Message: )?$/,
  // JavaScript, Go of the older kind, and whatever prints an exception.
  /(?:^|[\s"'`:.(])(?<code>[A-Z]\w{0,80}(?:Exception|Error|Denied|Fail(?:ed|ure)|Fault|Token|Match|Operation|Expired|Forbidden|Unauthorized|TokenId|KeyId)): (?:denied: )?$/,
];

/** Each is looked for directly behind the message. */
const behind: readonly RegExp[] = [
  /^[.:]?\s?\(Service: (?<service>[\w ]{2,40})[,;] Status Code: (?<status>\d{3})(?:; Error Code: (?<code>\w{2,80}))?[,;] Request ID: (?<requestId>[\w-]{1,80})/,
  /^[.:]?\s?status code: (?<status>\d{3}), request id: (?<requestId>[\w-]{1,80})/,
  /^[.:]?[^<]{0,20}<\/Message>(?:<\w{1,40}>[^<]{0,200}<\/\w{1,40}>){0,6}?<RequestId>(?<requestId>[\w-]{1,80})/,
];
/** What JavaScript prints with an exception, somewhere behind it. */
const metadata =
  /\$metadata'?"?: ?\{ ?'?"?httpStatusCode'?"?: ?(?<status>\d{3}), ?'?"?requestId'?"?: ?'?"?(?<requestId>[\w-]{1,80})/;
const codeLater = /\b'?"?(?:Code|code|__type)'?"?: ?'?"?(?:[\w.]{1,100}#)?(?<code>[A-Z]\w{3,80})['"]/;

/** What the patterns read. */
type Facts = Readonly<Partial<Record<'code' | 'status' | 'operation' | 'service' | 'requestId', string>>>;

const words: ReadonlySet<string> = new Set([
  'Error',
  'Message',
  'Reason',
  'Caused',
  'Warning',
  'User',
  'ERROR',
  'FATAL',
  'WARN',
  'INFO',
  'Exception',
]);

/** Reads what stands directly around a message; offsets are into the text. */
export function readWrapper(text: string, start: number, end: number): Wrapper {
  const from = Math.max(0, start - furthest);
  const head = text.slice(from, start);
  let facts: Facts = {};
  let [first, last] = [start, end];
  for (const pattern of before) {
    const found = pattern.exec(head);
    if (!found) continue;
    const read: Facts = given(found.groups);
    if (words.has(read.code ?? '')) continue;
    facts = read;
    first = from + found.index + (/^[\s"'`:.(]/.test(found[0]) ? 1 : 0);
    break;
  }
  const tail = text.slice(end, end + furthest);
  for (const pattern of behind) {
    const found = pattern.exec(tail);
    if (!found) continue;
    facts = { ...facts, ...given(found.groups) };
    last = end + found[0].length;
  }
  const later = metadata.exec(tail);
  if (later) {
    facts = { ...given(later.groups), ...facts };
    last = Math.max(last, end + later.index + later[0].length);
    const { code }: Facts = given(codeLater.exec(tail)?.groups);
    if (code && !facts.code) facts = { ...facts, code };
  }
  return { start: first, end: last, ...typed(facts) };
}

function given(groups: Record<string, string | undefined> | undefined): Facts {
  return Object.fromEntries(Object.entries(groups ?? {}).filter(([, value]) => value !== undefined && value !== ''));
}

function typed({
  code,
  status,
  operation,
  service,
  requestId,
}: Record<string, string | undefined>): Omit<Wrapper, 'start' | 'end'> {
  return {
    ...(code && { code }),
    ...(status && { status: Number(status) }),
    ...(operation && { operation }),
    ...(service && { service }),
    ...(requestId && { requestId }),
  };
}

const terraform = /\bon ([\w./-]{1,300}\.tf(?:\.json)?) line (\d{1,7}),? in /;
/** Terraform says it some lines behind the message. */
const furthestSource = 700;

/** The place in source code that Terraform names behind a message. */
export function readSource(text: string, end: number): { readonly path: string; readonly line: number } | undefined {
  const rest = text.slice(end, end + furthestSource);
  const next = rest.indexOf('Error: ');
  const [, path, line] = terraform.exec(next < 0 ? rest : rest.slice(0, next)) ?? [];
  return path && line ? { path, line: Number(line) } : undefined;
}
