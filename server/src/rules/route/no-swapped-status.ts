import type { Place } from '../../model/route';
import { defineRule, type Fix } from '../define';

export const noSwappedStatus = defineRule({
  id: 'route/no-swapped-status',
  gate: 1,
  reads: 'fault',
  severity: 'information',
  summary: 'Disallow 401 for callers who are known, and 403 for callers who are not.',
  why:
    'The status code tells a client which gate failed. A client that gets 401 throws a working token away and signs in ' +
    'again, which changes nothing; one that gets 403 without a token never learns that it has to sign in.',
  references: [
    'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2',
    'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.4',
  ],
  messages: {
    known: 'This {says}: the caller is known here, and 403 says so.',
    unknown: 'This {says}: nobody is known here, and 401 says so.',
  },
  examples: {
    bad: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\nfunction requireAdmin(req, res, next) {\n  const user = jwt.verify(req.headers.authorization, process.env.KEY);\n  if (user.role !== 'admin') return res.sendStatus(401);\n  next();\n}\napp.get('/admin/users', requireAdmin, (req, res) => res.json([]));\n",
    ],
    good: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\nfunction requireAdmin(req, res, next) {\n  const user = jwt.verify(req.headers.authorization, process.env.KEY);\n  if (user.role !== 'admin') return res.sendStatus(403);\n  next();\n}\napp.get('/admin/users', requireAdmin, (req, res) => res.json([]));\n",
    ],
  },

  *check({ sort, says, place }) {
    if (sort === 'unauthorizedForKnown')
      yield { at: place.span, message: 'known', data: { says }, fixes: [answer(403, place)] };
    if (sort === 'forbiddenForUnknown')
      yield { at: place.span, message: 'unknown', data: { says }, fixes: [answer(401, place)] };
  },
});

function answer(to: 401 | 403, { span }: Place): Fix {
  const title = `Answer ${to} instead (refuses the same callers)`;
  return { title, access: 'answers', change: [{ do: 'swapStatus', at: span, to }] };
}
