import { testRepairs } from '../rewrite';

suite('a credential in a Compose file, mounted as a secret', () => {
  testRepairs('compose.yaml', {
    'which the image reads from a file': {
      by: 'composeSecret',
      before: 'services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: "«»" # note\n',
      name: 'POSTGRES_PASSWORD',
      after:
        'services:\n  db:\n    image: postgres:17\n    secrets:\n      - postgres_password\n    environment:\n' +
        '      POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password # note\n' +
        '\nsecrets:\n  postgres_password:\n    environment: POSTGRES_PASSWORD\n',
    },
    'beside others, from a list of variables': {
      by: 'composeSecret',
      before:
        'services:\n  db:\n    environment:\n    - A=1\n    - MYSQL_ROOT_PASSWORD=«»\n    image: docker.io/library/mysql\n' +
        '    secrets:\n      - a\nsecrets:\n    a:\n        file: ./a\n',
      name: 'MYSQL_ROOT_PASSWORD',
      after:
        'services:\n  db:\n    environment:\n    - A=1\n    - MYSQL_ROOT_PASSWORD_FILE=/run/secrets/mysql_root_password\n' +
        '    image: docker.io/library/mysql\n    secrets:\n      - mysql_root_password\n      - a\n' +
        'secrets:\n    mysql_root_password:\n        environment: MYSQL_ROOT_PASSWORD\n    a:\n        file: ./a\n',
    },
    'but not where the image is not known to read one': {
      by: 'composeSecret',
      before: 'services:\n  db:\n    image: redis\n    environment:\n      POSTGRES_PASSWORD: «»\n',
      after: 'refused: The value stands in no string or setting that could be rewritten.',
    },
  });
});
