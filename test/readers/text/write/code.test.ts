import assert from 'node:assert/strict';
import { aws, type Case, testRepairs, titles } from './rewrite';

const address: NonNullable<Case['with']> = { kind: 'connection', shape: 'url-credentials', name: 'Password in a URL' };
const fallback: NonNullable<Case['with']> = { isDefault: true };

suite('a credential in code is read from the environment', () => {
  test('the title says where from, and that the value has to be rotated', () => {
    assert.deepEqual(titles({ path: 'a.py', before: 'db_password = "«»"', name: 'db_password' }), [
      'Read it from the environment as DB_PASSWORD (then rotate it)',
    ]);
  });

  suite('Python', () => {
    testRepairs('app.py', {
      'with the import, where there is none': {
        before: 'db_password = "«»"\n',
        name: 'db_password',
        after: 'import os\n\ndb_password = os.environ["DB_PASSWORD"]\n',
      },
      'with the quotes of the string': {
        before: "import os\n\ndb_password = '«»'\n",
        name: 'db_password',
        after: "import os\n\ndb_password = os.environ['DB_PASSWORD']\n",
      },
      'with os among other imports on one line': {
        before: 'import sys, os\ndb_password = "«»"\n',
        name: 'db_password',
        after: 'import sys, os\ndb_password = os.environ["DB_PASSWORD"]\n',
      },
      'behind the docstring and what comes from the future': {
        before: '"""What it is\nand does."""\n\nfrom __future__ import annotations\n\ndb_password = "«»"\n',
        name: 'db_password',
        after:
          '"""What it is\nand does."""\n\nfrom __future__ import annotations\n\nimport os\n\n' +
          'db_password = os.environ["DB_PASSWORD"]\n',
      },
      'in a section of its own in front of the modules of others': {
        before: 'from x import (\n    a,\n)\n\ndb_password = "«»"\n',
        name: 'db_password',
        after: 'import os\n\nfrom x import (\n    a,\n)\n\ndb_password = os.environ["DB_PASSWORD"]\n',
      },
      'behind a docstring alone': {
        before: '#!/usr/bin/env python\n"""What it is."""\n\ndb_password = "«»"\n',
        name: 'db_password',
        after: '#!/usr/bin/env python\n"""What it is."""\n\nimport os\n\ndb_password = os.environ["DB_PASSWORD"]\n',
      },
      'with the line ends and tabs of the file': {
        before: 'import sys\r\n\r\ndef f():\r\n\tlogin(password="«»")\r\n',
        name: 'password',
        after: 'import os\r\nimport sys\r\n\r\ndef f():\r\n\tlogin(password=os.environ["PASSWORD"])\r\n',
      },
      'as bytes': {
        before: 'import os\nkey = b"«»"\n',
        name: 'signing_key',
        after: 'import os\nkey = os.environ["SIGNING_KEY"].encode()\n',
      },
      'in the middle of a string': {
        before: 'import os\nurl = "postgres://app:«»@db/{x}"\n',
        name: 'DATABASE_URL',
        with: address,
        after: 'import os\nurl = f"postgres://app:{os.environ[\'DATABASE_PASSWORD\']}@db/{{x}}"\n',
      },
      'in the middle of a formatted string': {
        before: "import os\nurl = f'postgres://app:«»@{host}'\n",
        name: 'DATABASE_URL',
        with: address,
        after: 'import os\nurl = f\'postgres://app:{os.environ["DATABASE_PASSWORD"]}@{host}\'\n',
      },
      'not where the string is formatted afterwards': {
        before: 'url = "postgres://app:«»@%s" % host\n',
        with: address,
        after: 'refused: The string is formatted afterwards; put the value in there.',
      },
      'both halves of an access key': {
        before: 'import os\nc = client(\n\taws_access_key_id="‹access key id›",\n\taws_secret_access_key="«»",\n)\n',
        name: 'aws_secret_access_key',
        with: aws,
        after:
          'import os\nc = client(\n\taws_access_key_id=os.environ["AWS_ACCESS_KEY_ID"],\n' +
          '\taws_secret_access_key=os.environ["AWS_SECRET_ACCESS_KEY"],\n)\n',
      },
      'all three parts of a session': {
        before: 'import os\nk = ("‹access key id›", "«»", "‹session token›")\n',
        with: aws,
        after:
          'import os\nk = (os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"], ' +
          'os.environ["AWS_SESSION_TOKEN"])\n',
      },
      'without the default of a reference': {
        before: 'import os\np = os.getenv("DB_PASS", "«»")\n',
        name: 'p',
        with: fallback,
        after: 'import os\np = os.environ["DB_PASS"]\n',
      },
      'without the default of a call that asks for it by name': {
        before: 'p = env("DB_PASS", default="«»")\n',
        name: 'p',
        with: fallback,
        after: 'p = env("DB_PASS")\n',
      },
      'by its name only, in a comment': {
        before: 'x = 1  # password: «»\n',
        name: 'password',
        after: 'x = 1  # password: <PASSWORD>\n',
      },
    });
  });

  suite('JavaScript and TypeScript', () => {
    testRepairs('app.js', {
      'in single quotes': {
        before: "const dbPassword = '«»';\r\n",
        name: 'dbPassword',
        after: 'const dbPassword = process.env.DB_PASSWORD;\r\n',
      },
      'in a template': {
        before: 'const dbPassword = `«»`;',
        name: 'dbPassword',
        after: 'const dbPassword = process.env.DB_PASSWORD;',
      },
      'in the middle of a template': {
        before: 'connect(`mysql://app:«»@${host}/${name}`);',
        name: 'databaseUrl',
        with: address,
        after: 'connect(`mysql://app:${process.env.DATABASE_PASSWORD}@${host}/${name}`);',
      },
      'in the middle of a string, which becomes a template': {
        before: "connect('mysql://it\\'s`${:«»@host');",
        name: 'DATABASE_URL',
        with: address,
        after: "connect(`mysql://it's\\`\\${:${process.env.DATABASE_PASSWORD}@host`);",
      },
      'behind a regular expression with quotes in it': {
        before: 'const quotes = /["\'`]/g; const dbPassword = "«»";',
        name: 'dbPassword',
        after: 'const quotes = /["\'`]/g; const dbPassword = process.env.DB_PASSWORD;',
      },
      'without the value behind the reference': {
        before: "const p = process.env.DB_PASS ?? '«»';",
        name: 'p',
        with: fallback,
        after: 'const p = process.env.DB_PASS;',
      },
      'with the certainty that types ask for': {
        path: 'app.ts',
        before: 'const dbPassword: string = "«»";',
        name: 'dbPassword',
        after: 'const dbPassword: string = process.env.DB_PASSWORD!;',
      },
      'in braces where an attribute of markup is given it': {
        path: 'app.tsx',
        before: 'export const a = <Login password="«»" />;',
        name: 'password',
        after: 'export const a = <Login password={process.env.PASSWORD} />;',
      },
      'both halves of an access key': {
        path: 'app.mts',
        before: "const s3 = new S3({ accessKeyId: '‹access key id›', secretAccessKey: '«»' });",
        name: 'secretAccessKey',
        with: aws,
        after:
          'const s3 = new S3({ accessKeyId: process.env.AWS_ACCESS_KEY_ID!, ' +
          'secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY! });',
      },
      'not in a file that is sent to browsers': {
        before: 'const at = import.meta.env.VITE_AT; const key = "«»";',
        name: 'key',
        after:
          'refused: This file is sent to browsers, where everybody can read what is in it: ' +
          'have a server use the value instead.',
      },
      'not where the line sets the variable itself': {
        before: 'process.env.API_TOKEN = "«»";',
        name: 'API_TOKEN',
        after: 'refused: The line itself sets API_TOKEN: delete it, and set API_TOKEN where the program is started.',
      },
      'not where no string is': {
        before: 'const a = «»;',
        after: 'refused: The value stands in no string or setting that could be rewritten.',
      },
    });
  });

  suite('Java, Kotlin and Groovy', () => {
    testRepairs('App.java', {
      'a field': {
        before: 'class A {\n\tprivate static final String DB_PASSWORD = "«»";\n}\n',
        name: 'DB_PASSWORD',
        after: 'class A {\n\tprivate static final String DB_PASSWORD = System.getenv("DB_PASSWORD");\n}\n',
      },
      'the middle of a string, between brackets where more follows': {
        before: 'String u = "jdbc:x://app:«»@h/" + name;',
        name: 'DATABASE_URL',
        with: address,
        after: 'String u = ("jdbc:x://app:" + System.getenv("DATABASE_PASSWORD") + "@h/") + name;',
      },
      'both halves of an access key': {
        before: 'var c = new BasicAWSCredentials("‹access key id›", "«»");',
        with: aws,
        after:
          'var c = new BasicAWSCredentials(System.getenv("AWS_ACCESS_KEY_ID"), System.getenv("AWS_SECRET_ACCESS_KEY"));',
      },
      'the default of a reference': {
        before: 'String p = System.getenv().getOrDefault("DB_PASS", "«»");',
        with: fallback,
        after: 'String p = System.getenv("DB_PASS");',
      },
      'the default of a placeholder': {
        before: '@Value("${db.password:«»}") String p;',
        with: fallback,
        after: '@Value("${db.password}") String p;',
      },
      'a placeholder, where an annotation fills it in': {
        before: '@Value("«»") String dbPassword;',
        name: 'dbPassword',
        after: '@Value("${DB_PASSWORD}") String dbPassword;',
      },
      'not what other annotations are given': {
        before: '@Login(password = "«»") class A {}',
        name: 'password',
        after: 'refused: What @Login is given has to be constant; read the value in the code instead.',
      },
      'behind a quote that is a character': {
        before: 'char quote = \'"\'; String password = "«»";',
        name: 'password',
        after: 'char quote = \'"\'; String password = System.getenv("PASSWORD");',
      },
      'a constant of Kotlin, which is one no more': {
        path: 'App.kt',
        before: 'private const val DB_PASSWORD = "«»"\n',
        name: 'DB_PASSWORD',
        after: 'private val DB_PASSWORD = System.getenv("DB_PASSWORD") ?: error("DB_PASSWORD is not set")\n',
      },
      'the middle of a string of Kotlin': {
        path: 'App.kt',
        before: 'connect("postgres://app:«»@$host")',
        name: 'DATABASE_URL',
        with: address,
        after:
          'connect("postgres://app:${System.getenv("DATABASE_PASSWORD") ?: error("DATABASE_PASSWORD is not set")}@$host")',
      },
      'a string of Kotlin on which something is called': {
        path: 'App.kt',
        before: 'val key = "«»".toByteArray()',
        name: 'signingKey',
        after: 'val key = (System.getenv("SIGNING_KEY") ?: error("SIGNING_KEY is not set")).toByteArray()',
      },
      'a string of Gradle': {
        path: 'build.gradle',
        before: "password = '«»'",
        name: 'password',
        after: "password = providers.environmentVariable('PASSWORD').get()",
      },
    });
  });

  suite('C#', () => {
    testRepairs('App.cs', {
      'a constant of a class': {
        before: 'using System;\nclass A { private const string Password = "«»"; }\n',
        name: 'DbPassword',
        after:
          'using System;\nclass A { private static readonly string Password = Environment.GetEnvironmentVariable("DB_PASSWORD") ' +
          '?? throw new InvalidOperationException("DB_PASSWORD is not set"); }\n',
      },
      'a value in the middle of a string without its using': {
        before: 'var cs = $"Server={host};Password=«»;";',
        name: 'connectionString',
        with: { kind: 'connection' },
        after:
          'var cs = $"Server={host};Password=" + (System.Environment.GetEnvironmentVariable("DATABASE_PASSWORD") ' +
          '?? throw new System.InvalidOperationException("DATABASE_PASSWORD is not set")) + $";";',
      },
      'both halves of an access key, in verbatim strings': {
        before: 'using System;\nvar c = new BasicAWSCredentials(@"‹access key id›", @"«»");',
        with: aws,
        after:
          'using System;\nvar c = new BasicAWSCredentials(' +
          'Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") ?? throw new InvalidOperationException("AWS_ACCESS_KEY_ID is not set"), ' +
          'Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? throw new InvalidOperationException("AWS_SECRET_ACCESS_KEY is not set"));',
      },
      'not what attributes are given': {
        before: 'class A {\n  [Login("«»")]\n  void F() {} }',
        after: 'refused: What an attribute is given has to be constant; read the value in the code instead.',
      },
    });
  });

  suite('Go', () => {
    testRepairs('main.go', {
      'with the import in its place': {
        before: 'package main\n\nimport (\n\t"fmt"\n\t"strings"\n)\n\nvar token = "«»"\n',
        name: 'apiToken',
        after: 'package main\n\nimport (\n\t"fmt"\n\t"os"\n\t"strings"\n)\n\nvar token = os.Getenv("API_TOKEN")\n',
      },
      'beside a single import': {
        before: 'package main\r\n\r\nimport "fmt"\r\n\r\nvar token = `«»`\r\n',
        name: 'apiToken',
        after: 'package main\r\n\r\nimport "fmt"\r\nimport "os"\r\n\r\nvar token = os.Getenv("API_TOKEN")\r\n',
      },
      'with the first import': {
        before: 'package main\n\nconst dbPassword = "«»"\n',
        name: 'dbPassword',
        after: 'package main\n\nimport "os"\n\nvar dbPassword = os.Getenv("DB_PASSWORD")\n',
      },
      'not in a group of constants': {
        before: 'package main\n\nconst (\n\ta = 1\n\ttoken = "«»"\n)\n',
        after: 'refused: A constant cannot be read from the environment; make it a variable first.',
      },
      "in place of a function of one's own that falls back": {
        before: 'package main\n\nimport "os"\n\nvar p = getEnv("DB_PASS", "«»")\n',
        with: fallback,
        after: 'package main\n\nimport "os"\n\nvar p = os.Getenv("DB_PASS")\n',
      },
      'both halves of an access key': {
        before: 'package main\n\nimport "os"\n\nvar c = New("‹access key id›", "«»", "")\n',
        with: aws,
        after:
          'package main\n\nimport "os"\n\nvar c = New(os.Getenv("AWS_ACCESS_KEY_ID"), os.Getenv("AWS_SECRET_ACCESS_KEY"), "")\n',
      },
    });
  });

  suite('Ruby, PHP, Perl, Elixir, R and Lua', () => {
    testRepairs('app.rb', {
      'a string of Ruby': {
        before: "password = '«»'\n",
        name: 'password',
        after: "password = ENV.fetch('PASSWORD')\n",
      },
      'the middle of a string of Ruby': {
        before: 'url = "postgres://app:«»@db"\n',
        name: 'DATABASE_URL',
        with: address,
        after: 'url = "postgres://app:#{ENV.fetch("DATABASE_PASSWORD")}@db"\n',
      },
      'the default of a reference of Ruby': {
        before: 'p = ENV.fetch("DB_PASS", "«»")\n',
        with: fallback,
        after: 'p = ENV.fetch("DB_PASS")\n',
      },
      'both halves of an access key in Ruby': {
        before: 'c = New.new(access_key_id: "‹access key id›", secret_access_key: "«»")\n',
        name: 'secret_access_key',
        with: aws,
        after:
          'c = New.new(access_key_id: ENV.fetch("AWS_ACCESS_KEY_ID"), secret_access_key: ENV.fetch("AWS_SECRET_ACCESS_KEY"))\n',
      },
      'a string of PHP': {
        path: 'app.php',
        before: "<?php\n$password = '«»';\n",
        name: '$password',
        after: "<?php\n$password = getenv('PASSWORD');\n",
      },
      'the middle of a string of PHP': {
        path: 'app.php',
        before: "<?php\n$dsn = 'mysql://app:«»@db';\n",
        name: 'dsn',
        with: address,
        after: "<?php\n$dsn = 'mysql://app:' . getenv('DATABASE_PASSWORD') . '@db';\n",
      },
      'the default of a setting of Laravel': {
        path: 'config/database.php',
        before: "<?php return ['password' => env('DB_PASS', '«»')];",
        with: fallback,
        after: "<?php return ['password' => env('DB_PASS')];",
      },
      'not the default of a property of PHP': {
        path: 'app.php',
        before: "<?php\nclass A {\n  private $password = '«»';\n}",
        after:
          'refused: A constant or the default of a property cannot be read from the environment; set it in the constructor.',
      },
      'a string of Perl': {
        path: 'app.pl',
        before: "my $password = '«»';",
        name: '$password',
        after: 'my $password = ($ENV{PASSWORD} // die "PASSWORD is not set");',
      },
      'a string of Elixir': {
        path: 'runtime.exs',
        before: 'config :app, secret_key_base: "«»"',
        name: 'secret_key_base',
        after: 'config :app, secret_key_base: System.fetch_env!("SECRET_KEY_BASE")',
      },
      'a string of R': {
        path: 'a.r',
        before: 'password <- "«»"',
        name: 'password',
        after: 'password <- Sys.getenv("PASSWORD")',
      },
      'a string of Lua': {
        path: 'a.lua',
        before: 'local password = "«»"',
        name: 'password',
        after: 'local password = assert(os.getenv("PASSWORD"), "PASSWORD is not set")',
      },
    });
  });

  suite('Rust', () => {
    testRepairs('main.rs', {
      'a literal': {
        before: 'fn f<\'a>(x: &\'a str) { let password = "«»"; }',
        name: 'password',
        after: 'fn f<\'a>(x: &\'a str) { let password = &std::env::var("PASSWORD").expect("PASSWORD is not set"); }',
      },
      'a literal that is made a string': {
        before: 'let password = String::from("«»");',
        name: 'password',
        after: 'let password = String::from(std::env::var("PASSWORD").expect("PASSWORD is not set"));',
      },
      'the middle of a literal': {
        before: 'let url = r#"postgres://app:«»@db/{x}"#;',
        name: 'DATABASE_URL',
        with: address,
        after:
          'let url = &format!(r#"postgres://app:{}@db/{{x}}"#, std::env::var("DATABASE_PASSWORD").expect("DATABASE_PASSWORD is not set"));',
      },
      'the default of a reference': {
        before: 'let p = env::var("DB_PASS").unwrap_or_else(|_| "«»".to_string());',
        with: fallback,
        after: 'let p = std::env::var("DB_PASS").expect("DB_PASS is not set");',
      },
      'not a constant': {
        before: 'pub const KEY: &str = "«»";',
        after: 'refused: A constant cannot be read from the environment; make it a function or a LazyLock first.',
      },
    });
  });

  suite('Swift', () => {
    testRepairs('App.swift', {
      'with the import': {
        before: '// Who wrote it\n\nimport Crypto\n\nlet apiKey = "«»"\n',
        name: 'mapsApiKey',
        after:
          '// Who wrote it\n\nimport Crypto\nimport Foundation\n\nlet apiKey = ProcessInfo.processInfo.environment["MAPS_API_KEY"]!\n',
      },
      'in the middle of a string, where Foundation is there': {
        before: 'import UIKit\nlet url = "https://app:«»@host/\\(path)"\n',
        name: 'url',
        with: address,
        after:
          'import UIKit\nlet url = "https://app:\\(ProcessInfo.processInfo.environment["DATABASE_PASSWORD"]!)@host/\\(path)"\n',
      },
    });
  });

  suite('PowerShell', () => {
    testRepairs('run.ps1', {
      'the literal that is made secure': {
        before: '$secure = ConvertTo-SecureString "«»" -AsPlainText -Force',
        name: 'adminPassword',
        after: '$secure = ConvertTo-SecureString $env:ADMIN_PASSWORD -AsPlainText -Force',
      },
      'the middle of a string in double quotes': {
        before: '$u = "https://app:«»@host"',
        name: 'u',
        with: address,
        after: '$u = "https://app:${env:DATABASE_PASSWORD}@host"',
      },
      'the middle of an argument in single quotes': {
        before: "Connect -Url 'https://app:«»@host'",
        name: 'Url',
        with: address,
        after: "Connect -Url ('https://app:' + $env:DATABASE_PASSWORD + '@host')",
      },
      'an argument without quotes': {
        before: 'Connect -Password «» -Force',
        name: 'Password',
        after: 'Connect -Password $env:PASSWORD -Force',
      },
      'both halves of an access key': {
        before: "Set-AWSCredential -AccessKey '‹access key id›' -SecretKey '«»'",
        name: 'SecretKey',
        with: aws,
        after: 'Set-AWSCredential -AccessKey $env:AWS_ACCESS_KEY_ID -SecretKey $env:AWS_SECRET_ACCESS_KEY',
      },
      'not where a command sets the variable itself': {
        before: "Set-Item -Path 'Env:API_TOKEN' -Value '«»'",
        name: 'API_TOKEN',
        after: 'refused: The line itself sets API_TOKEN: delete it, and set API_TOKEN where the script is started.',
      },
      'not where the line sets the variable itself': {
        before: '$env:API_TOKEN = "«»"',
        name: 'API_TOKEN',
        after: 'refused: The line itself sets API_TOKEN: delete it, and set API_TOKEN where the script is started.',
      },
    });
  });

  suite('shells', () => {
    testRepairs('run.sh', {
      'a bare value': {
        before: 'export DB_PASSWORD=«»\n',
        name: 'DB_PASSWORD',
        after: 'export DB_PASSWORD="${DB_PASSWORD:?set DB_PASSWORD}"\n',
      },
      'a value in double quotes': {
        before: 'curl -H "X-Api-Key: «»" "$URL"\n',
        name: 'X-Api-Key',
        after: 'curl -H "X-Api-Key: ${X_API_KEY:?set X_API_KEY}" "$URL"\n',
      },
      'a value in single quotes': {
        before: "curl -u 'admin:«»' https://host\n",
        name: 'curlPassword',
        after: 'curl -u \'admin:\'"${CURL_PASSWORD:?set CURL_PASSWORD}" https://host\n',
      },
      'a text between marks': {
        before: 'cat <<EOF > x\npassword=«»\nEOF\necho "\'"\n',
        name: 'password',
        after: 'cat <<EOF > x\npassword=${PASSWORD:?set PASSWORD}\nEOF\necho "\'"\n',
      },
      'not a text between marks in quotes': {
        before: "cat <<'EOF' > x\npassword=«»\nEOF\n",
        name: 'password',
        after: 'refused: Nothing is put into this text, because its mark stands in quotes.',
      },
      'the default of a reference': {
        before: 'P=${DB_PASS:-«»}\n',
        with: fallback,
        after: 'P=${DB_PASS:?set DB_PASS}\n',
      },
      'both halves of an access key': {
        before: 'export AWS_ACCESS_KEY_ID=‹access key id›\nexport AWS_SECRET_ACCESS_KEY=«»\n',
        name: 'AWS_SECRET_ACCESS_KEY',
        with: aws,
        after:
          'export AWS_ACCESS_KEY_ID="${AWS_ACCESS_KEY_ID:?set AWS_ACCESS_KEY_ID}"\n' +
          'export AWS_SECRET_ACCESS_KEY="${AWS_SECRET_ACCESS_KEY:?set AWS_SECRET_ACCESS_KEY}"\n',
      },
      'a script without an ending': {
        path: 'deploy',
        before: '#!/bin/bash\nTOKEN=«»\n',
        name: 'deployToken',
        after: '#!/bin/bash\nTOKEN="${DEPLOY_TOKEN:?set DEPLOY_TOKEN}"\n',
      },
      'a batch file': {
        path: 'run.bat',
        before: 'net use x: \\\\host\\share /user:me «»\r\n',
        name: 'sharePassword',
        after: 'net use x: \\\\host\\share /user:me %SHARE_PASSWORD%\r\n',
      },
    });
  });
});
