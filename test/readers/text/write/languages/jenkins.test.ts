import { testRepairs } from '../rewrite';

const head = 'pipeline {\n\tagent any\n';

suite('a credential in a Jenkinsfile', () => {
  testRepairs('Jenkinsfile', {
    'of the environment comes from the credentials of Jenkins': {
      before: "pipeline {\n\tenvironment {\n\t\tDB_PASSWORD = '«»'\n\t}\n}\n",
      name: 'DB_PASSWORD',
      after: "pipeline {\n\tenvironment {\n\t\tDB_PASSWORD = credentials('db-password')\n\t}\n}\n",
    },
    'of a command becomes a variable of the shell, which the pipeline binds': {
      before: `${head}\tstages {\n\t\tsh 'curl -u me:«» host'\n\t}\n}\n`,
      name: 'apiPassword',
      after:
        "pipeline {\n\tenvironment {\n\t\tAPI_PASSWORD = credentials('api-password')\n\t}\n\tagent any\n" +
        "\tstages {\n\t\tsh 'curl -u me:${API_PASSWORD} host'\n\t}\n}\n",
    },
    'of a command in double quotes is kept from Groovy': {
      before: `${head}\tenvironment {\n\t\tA = '1'\n\t}\n\tsteps { sh(script: "curl -u \${USER}:«»", returnStdout: true) }\n}\n`,
      name: 'apiPassword',
      after:
        `${head}\tenvironment {\n\t\tAPI_PASSWORD = credentials('api-password')\n\t\tA = '1'\n\t}\n` +
        '\tsteps { sh(script: "curl -u ${USER}:\\${API_PASSWORD}", returnStdout: true) }\n}\n',
    },
    'of a batch command becomes one of its variables': {
      before: `${head}\tsteps { bat "login «»" }\n}\n`,
      name: 'apiPassword',
      after:
        "pipeline {\n\tenvironment {\n\t\tAPI_PASSWORD = credentials('api-password')\n\t}\n\tagent any\n" +
        '\tsteps { bat "login %API_PASSWORD%" }\n}\n',
    },
    'of an argument is read from the environment': {
      before: `${head}\tsteps { login(password: '«»') }\n}\n`,
      name: 'apiPassword',
      after:
        "pipeline {\n\tenvironment {\n\t\tAPI_PASSWORD = credentials('api-password')\n\t}\n\tagent any\n" +
        '\tsteps { login(password: env.API_PASSWORD) }\n}\n',
    },
    'in quotes of the shell is left alone': {
      before: `${head}\tsteps { sh "curl -u 'me:«»'" }\n}\n`,
      after: 'refused: Single quotes keep the variable from the shell.',
    },
    'of a scripted pipeline is left alone': {
      before: "node { sh 'curl -u me:«»' }",
      after: 'refused: Only a declarative pipeline has variables of credentials: put withCredentials around the step.',
    },
  });
});
