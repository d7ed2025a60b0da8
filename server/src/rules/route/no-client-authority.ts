import { defineRule } from '../define';

export const noClientAuthority = defineRule({
  id: 'route/no-client-authority',
  gate: 2,
  reads: 'fault',
  severity: 'error',
  summary: 'Disallow roles, owners and identities that are taken from what the caller sends.',
  why:
    'A role or a user id in the body, the query or a header is whatever the caller wants it to be. A check that reads it ' +
    'there lets in whoever sends the right word.',
  references: [
    'https://cwe.mitre.org/data/definitions/807.html',
    'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
  ],
  messages: { client: 'This {says}: whoever calls can send what it asks for.' },
  examples: {
    bad: [
      "import express from 'express';\nconst app = express();\napp.delete('/users/:id', async (req, res) => {\n  if (req.headers['x-role'] !== 'admin') return res.sendStatus(403);\n  await User.findByIdAndDelete(req.params.id);\n  res.sendStatus(204);\n});\n",
    ],
    good: [
      "import express from 'express';\nimport jwt from 'jsonwebtoken';\nconst app = express();\napp.delete('/users/:id', async (req, res) => {\n  const user = jwt.verify(req.headers.authorization, process.env.KEY);\n  if (user.role !== 'admin') return res.sendStatus(403);\n  await User.findByIdAndDelete(req.params.id);\n  res.sendStatus(204);\n});\n",
    ],
  },

  *check({ sort, says, place }) {
    if (sort === 'clientAuthority') yield { at: place.span, message: 'client', data: { says } };
  },
});
