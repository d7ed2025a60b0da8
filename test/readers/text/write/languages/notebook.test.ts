import assert from 'node:assert/strict';
import { parseJson } from '../../../../../server/src/syntax/json';
import { rewrite, testRepairs } from '../rewrite';

const head = '{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": [\n';
const tail = '\n   ]\n  }\n ],\n "nbformat": 4\n}\n';

suite('a credential in a notebook', () => {
  testRepairs('a.ipynb', {
    'is read from the environment, with the import on top of its cell': {
      before: `${head}    "db_password = \\"«»\\"\\n",\n    "connect(db_password)"${tail}`,
      name: 'db_password',
      after: `${head}    "import os\\n",\n    "db_password = os.environ[\\"DB_PASSWORD\\"]\\n",\n    "connect(db_password)"${tail}`,
    },
    'needs no import where a cell has it': {
      before: `${head}    "import os\\n",\n    "login('me', '«»')"${tail}`,
      name: 'db_password',
      after: `${head}    "import os\\n",\n    "login('me', os.environ['DB_PASSWORD'])"${tail}`,
    },
    'leaves the first line to the magic of the cell': {
      before: `${head}    "%%time\\n",\n    "p = '«»'"${tail}`,
      name: 'db_password',
      after: `${head}    "%%time\\n",\n    "import os\\n",\n    "p = os.environ['DB_PASSWORD']"${tail}`,
    },
    'is not repaired in a cell of another language': {
      before: `${head}    "%%bash\\n",\n    "login '«»'"${tail}`,
      after: 'refused: The cell is written in another language.',
    },
    'stands in a cell that is one string': {
      before: '{ "cells": [{ "cell_type": "code", "source": "a = 1\\np = \\"«»\\"" }] }',
      name: 'db_password',
      after:
        '{ "cells": [{ "cell_type": "code", "source": "import os\\na = 1\\np = os.environ[\\"DB_PASSWORD\\"]" }] }',
    },
    'gives way to its name in a note': {
      before: '{ "cells": [{ "cell_type": "markdown", "source": ["The password is «»"] }] }',
      name: 'db_password',
      after: '{ "cells": [{ "cell_type": "markdown", "source": ["The password is <DB_PASSWORD>"] }] }',
    },
    'gives way to its name in what a program printed': {
      before: '{ "cells": [{ "cell_type": "code", "outputs": [{ "text": ["«»\\n"] }], "source": [] }] }',
      name: 'db_password',
      after: '{ "cells": [{ "cell_type": "code", "outputs": [{ "text": ["<DB_PASSWORD>\\n"] }], "source": [] }] }',
    },
  });

  test('stays JSON where the string becomes a formatted one', () => {
    const text = rewrite({
      path: 'a.ipynb',
      before: `${head}    "u = \\"postgres://app:«»@db\\""${tail}`,
      with: { kind: 'connection' },
    });
    assert.deepEqual(parseJson({ path: '', text }).errors, []);
    assert.match(text, /f\\"postgres:\/\/app:\{os\.environ\['DATABASE_PASSWORD'\]\}@db\\""/);
  });
});
