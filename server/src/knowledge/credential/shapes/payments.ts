import type { Hit } from '../../../text/automaton';
import { beside, uuidBeside } from './beside';
import { alnum, alphabetOf, base64Url, closes, digits, hex, opens, type Range, runEnd, runStart } from './runs';
import { any, behind, either, type Shape, some, unjoined } from './shape';

const stripe = 'Stripe';
const signing = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-');

export const paymentShapes: readonly Shape[] = [
  {
    id: 'stripe-live-key',
    name: 'Stripe live secret key',
    issuer: stripe,
    anchors: ['sk_live_'],
    read: behind(some(alnum, [24, any])),
    check: () => ({ reasons: ['It is for live payments.'] }),
  },
  {
    id: 'stripe-live-restricted-key',
    name: 'Stripe live restricted key',
    issuer: stripe,
    anchors: ['rk_live_'],
    read: behind(some(alnum, [24, any])),
    check: () => ({ reasons: ['It is for live payments.'] }),
  },
  {
    id: 'stripe-test-key',
    name: 'Stripe test key',
    issuer: stripe,
    evidence: 'weak',
    anchors: ['sk_test_', 'rk_test_'],
    read: behind(some(alnum, [24, any])),
    check: () => ({ reasons: ['It is for the test mode, in which no money moves.'] }),
  },
  {
    id: 'stripe-webhook-secret',
    name: 'Webhook signing secret',
    issuer: stripe,
    kind: 'signingKey',
    anchors: ['whsec_'],
    read: behind(some(signing, [32, 100])),
  },
  {
    id: 'square-access-token',
    name: 'Square access token',
    issuer: 'Square',
    anchors: ['sq0atp-'],
    read: behind(some(base64Url, 22)),
  },
  {
    id: 'square-token',
    name: 'Square access token',
    issuer: 'Square',
    anchors: ['EAAA'],
    read: behind(some(base64Url, 60)),
  },
  {
    id: 'square-secret',
    name: 'Square application secret',
    issuer: 'Square',
    anchors: ['sq0csp-'],
    read: behind(some(base64Url, 43)),
  },
  {
    id: 'braintree-token',
    name: 'Braintree access token',
    issuer: 'PayPal',
    anchors: ['access_token$production$'],
    read: behind(some(alnum, 16), '$', some(hex, 32)),
  },
  {
    id: 'plaid-secret',
    name: 'Plaid secret',
    issuer: 'Plaid',
    byWord: true,
    words: ['plaid'],
    read: beside({ of: hex, length: 30 }),
  },
  {
    id: 'adyen-key',
    name: 'Adyen key',
    issuer: 'Adyen',
    byWord: true,
    words: ['adyen'],
    read: either(beside({ of: hex, length: [24, 30] }), beside({ of: hex, length: 64 })),
  },
  {
    id: 'flutterwave-key',
    name: 'Flutterwave secret key',
    issuer: 'Flutterwave',
    anchors: ['FLWSECK-', 'FLWSECK_TEST-'],
    read: behind(some(alnum, [12, 40])),
  },
  {
    id: 'twilio-key-id',
    name: 'Twilio API key id',
    issuer: 'Twilio',
    evidence: 'weak',
    anchors: withHexDigit('SK'),
    read: behind(some(hex, 31)),
    check: () => ({ reasons: ['It is an identifier: the secret that belongs to it stands elsewhere.'] }),
  },
  {
    id: 'twilio-account-id',
    name: 'Twilio account id',
    issuer: 'Twilio',
    anchors: withHexDigit('AC'),
    read: behind(some(hex, 31)),
    halfOf: {
      secret: 'twilio-auth-token',
      called: 'account id',
      of: hex,
      length: 32,
      accept: (value) => /\d/.test(value) && /[a-f]/.test(value),
      silentAlone: true,
    },
  },
  {
    id: 'twilio-auth-token',
    name: 'Twilio auth token',
    issuer: 'Twilio',
    byWord: true,
    words: ['twilio'],
    read: either(beside({ of: hex, length: 32 }), beside({ of: alnum, length: 32 })),
  },
  {
    id: 'sendgrid-key',
    name: 'SendGrid API key',
    issuer: 'SendGrid',
    anchors: ['SG.'],
    read: behind(some(base64Url, 22), '.', some(base64Url, 43)),
  },
  {
    id: 'mailgun-key',
    name: 'Mailgun API key',
    issuer: 'Mailgun',
    anchors: ['key-'],
    read: unjoined(behind(some(hex, 32))),
  },
  {
    id: 'mailgun-new-key',
    name: 'Mailgun API key',
    issuer: 'Mailgun',
    byWord: true,
    words: ['mailgun'],
    read: readMailgun,
  },
  {
    id: 'mailchimp-key',
    name: 'Mailchimp API key',
    issuer: 'Mailchimp',
    anchors: ['-us'],
    read: readMailchimp,
  },
  {
    id: 'brevo-key',
    name: 'Brevo API key',
    issuer: 'Brevo',
    anchors: ['xkeysib-', 'xsmtpsib-'],
    read: behind(some(hex, 64), '-', some(alnum, 16)),
  },
  {
    id: 'postmark-token',
    name: 'Postmark server token',
    issuer: 'Postmark',
    byWord: true,
    words: ['postmark'],
    read: uuidBeside(),
  },
  {
    id: 'sparkpost-key',
    name: 'SparkPost API key',
    issuer: 'SparkPost',
    byWord: true,
    words: ['sparkpost'],
    read: beside({ of: hex, length: 40 }),
  },
  {
    id: 'mandrill-key',
    name: 'Mandrill API key',
    issuer: 'Mandrill',
    anchors: ['md-'],
    read: unjoined(behind(some(base64Url, 22))),
    check: (value) =>
      /\d/.test(value.slice(3)) && /[A-Z]/.test(value)
        ? {}
        : { evidence: 'example', reasons: ['It reads like words.'] },
  },
  {
    id: 'shopify-token',
    name: 'Shopify access token',
    issuer: 'Shopify',
    anchors: ['shpat_', 'shpca_', 'shppa_', 'shpss_'],
    read: behind(some(hex, 32)),
  },
];

/** Two letters alone are everywhere; with the digit behind them they are not. */
function withHexDigit(prefix: string): readonly string[] {
  return [...'0123456789abcdef'].map((digit) => prefix + digit);
}

/** Three groups of hexadecimal digits within 160 characters of the word. */
function readMailgun(text: string, hit: Hit): Range | undefined {
  const stop = Math.min(text.length, hit.end + 160);
  for (let at = Math.max(0, hit.start - 160); at < stop; at++) {
    if (!opens(text, at, base64Url)) continue;
    const first = runEnd(text, at, hex, 33);
    if (first - at !== 32 || text[first] !== '-') continue;
    const second = runEnd(text, first + 1, hex, 9);
    if (second - first !== 9 || text[second] !== '-') continue;
    const end = runEnd(text, second + 1, hex, 9);
    if (end - second === 9 && closes(text, end, base64Url)) return { start: at, end };
  }
  return undefined;
}

/** The number of the data centre behind the hit, 32 hexadecimal digits before it. */
function readMailchimp(text: string, hit: Hit): Range | undefined {
  const start = runStart(text, hit.start, hex, 33);
  const end = runEnd(text, hit.end, digits, 3);
  const fits = hit.start - start === 32 && end > hit.end && end - hit.end <= 2;
  return fits && opens(text, start, base64Url) && closes(text, end, base64Url) ? { start, end } : undefined;
}
