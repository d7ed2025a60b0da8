import { testRepairs } from '../rewrite';

suite('a credential in a Dockerfile that one command reads', () => {
  testRepairs('Dockerfile', {
    'is mounted for that command': {
      before: 'FROM a\nARG NPM_TOKEN=«»\nRUN b && \\\n    c $NPM_TOKEN\nRUN d\n',
      name: 'NPM_TOKEN',
      after: 'FROM a\nRUN --mount=type=secret,id=npm-token,env=NPM_TOKEN b && \\\n    c $NPM_TOKEN\nRUN d\n',
    },
    'is that of an image, whatever it is named after': {
      path: 'Dockerfile.go',
      before: '# base\nFROM golang\nARG TOKEN=«»\n',
      after: '# base\nFROM golang\nARG TOKEN\n',
    },
    'stays a variable of the build where two commands read it': {
      before: 'FROM a\nARG TOKEN=«»\nRUN b $TOKEN\nRUN c $TOKEN\n',
      after: 'FROM a\nARG TOKEN\nRUN b $TOKEN\nRUN c $TOKEN\n',
    },
    'stays a variable of the build where something else reads it': {
      before: 'FROM a\nARG TOKEN=«»\nENV T=$TOKEN\nRUN c $TOKEN\n',
      after: 'FROM a\nARG TOKEN\nENV T=$TOKEN\nRUN c $TOKEN\n',
    },
  });
});
