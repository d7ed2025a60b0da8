import assert from 'node:assert/strict';
import { fill, locate } from '../../../support/made-up-literals';
import { readLiterals } from '../../../support/read-literals';

/** Path and text; the one value in it must be found, and «» stand around what is reported if that is more than it. */
const found: readonly (readonly [path: string, text: string])[] = [
  ['a.py', 'password = "‹password›"'],
  ['a.py', "API_KEY: str = '‹random›'"],
  ['a.py', 'connect(password="‹password›")'],
  ['a.py', 'x = os.getenv("DB_PASSWORD", "‹password›")'],
  ['a.py', "x = os.environ.get('API_TOKEN', '‹random›')"],
  ['a.py', "x = config('SECRET_KEY', default='‹random›')"],
  ['a.py', "SECRET_KEY = '«django-insecure-‹random›»'"],
  ['a.py', 'requests.get(u, auth=("bob", "‹password›"))'],
  ['a.py', 'os.environ["DB_PASSWORD"] = "‹password›"'],
  ['a.py', '{"password": "‹password›"}'],
  ['a.ts', "const dbPassword: string = '‹password›';"],
  ['a.ts', 'const k = process.env.API_KEY || "‹random›";'],
  ['a.ts', "const k = process.env.API_KEY ?? '‹random›'"],
  ['a.ts', "jwt.sign({a:1}, '‹random›')"],
  ['a.js', "headers: { Authorization: 'Bearer ‹random›' }"],
  ['a.js', "headers: { 'X-Api-Key': '‹random›' }"],
  ['A.java', 'String password = "‹password›";'],
  ['A.java', 'DriverManager.getConnection(url, "sa", "‹password›")'],
  ['A.java', 'System.setProperty("db.password", "‹password›");'],
  ['A.kt', 'val apiKey: String = "‹random›"'],
  ['A.kt', 'System.getenv("API_KEY") ?: "‹random›"'],
  ['a.cs', 'new NetworkCredential("bob", "‹password›")'],
  ['a.cs', 'var c = "Server=db1;Database=x;User Id=sa;Password=‹password›;";'],
  ['a.cs', 'new SymmetricSecurityKey(Encoding.UTF8.GetBytes("‹random›"))'],
  ['a.go', 'password := "‹password›"'],
  ['a.go', 'var apiToken string = "‹random›"'],
  ['a.go', 'token.SignedString([]byte("‹random›"))'],
  ['a.go', 'Password: "‹password›",'],
  ['a.go', 'smtp.PlainAuth("", "bob", "‹password›", "h")'],
  ['a.rb', ":password => '‹password›'"],
  ['a.rb', "password: '‹password›'"],
  ['a.rb', 'ENV.fetch("DB_PASSWORD", "‹password›")'],
  ['a.rb', "ENV['DB_PASSWORD'] || '‹password›'"],
  ['a.php', "$password = '‹password›';"],
  ['a.php', "define('DB_PASSWORD', '‹password›');"],
  ['a.php', "env('DB_PASSWORD', '‹password›')"],
  ['a.php', "'password' => '‹password›',"],
  ['a.php', "define('AUTH_KEY', '‹long›');"],
  ['a.rs', 'const API_KEY: &str = "‹random›";'],
  ['a.rs', 'env::var("API_KEY").unwrap_or("‹random›".to_string())'],
  ['a.swift', 'let apiKey = "‹random›"'],
  ['a.c', '#define DB_PASSWORD "‹password›"'],
  ['a.c', 'char password[] = "‹password›";'],
  ['a.sql', "CREATE USER bob IDENTIFIED BY '‹password›';"],
  ['a.sql', "ALTER ROLE x WITH PASSWORD '‹password›';"],
  ['a.sql', "CREATE LOGIN x WITH PASSWORD = '‹password›'"],
  ['a.vb', 'Dim password As String = "‹password›"'],
  ['a.sh', 'export DB_PASSWORD=‹password›'],
  ['a.sh', 'DB_PASSWORD="‹password›"'],
  ['a.sh', 'PGPASSWORD=‹password› psql -h x'],
  ['a.sh', 'X=${DB_PASSWORD:-‹password›}'],
  ['a.sh', 'curl -u bob:‹password› https://x.io'],
  ['a.sh', 'mysql -u root -p‹password› db'],
  ['a.sh', "sshpass -p '‹password›' ssh x"],
  ['a.sh', 'docker login -u bob -p ‹password›'],
  ['a.sh', 'tool --password=‹password›'],
  ['a.sh', 'tool --password ‹password›'],
  ['a.sh', 'redis-cli -a ‹password›'],
  ['a.sh', 'curl -H "Authorization: Bearer ‹random›" x'],
  ['a.sh', 'curl -H "X-Api-Key: ‹random›" x'],
  ['a.bat', 'set DB_PASSWORD=‹password›'],
  ['a.cmd', 'net use Z: \\\\srv\\share ‹password› /user:bob'],
  ['a.ps1', '$Password = "‹password›"'],
  ['a.ps1', '$p = ConvertTo-SecureString "‹password›" -AsPlainText -Force'],
  ['a.ps1', "$p = ConvertTo-SecureString -String '‹password›' -AsPlainText -Force"],
  ['a.ps1', '$p = "‹password›" | ConvertTo-SecureString -AsPlainText -Force'],
  ['a.ps1', 'Connect -Password "‹password›"'],
  ['a.ps1', '$env:API_TOKEN = "‹random›"'],
  ['a.ps1', '[string]$Password = "‹password›"'],
  ['Dockerfile', 'ENV DB_PASSWORD ‹password›'],
  ['Dockerfile', 'ENV A=1 DB_PASSWORD=‹password›'],
  ['Dockerfile', 'ARG API_TOKEN="‹random›"'],
  ['docker-compose.yml', 'services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ‹password›'],
  ['docker-compose.yml', '    environment:\n      - POSTGRES_PASSWORD=‹password›'],
  ['docker-compose.yml', '      - POSTGRES_PASSWORD=${PW:-‹password›}'],
  ['x.yaml', 'apiVersion: v1\nkind: Secret\ndata:\n  password: ‹base64›\n'],
  ['x.yaml', 'kind: Secret\nstringData:\n  password: ‹password›\n'],
  ['d.yaml', 'env:\n  - name: DB_PASSWORD\n    value: "‹password›"'],
  ['wf.yml', 'env:\n  API_TOKEN: ‹random›'],
  ['a.yml', 'ansible_become_pass: ‹password›'],
  ['a.tf', 'password = "‹password›"'],
  ['a.tf', 'variable "db_password" {\n  type = string\n  default = "‹password›"\n}'],
  ['a.tfvars', 'db_password = "‹password›"'],
  [
    'terraform.tfstate',
    '{"terraform_version":"1","resources":[{"type": "random_password","instances":[{"attributes":{"result": "‹password›"}}]}]}',
  ],
  ['cfn.yaml', 'Parameters:\n  DBPassword:\n    Type: String\n    NoEcho: true\n    Default: ‹password›\n'],
  ['cfn.json', '{"DBPassword": {"NoEcho": true, "Default": "‹password›"}}'],
  ['cfn.yaml', '      MasterUserPassword: ‹password›'],
  ['application.properties', 'spring.datasource.password=‹password›'],
  ['application.properties', 'app.secret=${APP_SECRET:‹random›}'],
  ['application.yml', 'spring:\n  datasource:\n    password: ‹password›'],
  ['appsettings.json', '{"ConnectionStrings":{"Default":"Server=db;Database=x;User Id=sa;Password=‹password›"}}'],
  ['appsettings.json', '{"Jwt": {"Issuer": "x", "Key": "‹random›"}}'],
  ['appsettings.json', '"Jwt:Key": "‹random›"'],
  ['web.config', '<add key="DbPassword" value="‹password›" />'],
  ['settings.xml', '<password>‹password›</password>'],
  ['b.xml', '<property name="password" value="‹password›"/>'],
  ['b.xml', '<property name="password">‹password›</property>'],
  ['strings2.xml', '<string name="api_key">‹random›</string>'],
  ['.env', 'DB_PASSWORD=‹password›'],
  ['.env', 'API_KEY="‹random›"'],
  ['.env', 'APP_KEY=«base64:‹long›»'],
  ['.netrc', 'machine x login y password ‹password›'],
  ['.netrc', 'machine x\n  login y\n  password ‹password›'],
  ['.pgpass', 'h:5432:db:u:‹password›'],
  ['.npmrc', '//r/:_authToken=‹random›'],
  ['.npmrc', '_auth=‹pair›'],
  ['config.json', '{"auths":{"x":{"auth":"‹pair›"}}}'],
  ['gradle.properties', 'signing.password=‹password›'],
  ['pip.conf', 'index-url = https://bob:‹password›@pypi.corp.io/simple'],
  ['x.toml', 'password = "‹password›"'],
  ['x.ini', 'password = ‹password›'],
  ['redis.conf', 'requirepass ‹password›'],
  ['master.key', '‹key›'],
  ['database.yml', 'production:\n  password: ‹password›'],
  ['secrets.yml', '  secret_key_base: ‹long›'],
  ['n.ipynb', '{"source": ["api_key = \\"‹random›\\"\\n"]}'],
  ['r.md', '```\nexport API_TOKEN=‹random›\n```'],
  ['x.http', 'Authorization: Bearer ‹random›'],
  ['x.http', 'Authorization: Basic ‹pair›'],
  ['x.txt', 'Password: ‹password›'],
  ['a.js', 'mongodb+srv://bob:‹percent›@c.mongo.net/x'],
  ['x.properties', 'url=jdbc:mysql://db/x?user=a&password=‹plain›'],
  ['a.groovy', 'sh "curl -u bob:‹password› https://x.io"'],
  ['Jenkinsfile', "environment { DB_PASSWORD = '‹password›' }"],
  ['.gitlab-ci.yml', 'variables:\n  DB_PASSWORD: "‹password›"'],
  ['s.txt', 'DefaultEndpointsProtocol=https;AccountName=abc;AccountKey=‹long›;EndpointSuffix=core.windows.net'],
  ['a.py', 'conn = psycopg2.connect("host=db dbname=x user=y password=‹password›")'],
  ['a.tsx', '<input type="password" value="x"/>\nconst API_SECRET = "‹random›"'],
  ['a.dart', "final String apiKey = '‹random›';"],
  ['a.scala', 'val password = "‹password›"'],
  ['a.lua', 'local password = "‹password›"'],
  ['Makefile', 'DB_PASSWORD := ‹password›'],
  ['A.java', 'new MySQLContainer<>().withPassword("‹password›")'],
  ['A.java', 'new Pool().setPassword("‹password›")'],
  ['a.rs', 'Client::new().with_token("‹random›")'],
  ['a.sh', 'java -Ddb.password=‹password› -jar app.jar'],
  ['a.cs', 'var key = Encoding.ASCII.GetBytes("‹random›");'],
  ['a.cs', 'var password = System.Text.Encoding.UTF8.GetBytes("‹password›");'],
  ['a.go', 'key := []byte("‹random›")'],
  ['a.ps1', 'Set-Item Env:DB_PASSWORD -Value "‹password›"'],
  ['a.ps1', "New-ItemProperty -Path $path -Name 'DbPassword' -value '‹password›'"],
  ['omniauth.rb', "provider :github, 'Iv1', '‹hex›'"],
  ['devise.rb', "config.omniauth :github, 'Iv1', '‹hex›', scope: 'user'"],
  ['a.ex', 'secret_key_base: "‹long›"'],
  ['web.config', '<add key="SmtpPassword" value="‹dotted›" />'],
  ['a.sh', 'redis-cli -a ‹dotted›'],
  ['a.ts', "connect({ apiKey: process.env.KEY ?? '‹random›' })"],
  ['a.ts', "connect({ password: settings.get('db') || '‹password›' })"],
  ['a.py', 'api_key = os.environ.get("ACME") or "‹random›"'],
  ['a.rs', 'env::var("API_TOKEN").unwrap_or_else(|_| "‹random›".to_string())'],
  ['a.rs', 'token: String::from("‹random›"),'],
  ['a.rs', 'client.basic_auth("bob", Some("‹password›"))'],
  ['a.go', 'var jwtKey = []byte("‹random›")'],
  ['a.go', 'flag.StringVar(&token, "token", "‹random›", "the token")'],
  ['a.go', 'sql.Open("mysql", "bob:‹plain›@tcp(db.corp.io:3306)/x")'],
  ['a.cs', 'public string ApiKey { get; set; } = "‹random›";'],
  ['a.java', 'config.setPassword("‹password›");'],
  ['a.java', 'Algorithm.HMAC256("‹random›")'],
  ['a.java', 'new SecretKeySpec("‹random›".getBytes(), "AES")'],
  ['a.swift', 'r.setValue("Bearer ‹random›", forHTTPHeaderField: "Authorization")'],
  ['a.rb', "f.basic_auth 'bob', '‹password›'"],
  ['build.gradle', "storePassword '‹password›'"],
  ['build.gradle', 'buildConfigField("String", "API_KEY", "\\"‹random›\\"")'],
  ['a.pl', 'DBI->connect("dbi:mysql:x", "bob", "‹password›")'],
  ['a.js', "http.request({ auth: 'bob:‹password›' })"],
  ['a.php', "curl_setopt($ch, CURLOPT_USERPWD, 'bob:‹password›');"],
  ['a.sql', "ALTER USER 'bob' IDENTIFIED WITH mysql_native_password BY '‹password›';"],
  ['a.sql', "SET PASSWORD FOR 'bob' = PASSWORD('‹password›');"],
  ['x.properties', 'url=jdbc:oracle:thin:erp/‹plain›@ora1:1521:ERP'],
  ['a.sh', 'sqlplus -S erp/‹plain›@ora1 @report.sql'],
  ['a.sh', 'http -a bob:‹plain› PUT https://x.io'],
  ['a.sh', 'vault login ‹random›'],
  ['a.sh', 'vault write auth/approle/login role_id=build secret_id=‹random›'],
  ['a.sh', 'wget --user=bob --http-password=‹password› https://x.io'],
  ['a.sh', 'az login --service-principal -u app -p ‹random›'],
  ['a.sh', 'keytool -genkeypair -storepass ‹password›'],
  ['a.sh', 'openssl pkcs12 -export -passout pass:‹password›'],
  ['a.sh', 'unzip -P ‹password› a.zip'],
  ['a.sh', 'lftp -u bob,‹password› ftp.x.io'],
  ['a.sh', "echo 'root:‹plain›' | chpasswd"],
  ['a.sh', 'echo "‹password›" | docker login -u bob --password-stdin'],
  ['a.sh', 'echo machine x login y password ‹plain›'],
  ['a.cmd', 'schtasks /create /tn B /ru svc /rp ‹password›'],
  ['a.cmd', 'cmdkey /add:fs01 /user:svc /pass:‹password›'],
  ['a.cmd', 'net user backup ‹password› /add'],
  ['a.ps1', '$secret = @"\n‹random›\n"@'],
  ['a.py', 'API_TOKEN = """\n‹random›\n"""'],
  ['a.js', "const apiSecret = '«‹random›' + '‹hex›»';"],
  ['a.py', 'API_TOKEN = (\n    "«‹random›"\n    "‹hex›»"\n)'],
  ['a.php', "$apiSecret = '«‹random›' . '‹hex›»';"],
  ['p.json', '[{ "ParameterKey": "DbPassword", "ParameterValue": "‹password›" }]'],
  ['a.plist', '<key>APIKey</key>\n<string>‹random›</string>'],
  ['u.xml', '<Password><Value>‹password›</Value></Password>'],
  ['a.tf', 'name = "/prod/db/password"\n  type = "SecureString"\n  value = "‹password›"'],
  ['a.tfstate', '{ "outputs": { "db_password": { "value": "‹random›", "type": "string" } } }'],
  ['b.yml', 'encrypt:\n  key: ‹random›'],
  ['x.cfg', 'user admin insecure-password ‹password›'],
  ['redis.conf', 'masterauth ‹password›'],
  ['r.md', '| Password | ‹plain› |'],
  ['r.md', '| Password | `‹plain›` |'],
  ['package-lock.json', '{ "lockfileVersion": 3, "resolved": "https://bob:‹plain›@npm.corp.io/a.tgz" }'],
  ['n.txt', 'vpn password = ‹plain›'],
  ['n.txt', 'API key: ‹random›'],
  ['r.md', 'Sign in as root with password `‹password›`.'],
  ['a.sh', 'http --auth bob:‹plain› https://x.io'],
  ['a.py', 'parser.add_argument("--token", help="the token", default="‹random›")'],
  ['a.py', "ftp = FTP('ftp.x.io', 'bob', '‹password›')"],
  ['n.txt', 'hey, the staging password is ‹plain›.'],
];

/** Path and text; nothing in it may be found. */
const quiet: readonly (readonly [path: string, text: string])[] = [
  ['a.ts', "tokenizationId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301'"],
  ['a.md', 'the password combination is wrong'],
  ['Jenkinsfile', "vaultKey: 'secret/app/db-password'"],
  ['a.yml', 'commit: ‹hex›'],
  ['a.ts', "const TurkeyKey = 'x'; import { KeyBoard } from '‹random›'"],
  ['a.ts', 'public_key = "‹random›"'],
  ['a.ts', "keyboard: '‹random›'"],
  ['a.ts', 'client_id = "‹hex›"'],
  ['a.cs', 'ultraPictureBox1.Tag = "‹random›"'],
  ['a.env', 'PASSWORD=REDACTED'],
  ['keys.json', '"key": "ctrl+shift+down"'],
  ['a.py', 'api_key = existingSubscription'],
  ['a.sh', 'curl https://user:$PASS@host.io'],
  ['a.sh', 'git clone https://x:${GITHUB_TOKEN}@github.com/a'],
  ['a.properties', 'url=jdbc:mysql://db.corp:3306/x?useSSL=true'],
  ['a.go', 'Password: config.Password,'],
  ['v.yaml', 'password: "{{ var }}"'],
  ['v.yaml', 'password: {{ .Values.password | quote }}'],
  ['a.scss', '$token: #fff;'],
  ['a.py', 'password = get_password()'],
  ['a.coffee', 'password = @password'],
  ['a.ts', 'ftp://anonymous:guest@ftp.x.org/'],
  ['a.ts', 'if (password === "hunter2abc!") {}'],
  ['a.ts', 'password != "‹random›"'],
  ['a.ts', 'const password = `${user}-${x}`'],
  ['a.ts', 'interface X { password: string; token?: string }'],
  ['a.py', 'password: str = None'],
  ['a.py', 'password = "password"'],
  ['a.ts', "const passwordField = '#Passw0rd!'"],
  ['a.ts', "const tokenUrl = 'https://x.io/‹random›'"],
  ['a.ts', "passwordLabel: 'Enter P4ssword!'"],
  ['a.ts', 'secretName: "‹random›"'],
  ['a.ts', "secretArn = 'arn:aws:‹random›'"],
  ['a.ts', 'nextToken: "‹random›"'],
  ['a.ts', "csrfToken: '‹random›'"],
  ['a.ts', "PASSWORD_REGEX = '^(?=.*[A-Z])‹random›$'"],
  ['a.yml', 'password: !vault |\n  $ANSIBLE_VAULT;1.1'],
  ['a.yml', 'password: ENC(‹random›)'],
  ['a.yml', "password: '{cipher}‹hex›'"],
  ['a.yml', 'password: vault:secret/x#‹random›'],
  ['a.yml', 'password: ${DB_PASSWORD}'],
  ['a.yml', 'password: ${{ secrets.DB_PASSWORD }}'],
  ['a.yml', 'password: $DB_PASSWORD'],
  ['a.json', '"password": "@Microsoft.KeyVault(SecretUri=https://x)"'],
  ['a.json', '"password": "{{resolve:secretsmanager:x:SecretString:p}}"'],
  ['a.yml', 'password: !Ref DBPassword'],
  ['a.yml', 'password: op://vault/item/password'],
  ['a.tf', 'password = var.db_password'],
  ['a.tf', 'password = "${var.db_password}"'],
  ['a.tf', 'password = random_password.db.result'],
  ['a.tf', 'password = data.aws_secretsmanager_secret_version.x.secret_string'],
  ['.env', 'DB_PASSWORD='],
  ['.env', 'DB_PASSWORD=changeme'],
  ['.env', 'DB_PASSWORD=<your-password>'],
  ['.env', 'API_KEY=your_api_key_here'],
  ['.env', 'API_KEY=xxxxxxxxxxxxxxxxxxxx'],
  ['.env', 'API_KEY=sk-xxxxxxxxxxxxxxxx'],
  ['.env', 'API_KEY=abcdef1234567890'],
  ['.env', 'TOKEN=%TOKEN%'],
  ['.env', 'API_TOKEN=@api.token@'],
  ['.env', 'SECRET_KEY=insert-your-secret-key'],
  ['.env', 'PASSWORD_FILE=/run/secrets/db'],
  ['a.sh', 'DB_PASSWORD=$(cat /run/secrets/x)'],
  ['a.sh', 'DB_PASSWORD="$1"'],
  ['a.sh', 'read -s PASSWORD'],
  ['a.sh', 'mkdir -p build/abc9X!'],
  ['a.sh', 'mysql -p"$PASS" x'],
  ['a.sh', 'curl -u "$USER:$PASS" x'],
  ['a.sh', 'docker run -p 80:80 x'],
  ['a.sh', 'export PWD=/home/x9!B'],
  ['a.ps1', '$Password = Read-Host -AsSecureString'],
  ['a.ps1', 'ConvertTo-SecureString $p -AsPlainText -Force'],
  ['a.ps1', '$Password = Get-Secret -Name "Db9!pass"'],
  ['a.ps1', 'param([string]$Password)'],
  ['Dockerfile', 'RUN --mount=type=secret,id=token cat /run/secrets/token'],
  ['Dockerfile', 'ENV DB_PASSWORD_FILE=/run/secrets/db'],
  ['docker-compose.yml', '      POSTGRES_PASSWORD: ${PG:?set it}'],
  ['d.yaml', '        valueFrom:\n          secretKeyRef:\n            name: db\n            key: password'],
  ['d.yaml', 'kind: ExternalSecret\nspec:\n  secretStoreRef:\n    name: vault'],
  ['d.yaml', '  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:'],
  ['Jenkinsfile', "environment { TOKEN = credentials('my-Id-9x') }"],
  ['Jenkinsfile', "credentialsId: 'Git9-‹random›'"],
  ['a.cs', '[DataType(DataType.Password)]'],
  ['a.cs', 'var password = configuration["Db:Pass9!word"];'],
  ['a.java', '@Value("${db.password}")'],
  ['a.java', 'private static final String PASSWORD_KEY = "db.password";'],
  ['a.java', 'String password = props.getProperty("db.password");'],
  ['a.java', 'String token = "Bearer " + jwt;'],
  ['a.py', 'token = f"{a}-{b}"'],
  ['a.py', 'password = "%s" % x'],
  ['a.rb', 'password: ENV["DB_PASSWORD"]'],
  ['a.rb', 'password: "#{x}"'],
  ['a.erb', 'password: <%= x %>'],
  ['a.php', '$password = $_POST["password"];'],
  ['a.php', "$password = password_hash('x', 1)"],
  ['a.js', 'const password = req.body.password'],
  ['a.js', "t('password', 'Password')"],
  ['nsswitch.conf', 'passwd:         files systemd\npasswd: files'],
  ['a.java', 'form.withPassword("Enter your password")'],
  ['a.java', 'new Pool().withToken("name")'],
  ['a.ts', "setPassword: 'Enter P4ssword!'"],
  ['a.cs', 'var key = Encoding.UTF8.GetBytes("hello world");'],
  ['a.cs', 'var key = Encoding.UTF8.GetBytes(configuration["Jwt:Key"]);'],
  ['a.ts', "const key = '‹random›';"],
  ['a.ps1', 'Set-Item Env:DB_PASSWORD -Value $password'],
  ['omniauth.rb', "provider :github, ENV['ID'], ENV['SECRET']"],
  ['omniauth.rb', "provider :saml, 'name', 'client-secret'"],
  ['a.json', '"password": "Passwort"'],
  ['a.json', '"forgotPassword": "Forgot your password?"'],
  ['a.json', '"type": "password", "name": "password"'],
  ['a.json', '"format": "password"'],
  ['s.json', '"token": "comment.line"'],
  ['a.ts', "token: 'keyword.control'"],
  ['a.ts', "const STORAGE_KEY = 'vuejs-todos'"],
  ['a.ts', "primaryKey: '‹random›'"],
  ['a.ts', 'cacheKey = "‹random›"'],
  ['a.html', '<input type="password" name="password" placeholder="Your p4ssword!">'],
  ['a.html', '<label for="password">Password</label>'],
  ['a.xml', 'PublicKeyToken=b77a5c561934e089'],
  ['a.config', '<assemblyIdentity publicKeyToken="31bf3856ad364e35"/>'],
  ['a.config', 'connectionString="Server=.;Trusted_Connection=True;"'],
  ['a.config', '"Server={0};Password={1}"'],
  ['x.md', 'docker://img:1.2@sha256:‹hex›'],
  ['a.md', 'https://user:pass@example.com'],
  ['a.md', 'https://username:password@host.com/'],
  ['a.md', 'postgres://user:password@localhost/db'],
  ['a.md', 'redis://:@h'],
  ['a.md', 'http://localhost:8080/@x'],
  ['a.yml', 'image: a@sha256:‹hex›'],
  ['a.yml', 'key: v1-deps-{{ checksum "x" }}'],
  ['htpasswd', 'bob:$apr1$abcd$‹random›'],
  ['a.yml', 'password: $2a$10$‹long›'],
  ['a.ts', 'author: "J0hn!Doe9"'],
  ['a.ts', "accessibility: '‹random›'"],
  ['a.ts', "monkey = '‹random›'"],
  ['a.ts', 'max_tokens: "4096"'],
  ['.gitlab-ci.yml', '  - docker login -u $U -p $CI_JOB_TOKEN'],
  ['.npmrc', '//r/:_authToken=${NPM_TOKEN}'],
  ['settings.xml', '<password>{COQLCE6DU6GtcS5P=}</password>'],
  ['settings.xml', '<password>${env.X}</password>'],
  ['a.py', '# password = something you know'],
  ['a.py', '"""password: the user\'s password"""'],
  ['a.py', 'parser.add_argument("--password", help="the p4ss!word")'],
  ['a.go', 'flag.String("password", "", "the p4ss!word")'],
  ['a.ts', 'password.length > "‹random›"'],
  ['a.ts', 'passwordInput.value = "a9!Bcd"'],
  ['package.json', '"integrity": "sha512-‹long›"'],
  ['a.tf', 'key_name = "prod-Key9!x"'],
  ['a.tf', 'kms_key_id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301"'],
  ['a.yml', 'token: ${{ github.token }}'],
  ['a.yml', 'permissions:\n  id-token: write'],
  ['a.ts', 'const { password = "" } = x'],
  ['a.swift', 'var password: String { get }'],
  ['a.kt', 'val password = "$user$pass"'],
  ['x.properties', 'keystore.alias=MyKey9!'],
  ['x.properties', 'jwt.header=Authorization'],
  ['a.ts', 'type Token = "a" | "b9!Cdefgh"'],
  ['a.php', "['password' => 'required|string|min:8|confirmed']"],
  ['a.php', "$password = 'Pr3fix!' . $user;"],
  ['a.ts', "const password = 'Pr3fix!' + user;"],
  ['a.py', 'password = ("Pr3fix!" + user)'],
  ['a.java', 'String p = console.readPassword("Enter the p4ssword!");'],
  ['a.java', 'config.setPassword(System.getenv("DB_PASSWORD"));'],
  ['a.cs', 'public string Password { get; set; } = string.Empty;'],
  ['a.ts', "connect({ apiKey: process.env.KEY ?? '' })"],
  ['a.ts', 'connect({ apiKey: process.env.KEY ?? other.key })'],
  ['a.go', 'fmt.Sprintf("%s:%s@tcp(%s)/%s", user, pass, host, name)'],
  ['a.ts', "password: 'com.acme.security.encoder'"],
  ['a.yml', 'annotations: { checksum/secret: ‹long› }'],
  ['a.yml', 'cache:\n  key: ‹random›'],
  ['a.sh', 'keytool -genkeypair -storepass "$STORE_PASS"'],
  ['a.sh', 'openssl enc -pass env:PASS'],
  ['a.sh', 'echo "$TOKEN" | docker login -u bob --password-stdin'],
  ['a.sh', 'vault login -method=oidc'],
  ['a.cmd', 'net user backup * /add'],
  ['a.cmd', 'net user backup /delete'],
  ['r.md', '| password | string | The password |'],
  ['r.md', '| Password | Description |'],
  ['n.txt', 'The password is required.'],
  ['package-lock.json', '{ "lockfileVersion": 3, "resolved": "https://bob:${TOKEN}@npm.corp.io/a.tgz" }'],
  ['n.txt', 'Public key: ‹random›'],
  ['a.ts', "const calls = ['hmac256(', 'some words behind it'];"],
  ['a.sh', "echo 'user:value' | chpasswd"],
  ['r.md', 'The user `bob` and the password `sunflower`.'],
  ['a.py', '{"access_token": "2YotnFZFEjr1zCsicMWpAA"}'],
  ['a.java', 'oauth_token="kkk9d7dh3k39sjv7"'],
  ['a.ts', "secret: 'ERR-SECRET-404'"],
  ['a.py', 'parser.add_argument("--token", help="the token", default=None)'],
  ['n.txt', 'Your password is stored, and the token: see below.'],
  ['n.txt', 'AccountName=devstoreaccount1;AccountKey=‹emulator›;BlobEndpoint=http://127.0.0.1:10000'],
];

/** Wrong findings that people have complained about in other scanners. */
const complaints: readonly (readonly [complaint: string, path: string, text: string])[] = [
  ['an id named tokenizationId', 'a.ts', "tokenizationId: '‹hex›'"],
  ['the prose "password combination"', 'a.md', 'a wrong user name or password combination: ‹password›'],
  ['names of vault keys in Jenkins', 'Jenkinsfile', "[path: 'secret/app', secretValues: [[vaultKey: 'db-Pass9']]]"],
  ['a commit', 'a.yml', 'ref: ‹hex›'],
  ['the integrity of a package', 'package.json', '"integrity": "sha512-‹long›"'],
  ['a turkey', 'a.ts', "const turkey = '‹random›'; const TurkeyKeyboard = '‹random›'"],
  ['a lock file of Gradle', 'gradle.lockfile', 'com.x:token=‹hex›'],
  ['a public key', 'a.ts', "const public_key = '‹random›'"],
  ['a keyboard', 'a.ts', "const keyboard = '‹random›'"],
  ['a client id', 'a.ts', "const client_id = '‹random›'"],
  ['a picture box, whose name holds "api"', 'a.cs', 'ultraPictureBox1.Name = "‹random›";'],
  ['a redacted value', '.env', 'DB_PASSWORD=REDACTED'],
  ['an embedded picture', 'a.css', 'background: url(data:image/png;base64,‹long›)'],
  ['key bindings', 'keys.json', '{ "key": "ctrl+shift+down", "command": "token" }'],
  ['an identifier taken for a key', 'a.py', 'pagerduty_api_key = existingSubscription'],
  ['a variable as the password of a URL', 'a.sh', 'git clone https://bot:$GITHUB_TOKEN@github.com/a/b'],
  ['a JDBC URL without credentials', 'a.properties', 'url=jdbc:mysql://db.corp.io:3306/app?useSSL=true'],
  ['names of test functions', 'a.py', 'def test_token_of_lob_is_not_found(): pass'],
  ['camelCase identifiers', 'a.ts', "const authToken = 'existingSubscriptionTokenProvider'"],
  ['a Go field set from a configuration', 'a.go', 'db := Options{ Password: config.DBPassword2x }'],
  ['a helm template', 'values.yaml', 'password: "{{ .Values.db.password }}"'],
  ['a variable of Sass', 'a.scss', '$token-color: #Fa12bc;'],
  ['an instance variable of CoffeeScript', 'a.coffee', 'password = @options.password1x'],
  ['any key of 40 characters', 'a.ts', "cacheKey: '‹hex›'"],
  ['anonymous FTP', 'a.md', 'ftp://anonymous:guest@ftp.x.org/pub'],
  ['values of SOPS', 'secrets.yaml', 'password: ENC[AES256_GCM,data:‹random›,iv:x,tag:y]\nsops:\n  version: 3'],
  ['environment values of 40 characters', '.env', 'BUILD_HASH=‹hex›'],
  ['the checksums of package-lock', 'package-lock.json', '{ "lockfileVersion": 3, "token": "‹hex›" }'],
];

/** Secrets that other scanners have missed. */
const missed: readonly (readonly [complaint: string, path: string, text: string])[] = [
  ['the name AWS_SECRET_KEY', 'a.sh', 'AWS_SECRET_KEY=‹random›'],
  ['a PostgreSQL URL', 'a.py', 'url = "postgres://svc:‹plain›@db.corp.io/app"'],
  ['a string of SQL Server', 'a.cs', '"Data Source=db.corp.io;Initial Catalog=x;User ID=svc;Password=‹password›"'],
  ['the line in a text file', 'notes.txt', "api_key = '‹random›'"],
  ['the same line in a Python file', 'notes.py', "api_key = '‹random›'"],
  ['a file with an unknown ending', 'notes.xyz', "api_key = '‹random›'"],
  ['an App Configuration string', 'a.txt', 'Endpoint=https://x.azconfig.io;Id=a-b:c;Secret=‹long›'],
];

/** What is found, as the text of its span. */
function spansOf(path: string, text: string): readonly string[] {
  return readLiterals(text, path).map(({ span }) => text.slice(span.start, span.end));
}

function assertFound(path: string, template: string): void {
  const open = template.indexOf('«');
  const marked = open < 0 ? undefined : fill(template.slice(open + 1, template.indexOf('»')));
  const { text, value } = locate(template.replace('«', '').replace('»', ''));
  // Compared as a flag, so that a failing test prints no value.
  assert.equal(spansOf(path, text).length, 1);
  assert.ok(spansOf(path, text)[0] === (marked ?? value));
}

function assertQuiet(path: string, template: string): void {
  const text = fill(template);
  assert.deepEqual(
    readLiterals(text, path).map(({ shape }) => shape),
    [],
  );
}

suite('Literals are found', () => {
  for (const [path, text] of found) test(`${path}: ${text}`, () => assertFound(path, text));
  for (const [what, path, text] of missed) test(`that others have missed: ${what}`, () => assertFound(path, text));
});

suite('No literal is found', () => {
  for (const [path, text] of quiet) test(`${path}: ${text}`, () => assertQuiet(path, text));
  for (const [what, path, text] of complaints) test(`where others have: ${what}`, () => assertQuiet(path, text));
});

suite('A literal that was found', () => {
  const first = (path: string, template: string) => readLiterals(fill(template), path)[0];

  test('has the name it is given to, at its place', () => {
    const { assignedTo } = first('a.ts', "const dbPassword = '‹password›';") ?? {};
    assert.deepEqual(assignedTo, { value: 'dbPassword', span: { start: 6, end: 16 } });
  });

  test('has the name of what a setter sets', () => {
    const { assignedTo } = first('a.java', 'config.setPassword("‹password›");') ?? {};
    assert.deepEqual(assignedTo, { value: 'Password', span: { start: 10, end: 18 } });
    assert.equal(first('a.rs', 'c.with_token("‹random›");')?.assignedTo?.value, 'token');
  });

  test('has the name of a property without the option that sets it', () => {
    assert.equal(first('a.sh', 'java -Ddb.password=‹password› x')?.assignedTo?.value, 'db.password');
  });

  test('is likely a secret if it looks random', () => {
    assert.equal(first('a.ts', "token: '‹random›'")?.evidence, 'likely');
    assert.equal(first('a.ts', "password: '‹password›'")?.evidence, 'likely');
  });

  test('is weak evidence if it is a word or a default of servers at home', () => {
    assert.equal(first('a.yml', 'password: sunflower')?.evidence, 'weak');
    assert.equal(first('a.yml', 'url: postgres://postgres:postgres@localhost/x')?.evidence, 'weak');
    assert.equal(first('a.properties', 'key-store-password=changeit')?.evidence, 'weak');
    assert.equal(first('a.yml', 'url: amqp://guest:guest@localhost')?.evidence, 'weak');
    assert.equal(first('a.py', 'url = "postgres://test:test@db/x"')?.evidence, 'weak');
  });

  test('is weak evidence in a test, and nothing there if it is a word', () => {
    assert.equal(first('test/a.test.ts', "password: '‹password›'")?.evidence, 'weak');
    assert.equal(first('test/a.test.ts', "password: 'hunter2'"), undefined);
    assert.equal(first('test/a.test.ts', "secret: 'sunflower'"), undefined);
  });

  test('is an example in a comment that documents code and in a session with Python', () => {
    assert.equal(first('a.ts', " * login({ password: '‹password›' })")?.place, 'documentation');
    assert.equal(first('a.py', ">>> login(password='‹password›')")?.place, 'documentation');
    assert.equal(first('a.ts', "// login({ password: '‹password›' })")?.place, 'code');
  });

  test('is an example in what a session with Python answers, and in a block that documentation shows', () => {
    const place = (...lines: readonly string[]) => first('a.py', lines.join('\r\n'))?.place;
    assert.equal(place('>>> fetch()', '{', "    'oauth_token': '‹random›',", '}'), 'documentation');
    assert.equal(place('    Example::', '', '        Client(', "            password='‹password›')"), 'documentation');
    assert.equal(place('    Examples:', "        Client(password='‹password›')"), 'documentation');
    assert.equal(place('>>> fetch()', '', "password = '‹password›'"), 'code');
    assert.equal(place('    Example::', '        Client()', "    password = '‹password›'"), 'code');
    assert.equal(place('class Example:', "    password = '‹password›'"), 'code');
  });

  for (const [path, text] of [
    ['a.py', 'os.getenv("DB_PASSWORD", "‹password›")'],
    ['a.py', 'os.environ.get("DB_PASSWORD", "‹password›")'],
    ['a.ts', "process.env.DB_PASSWORD ?? '‹password›'"],
    ['a.ts', "process.env['DB_PASSWORD'] || '‹password›'"],
    ['a.sh', 'P=${DB_PASSWORD:-‹password›}'],
    ['a.yml', 'password: ${ANY:‹password›}'],
    ['a.php', "env('DB_PASSWORD', '‹password›')"],
    ['a.rb', "ENV.fetch('DB_PASSWORD', '‹password›')"],
    ['a.tf', 'variable "db_password" {\n  default = "‹password›"\n}'],
  ] as const) {
    test(`is a default where a reference stands in front of it: ${text}`, () => {
      assert.equal(first(path, text)?.isDefault, true);
    });
  }

  test('is no default where it is given to its name', () => {
    assert.equal(first('a.py', 'DB_PASSWORD = "‹password›"')?.isDefault, false);
  });

  for (const [path, text] of [
    ['a.ts', "jwt.sign(payload, '‹random›')"],
    ['a.ts', "app.use(session({ secret: 'keyboard cat' }))"],
    ['settings.py', "SECRET_KEY = '‹long›'"],
    ['secrets.yml', 'secret_key_base: ‹long›'],
    ['.env', 'APP_KEY=base64:‹long›'],
    ['.env', 'JWT_SECRET=‹random›'],
    ['web.config', '<machineKey validationKey="‹hex›" />'],
    ['appsettings.json', '{ "Jwt": { "Issuer": "x", "Key": "‹random›" } }'],
  ] as const) {
    test(`signs, where its name or its place says so: ${text}`, () => {
      assert.equal(first(path, text)?.kind, 'signingKey');
    });
  }

  test('is a connection in URLs and connection strings, with its user as a part', () => {
    const url = first('a.ts', "'https://bob:‹percent›@db.corp.io/x'");
    assert.equal(url?.kind, 'connection');
    assert.deepEqual(url?.facts, { scheme: 'https', host: 'db.corp.io' });
    assert.equal(url?.parts[0]?.name, 'user name');
    assert.ok(url?.secret.judge((value) => value === fill('‹password›')));
    assert.equal(first('a.cs', '"Server=db;User Id=sa;Password=‹password›"')?.kind, 'connection');
  });

  test('is decoded in a Secret of Kubernetes', () => {
    const one = first('a.yaml', 'apiVersion: v1\nkind: Secret\ndata:\n  password: ‹base64›\n');
    assert.ok(one?.secret.judge((value) => value === fill('‹password›')));
    assert.equal(one?.shape, 'kubernetes-secret');
  });

  test('gives its value to nobody', () => {
    const one = first('a.ts', "const dbPassword = '‹password›';");
    assert.ok(one && !JSON.stringify(one).includes(fill('‹password›')));
  });
});

suite('Code that makes long-lived credentials', () => {
  for (const [path, text] of [
    ['a.tf', 'resource "aws_iam_access_key" "k" {'],
    ['a.tf', 'resource "google_service_account_key" "k" {'],
    ['a.tf', 'resource "azuread_application_password" "k" {'],
    ['a.yaml', 'Type: AWS::IAM::AccessKey'],
    ['a.py', 'iam.create_access_key(UserName="x")'],
    ['a.ts', 'await client.send(new CreateAccessKeyCommand({}))'],
    ['a.sh', 'aws iam create-access-key --user-name x'],
  ] as const) {
    test(`is reported: ${text}`, () => {
      assert.deepEqual(
        readLiterals(text, path).map(({ kind }) => kind),
        ['identity'],
      );
    });
  }

  for (const [path, text] of [
    ['a.tf', 'value = aws_iam_access_key.k.secret'],
    ['a.tf', '# resource "aws_iam_access_key" "k" {'],
    ['a.py', 'def create_access_key(self):'],
    ['a.md', 'Do not use create_access_key('],
  ] as const) {
    test(`is not: ${text}`, () => assert.deepEqual(readLiterals(text, path), []));
  }
});
