import type { Hit } from '../../../text/automaton';
import { base64Text } from '../checks/base64';
import { looksMasked } from '../checks/masked';
import { alnum, alphabetOf, base64Url, closes, digits, hex, opens, type Range, runEnd, runStart } from './runs';
import { behind, either, readPieces, type Shape, some } from './shape';

const slack = 'Slack';
const path = alphabetOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_-');

export const messagingShapes: readonly Shape[] = [
  {
    id: 'slack-bot',
    name: 'Slack bot token',
    issuer: slack,
    anchors: ['xoxb-'],
    read: either(
      behind(some(digits, [8, 14]), '-', some(digits, [8, 14]), '-', some(alnum, [18, 40])),
      behind(some(digits, [8, 14]), '-', some(alnum, [18, 40])),
    ),
  },
  {
    id: 'slack-user',
    name: 'Slack user token',
    issuer: slack,
    anchors: ['xoxp-', 'xoxe-'],
    read: behind(...threeNumbers(), some(alnum, [28, 40])),
  },
  {
    id: 'slack-app',
    name: 'Slack app token',
    issuer: slack,
    anchors: ['xapp-'],
    read: behind(some(digits, 1), '-A', some(alnum, [8, 14]), '-', some(digits, [8, 16]), '-', some(hex, 64)),
  },
  {
    id: 'slack-old-token',
    name: 'Slack token',
    issuer: slack,
    anchors: ['xoxa-', 'xoxr-', 'xoxo-', 'xoxs-'],
    read: either(
      behind(some(digits, 1), '-', some(alnum, [8, 60])),
      behind(...threeNumbers(), some(alnum, [10, 60])),
      behind(some(digits, [8, 14]), '-', some(alnum, [10, 60])),
    ),
  },
  {
    id: 'slack-configuration',
    name: 'Slack app configuration token',
    issuer: slack,
    anchors: ['xoxe.xoxp-', 'xoxe.xoxb-'],
    read: behind(some(digits, 1), '-', some(alnum, [140, 180])),
  },
  {
    id: 'slack-configuration-refresh',
    name: 'Slack configuration refresh token',
    issuer: slack,
    anchors: ['xoxe-'],
    read: behind(some(digits, 1), '-', some(alnum, [120, 160])),
  },
  {
    id: 'slack-webhook',
    name: 'Slack webhook',
    issuer: slack,
    anchors: ['hooks.slack.com/'],
    read: address(
      ['services/T', some(alnum, [7, 12]), '/B', some(alnum, [7, 12]), '/', some(alnum, [20, 32])],
      [
        'workflows/T',
        some(alnum, [7, 12]),
        '/A',
        some(alnum, [7, 12]),
        '/',
        some(digits, [10, 20]),
        '/',
        some(alnum, [20, 32]),
      ],
      ['triggers/', some(alnum, [8, 14]), '/', some(digits, [10, 16]), '/', some(alnum, [20, 40])],
    ),
  },
  {
    id: 'discord-bot',
    name: 'Discord bot token',
    issuer: 'Discord',
    anchors: discordStarts(),
    read: readDiscordBot,
    check: () => ({ evidence: 'strong', reasons: ['Its first part decodes to the number of a bot.'] }),
  },
  {
    id: 'discord-webhook',
    name: 'Discord webhook',
    issuer: 'Discord',
    anchors: ['discord.com/api/', 'discordapp.com/api/'],
    read: address(
      ['webhooks/', some(digits, [17, 20]), '/', some(base64Url, [60, 80])],
      ['v', some(digits, [1, 2]), '/webhooks/', some(digits, [17, 20]), '/', some(base64Url, [60, 80])],
    ),
  },
  {
    id: 'telegram-bot',
    name: 'Telegram bot token',
    issuer: 'Telegram',
    anchors: [':AA'],
    read: readTelegram,
  },
];

function threeNumbers() {
  const number = some(digits, [8, 14]);
  return [number, '-', number, '-', number, '-'];
}

/** An address whose path is one of those, from its scheme on where one stands before the host. */
function address(...paths: readonly (readonly (ReturnType<typeof some> | string)[])[]): Shape['read'] {
  return (text, hit) => {
    const host = runStart(text, hit.start, alphabetOf('abcdefghijklmnopqrstuvwxyz.'), 12);
    const start = text.startsWith('https://', host - 8) ? host - 8 : hit.start;
    for (const pieces of paths) {
      const end = readPieces(text, hit.end, pieces);
      if (end !== undefined && closes(text, end, path)) return { start, end };
    }
    return undefined;
  };
}

/** How base64 of a number of at least three digits begins: the first digit is no zero. */
function discordStarts(): readonly string[] {
  const starts: string[] = [];
  for (const two of 'MT Mj Mz ND NT Nj Nz OD OT'.split(' ')) {
    for (const third of 'AEIMQUYcgk') starts.push(two + third);
  }
  return starts;
}

/** Three parts between dots; the first one is base64 of a snowflake. */
function readDiscordBot(text: string, hit: Hit): Range | undefined {
  const first = runEnd(text, hit.start, alnum, 29);
  if (text[first] !== '.' || first - hit.start < 23 || first - hit.start > 28) return undefined;
  if (!opens(text, hit.start, base64Url) || text[hit.start - 1] === '.') return undefined;
  const middle = runEnd(text, first + 1, base64Url, 7);
  if (middle - first !== 7 || text[middle] !== '.') return undefined;
  const end = runEnd(text, middle + 1, base64Url, 39);
  const length = end - middle - 1;
  const isNumber = /^\d{17,20}$/.test(base64Text(text.slice(hit.start, first)) ?? '');
  return length >= 27 && length <= 38 && isNumber && text[end] !== '.' ? { start: hit.start, end } : undefined;
}

/** The number of the bot before the colon of the hit, 33 more characters behind it. */
function readTelegram(text: string, hit: Hit): Range | undefined {
  const start = runStart(text, hit.start, digits, 11);
  const length = hit.start - start;
  if (length < 8 || length > 10 || !(opens(text, start, base64Url) || isBot(text, start))) return undefined;
  const end = runEnd(text, hit.end, base64Url, 34);
  if (end - hit.end !== 33 || looksMasked(text.slice(hit.end, end))) return undefined;
  return { start, end };
}

/** In an address of the service, `bot` stands right before the number. */
function isBot(text: string, start: number): boolean {
  return text.slice(start - 4, start) === '/bot';
}
