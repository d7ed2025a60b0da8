import type { Hit } from '../../../text/automaton';
import { beside } from './beside';
import { alnum, base64Url, closes, hex, opens, type Range, runEnd, runStart } from './runs';
import { behind, type Shape, some, unjoined } from './shape';

/** How the names of the two companies read in base64, which their keys carry in the middle. */
const openAiMark = ['T3Bl', 'bkFJ'].join('');
const groqMark = ['WGdy', 'b3FY'].join('');

export const aiShapes: readonly Shape[] = [
  {
    id: 'openai-key',
    name: 'OpenAI API key',
    issuer: 'OpenAI',
    anchors: [openAiMark],
    read: readOpenAi,
    check: () => ({ evidence: 'strong', reasons: ['It carries the mark of OpenAI at its place.'] }),
  },
  {
    id: 'anthropic-key',
    name: 'Anthropic API key',
    issuer: 'Anthropic',
    anchors: ['sk-ant-api03-'],
    read: behind(some(base64Url, [80, 120])),
    check: checkAnthropic,
  },
  {
    id: 'anthropic-admin-key',
    name: 'Anthropic admin key',
    issuer: 'Anthropic',
    anchors: ['sk-ant-admin01-'],
    read: behind(some(base64Url, [80, 120])),
    check: checkAnthropic,
  },
  {
    id: 'anthropic-oauth-token',
    name: 'Anthropic OAuth token',
    issuer: 'Anthropic',
    anchors: ['sk-ant-oat01-', 'sk-ant-ort01-'],
    read: behind(some(base64Url, [80, 120])),
    check: checkAnthropic,
  },
  {
    id: 'huggingface-token',
    name: 'Hugging Face access token',
    issuer: 'Hugging Face',
    anchors: ['hf_'],
    read: unjoined(behind(some(alnum, 34))),
  },
  {
    id: 'huggingface-organization-token',
    name: 'Hugging Face organization token',
    issuer: 'Hugging Face',
    anchors: ['api_org_'],
    read: behind(some(alnum, 34)),
  },
  {
    id: 'groq-key',
    name: 'Groq API key',
    issuer: 'Groq',
    anchors: ['gsk_'],
    read: behind(some(alnum, 52)),
    check: (value) => {
      if (!value.includes(groqMark)) return {};
      return { evidence: 'strong', reasons: ['It carries the mark of Groq.'] };
    },
  },
  {
    id: 'perplexity-key',
    name: 'Perplexity API key',
    issuer: 'Perplexity',
    anchors: ['pplx-'],
    read: behind(some(alnum, 48)),
  },
  { id: 'xai-key', name: 'xAI API key', issuer: 'xAI', anchors: ['xai-'], read: behind(some(alnum, 80)) },
  {
    id: 'replicate-token',
    name: 'Replicate API token',
    issuer: 'Replicate',
    anchors: ['r8_'],
    read: behind(some(alnum, 37)),
  },
  {
    id: 'cohere-key',
    name: 'Cohere API key',
    issuer: 'Cohere',
    byWord: true,
    words: ['cohere', 'CO_API_KEY'],
    read: beside({ of: alnum, length: 40 }),
  },
  {
    id: 'mistral-key',
    name: 'Mistral API key',
    issuer: 'Mistral',
    byWord: true,
    words: ['mistral'],
    read: beside({ of: alnum, length: 32 }),
  },
  {
    id: 'deepseek-key',
    name: 'DeepSeek API key',
    issuer: 'DeepSeek',
    anchors: ['sk-'],
    read: unjoined(behind(some(hex, 32))),
  },
  {
    id: 'openrouter-key',
    name: 'OpenRouter API key',
    issuer: 'OpenRouter',
    anchors: ['sk-or-v1-'],
    read: behind(some(hex, 64)),
  },
];

/** Two halves of the same length around the mark, the first one behind a prefix. */
function readOpenAi(text: string, hit: Hit): Range | undefined {
  const run = runStart(text, hit.start, base64Url, 100);
  const prefix = text.slice(run, hit.start).lastIndexOf('sk-');
  if (prefix < 0) return undefined;
  const start = run + prefix;
  const [kind = ''] = /^sk-(?:proj-|svcacct-|admin-|None-)?/.exec(text.slice(start, hit.start)) ?? [];
  const half = hit.start - start - kind.length;
  const end = runEnd(text, hit.end, base64Url, 120);
  const fits = (half === 20 || (half >= 40 && half <= 80)) && end - hit.end >= 20;
  return fits && end - hit.end <= 80 && opens(text, start, base64Url) && closes(text, end, base64Url)
    ? { start, end }
    : undefined;
}

function checkAnthropic(value: string): ReturnType<NonNullable<Shape['check']>> {
  const isWhole = value.endsWith('AA') && value.length >= 106 && value.length <= 112;
  return isWhole
    ? { evidence: 'strong', reasons: ['It has the length and the ending of such keys.'] }
    : { reasons: ['It has not the length or the ending of such keys.'] };
}
