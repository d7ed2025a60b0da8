import type { DenialCard, DenialDraft, DenialLayer, DenialStatement } from '../../../server/src/lsp/custom-messages';
import { denialStyle } from './denial-style';

/** The page of a panel. All texts are escaped; the only script and style are those with the nonce. */
export function denialPage(cards: readonly DenialCard[], status: string, nonce: string): string {
  const many = cards.length > 1;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>Explain AccessDenied</title>
<style nonce="${nonce}">${denialStyle}</style>
</head>
<body>
<main>
<p class="status" role="status" id="status">${escaped(status)}</p>
${many ? contents(cards) : ''}
${cards.map((card, index) => article(card, index, many)).join('\n')}
</main>
<script nonce="${nonce}">${script}</script>
</body>
</html>`;
}

const script = `
const editor = acquireVsCodeApi();
document.addEventListener('click', ({ target }) => {
  const chosen = target.closest('button[data-does]');
  if (!chosen) return;
  const { does, card, at, done } = chosen.dataset;
  editor.postMessage({ does, card: Number(card), at: Number(at) });
  if (done) document.getElementById('status').textContent = done;
});`;

function contents(cards: readonly DenialCard[]): string {
  const items = cards.map((card, index) => `<li><a href="#denial-${index}">${escaped(titleOf(card))}</a></li>`);
  return `<nav aria-label="Denials"><h1>${cards.length} denials</h1><ol>${items.join('')}</ol></nav>`;
}

function titleOf({ heading, facts }: DenialCard): string {
  const action = facts.find(([label]) => label === 'Action')?.[1];
  return action ? `${heading}: ${action}` : heading;
}

function article(card: DenialCard, index: number, many: boolean): string {
  const level = many ? 'h2' : 'h1';
  const section = many ? 'h3' : 'h2';
  const part = (title: string, body: string): string =>
    body === '' ? '' : `<section><${section}>${title}</${section}>${body}</section>`;
  return `<article id="denial-${index}" aria-labelledby="heading-${index}">
<${level} id="heading-${index}">${escaped(card.heading)}</${level}>
${gates(card)}
<p class="says">${escaped(card.says)}.</p>
<pre class="message" tabindex="0" aria-label="The message">${escaped(card.message)}</pre>
${facts(card.facts)}
${part(
  'Fix',
  `<p>${escaped(card.fix)}.</p><p class="owner">Can be changed by ${escaped(card.owner)}.</p>${list(
    card.notFix.map((says) => escaped(`${says}.`)),
    'not',
  )}`,
)}
${part('Layers', layers(card.layers, index))}
${part('Statements', statements(card.statements, index))}
${part('Change', card.draft ? change(card.draft, index) : '')}
${part('No change', !card.draft && card.noDraft ? `<p>${escaped(card.noDraft)}.</p>` : '')}
${part('Statement to copy', !card.draft && card.suggestion ? `<pre tabindex="0" aria-label="The statement">${escaped(card.suggestion)}</pre>${button('suggestion', index, 0, 'Copy statement', 'The statement was copied.')}` : '')}
${part('To find out', list(card.collect.map(escaped)))}
${part('To run', commands(card, index))}
${part('Notes', list(card.notes.map(({ says, evidence }) => `${escaped(says)} ${tag(evidence)}`)))}
<p>${button('explanation', index, 0, 'Copy explanation', 'The explanation was copied.')}</p>
</article>`;
}

const marks = { passed: '✓', failed: '✗', notReached: '–' } as const;
const gateWords = { passed: 'passed', failed: 'failed', notReached: 'not reached' } as const;

/** Both gates, drawn: the state of each by a sign and a word, and by colour only besides. */
function gates({ gates: [first, second] }: DenialCard): string {
  const gate = (number: number, name: string, question: string, state: keyof typeof marks): string =>
    `<li class="gate ${state}"><span class="mark" aria-hidden="true">${marks[state]}</span><span class="name">Gate ${number}: ${name}</span><span class="question">${question}</span><span class="state">${gateWords[state]}</span></li>`;
  return `<ol class="gates" aria-label="The two gates">${gate(1, 'authentication', 'Who are you?', first)}${gate(2, 'authorization', 'May you do this?', second)}</ol>`;
}

function facts(pairs: DenialCard['facts']): string {
  const rows = pairs.map(([label, value]) => `<dt>${escaped(label)}</dt><dd><code>${escaped(value)}</code></dd>`);
  return rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`;
}

const stateMarks: Readonly<Record<DenialLayer['state'], string>> = {
  allow: '✓',
  implicitDeny: '✗',
  explicitDeny: '⛔',
  notApplicable: '·',
  unknown: '?',
};

function layers(all: readonly DenialLayer[], card: number): string {
  if (all.length === 0) return '';
  const rows = all.map(
    ({ name, state, says, why, evidence, place }, at) =>
      `<li class="layer ${state}"><span class="mark" aria-hidden="true">${stateMarks[state]}</span><span class="name">${escaped(name)}</span> <span class="state">${escaped(says)}</span><span class="why">${escaped(why)} ${tag(evidence)} ${place ? button('layer', card, at, place.name) : ''}</span></li>`,
  );
  return `<ol class="layers">${rows.join('')}</ol>`;
}

function statements(all: readonly DenialStatement[], card: number): string {
  return list(
    all.map(({ says, place }, at) => `${escaped(says)}. ${place ? button('statement', card, at, place.name) : ''}`),
  );
}

function change(draft: DenialDraft, card: number): string {
  const lines = draft.diff.split('\n').map((line) => {
    const sort = line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'same';
    return `<span class="${sort}">${escaped(line)}</span>`;
  });
  const notes = [
    ...draft.grantsMore.map((says) => `Widens more than the request: ${says}.`),
    ...draft.companions.map((says) => `Often needed besides: ${says}.`),
  ];
  return `<p>${escaped(draft.title)}</p><pre class="diff" tabindex="0" aria-label="The change">${lines.join('\n')}</pre>
<p>${escaped(draft.afterwards)}</p>${list(notes.map(escaped))}<p>${button('apply', card, 0, 'Apply (widens access)', '', 'primary')}</p>`;
}

function commands({ commands: all }: DenialCard, card: number): string {
  return list(
    all.map(
      ({ title, command }, at) =>
        `${escaped(title)}: <code>${escaped(command)}</code> ${button('command', card, at, 'Copy', `Copied: ${title}.`)}`,
    ),
  );
}

function list(items: readonly string[], kind = ''): string {
  return items.length === 0 ? '' : `<ul class="${kind}">${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
}

function tag(evidence: string): string {
  return `<span class="evidence">${escaped(evidence)}</span>`;
}

function button(does: string, card: number, at: number, text: string, done = '', kind = 'plain'): string {
  return `<button class="${kind}" data-does="${does}" data-card="${card}" data-at="${at}"${done ? ` data-done="${escaped(done)}"` : ''}>${escaped(text)}</button>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
