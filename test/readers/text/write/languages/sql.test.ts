import { testRepairs } from '../rewrite';

suite('a credential in SQL', () => {
  testRepairs('init.sql', {
    'of PostgreSQL comes from a variable of psql': {
      before: "CREATE ROLE app WITH LOGIN PASSWORD '«»';\n",
      after: "CREATE ROLE app WITH LOGIN PASSWORD :'app_password';\n",
    },
    'of PostgreSQL, in an option of a user mapping': {
      before: "CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password '«»');\n",
      name: 'dbPassword',
      after: "CREATE USER MAPPING FOR app SERVER s OPTIONS (user 'app', password :'db_password');\n",
    },
    'of SQL Server comes from a variable of sqlcmd': {
      before: "CREATE LOGIN app WITH PASSWORD = N'«»', CHECK_POLICY = ON;\n",
      after: "CREATE LOGIN app WITH PASSWORD = N'$(APP_PASSWORD)', CHECK_POLICY = ON;\n",
    },
    'of MySQL becomes a placeholder that keeps its quotes': {
      before: "CREATE USER IF NOT EXISTS 'shop'@'%' IDENTIFIED BY '«»';\n",
      after: "CREATE USER IF NOT EXISTS 'shop'@'%' IDENTIFIED BY '${SHOP_PASSWORD}';\n",
    },
    'of Oracle, which stands there like a name, becomes one in quotes': {
      before: 'ALTER USER shop IDENTIFIED BY «»;\n',
      after: 'ALTER USER shop IDENTIFIED BY "${SHOP_PASSWORD}";\n',
    },
    'in the body of a function, where psql puts nothing in, becomes a placeholder': {
      before: "DO $$ BEGIN CREATE ROLE app PASSWORD '«»'; END $$;\n",
      after: "DO $$ BEGIN CREATE ROLE app PASSWORD '${APP_PASSWORD}'; END $$;\n",
    },
    'in a comment gives way to its name': {
      before: '-- the password is «»\n',
      name: 'dbPassword',
      after: '-- the password is <DB_PASSWORD>\n',
    },
  });
});
