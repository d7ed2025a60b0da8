import { defineRule } from '../../server/src/rules/define';

const page = {
  gate: 2,
  reads: 'policy',
  why: 'Only for tests.',
  references: [],
  examples: { bad: [], good: [] },
} as const;

/** Reports a star as an action: with a related place and two fixes that change access. */
const noStar = defineRule({
  ...page,
  id: 'test/no-star',
  severity: 'error',
  summary: 'Disallow a star as an action.',
  messages: { star: 'Every action is granted.' },
  *check({ statements }) {
    for (const { actions, effect } of statements) {
      for (const action of actions?.items ?? []) {
        if (action.value !== '*') continue;
        yield {
          at: action.span,
          message: 'star',
          data: {},
          related: effect ? [{ at: effect.span, note: 'It is granted here.' }] : [],
          fixes: [
            {
              title: 'Grant s3:GetObject only (narrows access)',
              access: 'narrows',
              change: [{ do: 'rename', at: action, to: 's3:GetObject' }],
            },
            {
              title: 'Grant all of S3 (narrows access)',
              access: 'narrows',
              change: [{ do: 'rename', at: action, to: 's3:*' }],
            },
          ],
        };
      }
    }
  },
});

/** Reports an effect in lower case, with a fix that keeps access as it is. */
const noLowerCaseEffect = defineRule({
  ...page,
  id: 'test/no-lower-case-effect',
  severity: 'warning',
  tag: 'deprecated',
  summary: 'Disallow an effect in lower case.',
  messages: { lower: '"{effect}" is not written like that.' },
  *check({ statements }) {
    for (const { effect } of statements) {
      if (effect?.value !== 'allow') continue;
      yield {
        at: effect.span,
        message: 'lower',
        data: { effect: effect.value },
        fixes: [{ title: 'Write "Allow"', access: 'keeps', change: [{ do: 'rename', at: effect, to: 'Allow' }] }],
      };
    }
  },
});

/** Reports the id "stuck", with a first fix that cannot be written, because the text says so already. */
const noStuckId = defineRule({
  ...page,
  id: 'test/no-stuck-id',
  severity: 'information',
  summary: 'Disallow the id "stuck".',
  messages: { stuck: 'The policy is stuck.' },
  *check({ id }) {
    if (id?.value !== 'stuck') return;
    yield {
      at: id.span,
      message: 'stuck',
      data: {},
      fixes: [
        { title: 'Stay stuck', access: 'shifts', change: [{ do: 'rename', at: id, to: 'stuck' }] },
        { title: 'Let go', access: 'widens', change: [{ do: 'rename', at: id, to: 'free' }] },
      ],
    };
  },
});

/** Fails on a policy with the id "crash". */
const noCrash = defineRule({
  ...page,
  id: 'test/no-crash',
  severity: 'error',
  summary: 'Disallow nothing, and fail.',
  messages: { none: 'Never said.' },
  // biome-ignore lint/correctness/useYield: the rule fails before it could.
  *check({ id }) {
    if (id?.value === 'crash') throw new Error('This rule is broken.');
  },
});

export const testRules = [noStar, noLowerCaseEffect, noStuckId, noCrash];
